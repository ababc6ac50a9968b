import { beforeEach, describe, expect, test, vi } from 'vitest';
import type {
  MenuChangesResponse,
  MenuDraftResponse,
  MenuResponse,
  MenuVersionListResponse,
} from '../../api/menu.ts';
import type { Problem } from '../../api/problem.ts';
import type { Role, RouteKey } from '../../api/routes.ts';
import { handler } from '../../functions/menu-drafts/handler.ts';
import { contentOf, item, TEA } from '../support/menu.ts';
import { times } from './support/device.ts';
import { menus, openStore } from './support/house.ts';
import { eventOf, type Request, watchLog } from './support/http.ts';
import { bearer } from './support/tokens.ts';

vi.mock('../../functions/shared/compose.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('./support/house.ts')),
  deviceCheck: async () => 'admitted',
}));

watchLog();

const DRAFT = '/v1/stores/{storeId}/menu/draft';
const VERSIONS = '/v1/stores/{storeId}/menu/versions';
let storeId = 's1';
let opened = 0;

/** Every test has a store of its own, on whose menu there are noodles. */
beforeEach(async () => {
  opened += 1;
  storeId = `drafts-${opened}`;
  await openStore('m1', storeId);
  await menus().publish('m1' as never, storeId as never, contentOf(item()), 0);
});

async function call<T>(
  route: RouteKey,
  { params, headers, ...request }: Request = {},
  role: Role = 'merchant',
  claims: object = {},
) {
  const authorization = bearer(role, { ...times(), ...claims });
  const event = eventOf(route, {
    params: { storeId, ...params },
    ...request,
    headers: { authorization, ...headers },
  });
  const { statusCode: status = 0, body, headers: sent } = await handler(event, {} as never);
  return { status, etag: String(sent?.['etag']), body: (body ? JSON.parse(body) : {}) as T };
}

const draft = () => call<MenuDraftResponse>(`GET ${DRAFT}`);
const save = (etag: string, ...items: Parameters<typeof contentOf>) =>
  call<MenuDraftResponse & Problem>(`PUT ${DRAFT}`, {
    body: contentOf(...items),
    headers: { 'if-match': etag },
  });
const publish = (etag: string) =>
  call<MenuResponse & Problem>(`POST ${DRAFT}/publish`, { headers: { 'if-match': etag } });
const changes = (query: Request['query'] = {}) =>
  call<MenuChangesResponse>(`GET ${DRAFT}/changes`, { query });
const sold = async () =>
  (await menus().current('m1' as never, storeId as never))?.categories[0]?.items.map(
    (i) => i.itemId,
  );

describe('a draft', () => {
  test('begins as what is published, and customers see nothing of it until it is', async () => {
    const first = await draft();
    expect(first).toMatchObject({ status: 200, etag: '"0"' });
    expect(first.body.content).toEqual(contentOf(item()));
    const saved = await save(first.etag, item(), TEA);
    expect(saved).toMatchObject({ status: 200, etag: '"1"', body: { revision: 1 } });
    expect(await sold()).toEqual(['noodles']);
    expect((await publish(saved.etag)).body.version).toBe(2);
    expect(await sold()).toEqual(['noodles', 'tea']);
  });

  test('is never written over by somebody who has not seen it', async () => {
    await save('"0"', TEA);
    const late = await save('"0"', item({ price: 1 }), TEA);
    expect(late).toMatchObject({ status: 409, body: { code: 'draft-changed' } });
    expect((await draft()).body.content).toEqual(contentOf(TEA));
  });

  test('is published only as it was looked at', async () => {
    await save('"0"', TEA);
    await save('"1"', item({ price: 1 }), TEA);
    expect(await publish('"1"')).toMatchObject({ status: 409, body: { code: 'draft-changed' } });
    expect(await sold()).toEqual(['noodles']);
  });

  test.each([undefined, '1', '"x"', '*'])('is not saved by If-Match: %s', async (etag) => {
    const headers = etag === undefined ? {} : { 'if-match': etag };
    const saved = await call<Problem>(`PUT ${DRAFT}`, { body: contentOf(TEA), headers });
    expect(saved).toMatchObject({ status: 400, body: { field: 'If-Match' } });
  });

  test('is refused where it could not be published', async () => {
    const refused = await save('"0"', TEA, TEA);
    expect(refused).toMatchObject({ status: 422, body: { code: 'bad-menu' } });
    expect((await draft()).body.revision).toBe(0);
  });

  test.each([
    ['a cashier', 'cashier', {}, 403],
    ['another tenant', 'merchant', { merchant_id: 'm2' }, 404],
    ['the merchant of another store', 'merchant', { store_id: 's9' }, 404],
  ] as const)('is not for %s', async (_, role, claims, status) => {
    expect((await call(`GET ${DRAFT}`, {}, role, claims)).status).toBe(status);
    const request = { body: contentOf(TEA), headers: { 'if-match': '"0"' } };
    expect((await call(`PUT ${DRAFT}`, request, role, claims)).status).toBe(status);
    expect((await draft()).body.revision).toBe(0);
  });
});

describe('what a draft changes', () => {
  test('is told with the old and the new values', async () => {
    await save('"0"', item({ price: 2_900, allergens: ['gluten'] }), TEA);
    const { body } = await changes();
    expect(body.changes).toMatchObject([
      { kind: 'category', id: 'all', fields: [{ field: 'itemIds', after: ['noodles', 'tea'] }] },
      {
        ...{ kind: 'item', id: 'noodles', change: 'changed' },
        fields: [
          { field: 'price', before: 2_800, after: 2_900 },
          { field: 'allergens', after: ['gluten'] },
        ],
      },
      { kind: 'item', id: 'tea', change: 'added' },
    ]);
    expect(body.changes[1]?.fields[1]).not.toHaveProperty('before');
  });

  test('is a removal where something is gone, and nothing once it is published', async () => {
    const { etag } = await save('"0"', TEA);
    const gone = { kind: 'item', id: 'noodles', change: 'removed' };
    expect((await changes()).body.changes).toContainEqual(expect.objectContaining(gone));
    await publish(etag);
    expect((await changes()).body.changes).toEqual([]);
  });

  test('is listed page by page', async () => {
    const many = Array.from({ length: 5 }, (_, n) => item({ itemId: `i${n}` }));
    await save('"0"', ...many);
    const ids: string[] = [];
    let query: Request['query'] = { limit: '3' };
    for (let pages = 0; pages < 5; pages++) {
      const { body } = await changes(query);
      ids.push(...body.changes.map((c) => c.id));
      if (!body.next) break;
      query = { limit: '3', cursor: body.next };
    }
    expect(ids).toEqual(['all', 'noodles', 'i0', 'i1', 'i2', 'i3', 'i4']);
  });
});

describe('published menus', () => {
  const versions = (query: Request['query'] = {}) =>
    call<MenuVersionListResponse>(`GET ${VERSIONS}`, { query });
  const goBack = (version: string) =>
    call<MenuResponse>(`POST ${VERSIONS}/{version}/publish`, { params: { version } });

  test('are listed newest first, and an older one can be gone back to', async () => {
    await save('"0"', TEA);
    await publish('"1"');
    const back = await goBack('1');
    expect(back).toMatchObject({ status: 200, body: { version: 3 } });
    expect(await sold()).toEqual(['noodles']);
    const { body } = await versions({ limit: '2' });
    expect(body.versions).toMatchObject([
      { version: 3, items: 1, current: true },
      { version: 2, current: false },
    ]);
    const rest = await versions({ limit: '2', cursor: String(body.next) });
    expect(rest.body).toEqual({ versions: [expect.objectContaining({ version: 1 })] });
  });

  test.each(['0', '2', '99999999999', 'x', '-1'])('there is none called %s', async (version) => {
    expect((await goBack(version)).status).toBe(404);
    expect(await sold()).toEqual(['noodles']);
  });
});
