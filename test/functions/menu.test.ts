import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { MenuResponse, SnoozeListResponse } from '../../api/menu.ts';
import type { Problem } from '../../api/problem.ts';
import type { Role, RouteKey } from '../../api/routes.ts';
import { handler } from '../../functions/menu/handler.ts';
import { contentOf, group, item, TEA } from '../support/menu.ts';
import { times } from './support/device.ts';
import { openStore, snoozes, stockCounts, time } from './support/house.ts';
import { eventOf, type Request, watchLog } from './support/http.ts';
import { bearer } from './support/tokens.ts';

vi.mock('../../functions/shared/compose.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('./support/house.ts')),
  // Whether a screen is paired is the business of other tests.
  deviceCheck: async () => 'admitted',
}));

watchLog();

const MENU = '/v1/stores/{storeId}/menu';
const SNOOZES = '/v1/stores/{storeId}/snoozes';
const MINUTE = 60_000;

async function call<T>(
  role: Role,
  route: RouteKey,
  { headers, ...request }: Request = {},
  claims: object = {},
) {
  const authorization = bearer(role, { ...times(), ...claims });
  const event = eventOf(route, {
    params: { storeId: 's1' },
    ...request,
    headers: { authorization, ...headers },
  });
  const { statusCode: status = 0, body, headers: sent } = await handler(event, {} as never);
  return { status, headers: sent ?? {}, body: (body ? JSON.parse(body) : undefined) as T };
}

const look = (headers: Request['headers'] = {}) =>
  call<MenuResponse>('kiosk', `GET ${MENU}`, { query: { lang: 'en' }, headers });
const say = (body: object, role: Role = 'cashier', claims: object = {}) =>
  call<SnoozeListResponse & Problem>(role, `PUT ${SNOOZES}`, { body }, claims);
const shown = async () => (await look()).body.categories.flatMap((c) => c.items);

beforeAll(() => openStore('m1', 's1'));
beforeEach(async () => {
  time.now += MINUTE;
  const [m1, s1] = ['m1' as never, 's1' as never];
  const { version } = await snoozes().of(m1, s1);
  await snoozes().replace(m1, s1, { version: version + 1, snoozes: [] });
  const body = contentOf(item({ modifierGroups: [group()] }), TEA);
  expect((await call('merchant', `PUT ${MENU}`, { body })).status).toBe(200);
});

describe('the menu that customers see', () => {
  test('says whose it is', async () => {
    expect((await look()).body.storeName).toBe('m1 s1');
  });

  test('shows within seconds what nobody has a portion of any more', async () => {
    const count = async (name: object, remaining: number) =>
      await stockCounts().set('m1' as never, 's1' as never, {
        itemId: 'noodles',
        ...name,
        remaining,
      });
    await count({}, 1);
    await count({ optionId: 'large' }, 0);
    time.now += 5_000;
    const { etag = '' } = (await look()).headers;
    expect(await shown()).toMatchObject([
      { soldOut: false, modifierGroups: [{ modifiers: [{ soldOut: false }, { soldOut: true }] }] },
      { soldOut: false },
    ]);
    await count({}, 0);
    time.now += 5_000;
    expect((await look({ 'if-none-match': String(etag) })).status).toBe(200);
    expect(await shown()).toMatchObject([{ soldOut: true }, { soldOut: false }]);
    await stockCounts().stopCounting('m1' as never, 's1' as never, { itemId: 'noodles' });
    await count({ optionId: 'large' }, 9);
  });

  test('shows what staff have called sold out, until when, and that it is back', async () => {
    const until = time.now + MINUTE;
    await say({ kind: 'item', id: 'tea', soldOut: true, until });
    await say({ kind: 'option', id: 'large', soldOut: true });
    const large = { optionId: 'large', soldOut: true };
    expect(await shown()).toMatchObject([
      { soldOut: false, modifierGroups: [{ modifiers: [{ soldOut: false }, large] }] },
      { soldOut: true, soldOutUntil: until },
    ]);
    time.now = until;
    await say({ kind: 'option', id: 'large', soldOut: false });
    expect(JSON.stringify(await shown())).not.toContain('"soldOut":true');
  });

  test('is another one to caches when something is called out, and when it comes back', async () => {
    const tags = [(await look()).headers['etag']];
    await say({ kind: 'item', id: 'tea', soldOut: true, until: time.now + MINUTE });
    tags.push((await look()).headers['etag']);
    expect((await look({ 'if-none-match': String(tags[1]) })).status).toBe(304);
    time.now += MINUTE;
    tags.push((await look()).headers['etag']);
    expect(new Set(tags).size).toBe(3);
  });

  test('says when the store takes no orders', async () => {
    expect((await look()).body.paused).toBe(false);
    await say({ kind: 'store', soldOut: true });
    expect((await look()).body.paused).toBe(true);
    await say({ kind: 'store', soldOut: false });
  });
});

describe('a snooze', () => {
  test('is listed with who said it', async () => {
    await say({ kind: 'item', id: 'noodles', soldOut: true });
    const { body } = await call<SnoozeListResponse>('kitchen', `GET ${SNOOZES}`);
    const { now: since } = time;
    const actor = 'cashier:cashier-1';
    expect(body.snoozes).toEqual([{ kind: 'item', id: 'noodles', since, actor }]);
    await say({ kind: 'item', id: 'noodles', soldOut: false });
  });

  test.each([
    ['a kiosk', 'kiosk', {}, 403],
    ['staff of another store', 'cashier', { store_id: 's2' }, 404],
  ] as const)('is not for %s to change', async (_, role, claims, status) => {
    const refused = await say({ kind: 'item', id: 'tea', soldOut: true }, role, claims);
    expect(refused.status).toBe(status);
    expect((await snoozes().of('m1' as never, 's1' as never)).snoozes).toEqual([]);
  });

  test("of another tenant's store changes nothing there", async () => {
    const body = { kind: 'item', id: 'tea', soldOut: true };
    const refused = await say(body, 'merchant', { merchant_id: 'm2' });
    expect(refused).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect((await snoozes().of('m1' as never, 's1' as never)).snoozes).toEqual([]);
  });

  test.each([
    [{ kind: 'item', soldOut: true }, 400],
    [{ kind: 'store', id: 'tea', soldOut: true }, 400],
    [{ kind: 'item', id: 'x', soldOut: true }, 422],
  ])('that says %j is refused', async (body, status) => {
    expect((await say(body)).status).toBe(status);
  });
});
