import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { MenuImportResponse } from '../../api/menu-io.ts';
import type { Problem } from '../../api/problem.ts';
import type { Role, RouteKey } from '../../api/routes.ts';
import type { MenuContent } from '../../core/domain/menu.ts';
import { handler } from '../../functions/menu-io/handler.ts';
import { contentOf, group, item, TEA } from '../support/menu.ts';
import { times } from './support/device.ts';
import { menuDrafts, menus, openStore } from './support/house.ts';
import { eventOf, type Request, watchLog } from './support/http.ts';
import { bearer } from './support/tokens.ts';

vi.mock('../../functions/shared/compose.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('./support/house.ts')),
  deviceCheck: async () => 'admitted',
}));

watchLog();

const NOODLES = item({ itemId: '007', modifierGroups: [group()], plu: '0042' });
const MENU = contentOf(NOODLES, TEA);
const languages = (count: number): string =>
  Array.from({ length: count }, (_, n) => `name.aa-${String(n).padStart(5, '0')}`).join(',');
let storeId = 's1';
let opened = 0;

/** Every test has a store of its own, on whose menu there are noodles and tea. */
beforeEach(async () => {
  opened += 1;
  storeId = `io-${opened}`;
  await openStore('m1', storeId);
  await menus().publish('m1' as never, storeId as never, MENU, 0);
});

async function call(route: RouteKey, request: Request = {}, role: Role = 'merchant') {
  const headers = { authorization: bearer(role, times()), ...request.headers };
  const event = eventOf(route, { params: { storeId }, ...request, headers });
  const { statusCode: status = 0, body = '', headers: sent } = await handler(event, {} as never);
  return { status, text: body, headers: sent ?? {} };
}

const exported = (query: Request['query'] = {}) =>
  call('GET /v1/stores/{storeId}/menu/export', { query });

async function imported(
  body: string | object,
  {
    etag = '"0"',
    type = typeof body === 'string' ? 'text/csv' : 'application/json',
    ...query
  }: {
    readonly etag?: string;
    readonly type?: string;
    readonly dryRun?: string;
    readonly dryrun?: string;
  } = {},
  more: Request['headers'] = {},
) {
  const headers = { 'content-type': type, 'if-match': etag, ...more };
  const request = { body, headers, query };
  const answer = await call('POST /v1/stores/{storeId}/menu/import', request);
  return { ...answer, body: JSON.parse(answer.text) as MenuImportResponse & Problem };
}

const draft = () => menuDrafts().current('m1' as never, storeId as never);
const dishes = async () => (await draft())?.categories.flatMap((c) => c.items);

describe('an exported menu', () => {
  test('is in JSON exactly what was published', async () => {
    const { status, text, headers } = await exported();
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual(MENU);
    expect(headers['content-disposition']).toContain(`menu-${storeId}.json`);
  });

  test.each(['json', 'csv'] as const)(
    'changes nothing when it is imported as %s',
    async (format) => {
      const { text, headers } = await exported({ format, of: 'draft' });
      const again = await imported(format === 'csv' ? text : (JSON.parse(text) as object), {
        etag: String(headers['etag']),
      });
      expect(again).toMatchObject({
        status: 200,
        body: {
          applied: true,
          rows: 2,
          created: 0,
          changed: 0,
          unchanged: 2,
          removed: 0,
          errors: [],
        },
      });
      expect(await dishes()).toEqual(format === 'csv' ? undefined : [NOODLES, TEA]);
    },
  );

  test('is the draft where that is asked for', async () => {
    await imported(contentOf(TEA));
    expect(JSON.parse((await exported({ of: 'draft' })).text)).toEqual(contentOf(TEA));
    expect(JSON.parse((await exported()).text)).toEqual(MENU);
  });

  test.each([{ format: 'xlsx' }, { of: 'yesterday' }])('is not %j', async (query) => {
    expect((await exported(query)).status).toBe(400);
  });
});

describe('an import', () => {
  test('goes into the draft, and customers see nothing of it', async () => {
    const { body, headers } = await imported('itemId,price\ntea,9.50\n007,28.00\n');
    expect(body).toMatchObject({ revision: 1, applied: true, rows: 2, changed: 1, unchanged: 1 });
    expect(headers['etag']).toBe('"1"');
    expect(await dishes()).toEqual([NOODLES, { ...TEA, price: 950 }]);
    expect(JSON.parse((await exported()).text)).toEqual(MENU);
  });

  test('changes nothing on a dry run, which needs no ETag and tells the one it judged by', async () => {
    const { body, headers } = await imported('itemId,price\ntea,9.50\n', {
      ...{ etag: '', dryRun: 'true' },
    });
    expect(body).toMatchObject({ revision: 0, applied: false, changed: 1, errors: [] });
    expect(headers['etag']).toBe('"0"');
    expect(await draft()).toBeUndefined();
  });

  test('changes nothing where one row is wrong, and tells of each wrong row once', async () => {
    const { body } = await imported(
      [
        'categoryId,itemId,name.en,price,taxClass',
        'all,tea,Tea,9.50,',
        'all,cola,Cola,free,',
        'all,coffee,,12.00,',
        'all,b@d,Bad,1.00,no such!',
        'all,tea,Tea,1.00,',
      ].join('\r\n'),
    );
    expect(body).toMatchObject({ applied: false, rows: 5, created: 0, changed: 0, errorCount: 4 });
    expect(body.errors).toMatchObject([
      { row: 3, field: 'price', code: 'bad-price' },
      { row: 4, field: 'name', code: 'missing' },
      { row: 5, field: 'itemId', code: 'bad-value' },
      { row: 6, field: 'itemId', code: 'item-twice' },
    ]);
    expect(await draft()).toBeUndefined();
  });

  test('tells what is wrong in the language of the caller', async () => {
    const zh = { 'accept-language': 'zh-CN' };
    const file = 'categoryId,itemId,name.en,price\nall,cola,Cola,x\nall,-,Dash,1.00\n';
    const { body, headers } = await imported(file, {}, zh);
    expect(body.errors.map((e) => e.message)).toEqual([
      expect.stringMatching(/^请填写价格/),
      expect.stringMatching(/\p{Script=Han}/u),
    ]);
    expect(headers['content-language']).toBe('zh-CN');
    expect((await imported(file)).body.errors[0]?.message).toMatch(/^Write a price/);
  });

  test('is refused by its row where a dish could be had for less than nothing', async () => {
    const { body } = await imported('itemId,price\n007,1.00\ntea,9.00\n');
    expect(body).toMatchObject({ applied: false, changed: 0 });
    expect(body.errors).toMatchObject([{ row: 2, field: 'price', code: 'bad-menu' }]);
  });

  test('in JSON takes the place of the draft, and names the dish that is wrong', async () => {
    const { body } = await imported(contentOf(TEA, item({ price: 1 })));
    expect(body).toMatchObject({ applied: true, rows: 2, created: 1, unchanged: 1, removed: 1 });
    expect(await dishes()).toEqual([TEA, item({ price: 1 })]);
    const wrong = await imported(contentOf(TEA, item({ price: -1 })), { etag: '"1"' });
    expect(wrong.body.errors).toMatchObject([{ row: 2, field: 'price', code: 'bad-value' }]);
    expect((await draft())?.version).toBe(1);
  });

  test('is never written over a draft that its sender has not seen', async () => {
    await imported('itemId,price\ntea,9.50\n');
    const late = await imported('itemId,price\ntea,1.00\n');
    expect(late).toMatchObject({ status: 409, body: { code: 'draft-changed' } });
    expect((await dishes())?.[1]?.price).toBe(950);
  });

  test('begins the menu of a store that has none', async () => {
    storeId = `${storeId}-new`;
    await openStore('m1', storeId);
    const { body } = await imported('categoryId,category.en,itemId,name.en,price\na,A,tea,Tea,1\n');
    expect(body).toMatchObject({ applied: true, revision: 1, created: 1 });
    expect(await draft()).toMatchObject({ currency: 'CNY', categories: [{ categoryId: 'a' }] });
  });

  const huge: MenuContent = contentOf(item({ description: { en: 'x'.repeat(2_700_000) } }));
  test.each([
    ['another type', 'x', { type: 'text/plain' }, 415, 'not-json-or-csv'],
    ['what is no JSON', '{', { type: 'application/json' }, 400, 'invalid-json'],
    ['no UTF-8', 'itemId,name.en\ntea,\uFFFD\n', {}, 400, 'not-utf8'],
    ['an open quotation mark', 'itemId,name.en\ntea,"Tea\n', {}, 400, 'bad-csv'],
    ['an unknown column', 'itemId,prise\ntea,1\n', {}, 422, 'bad-columns'],
    ['nothing', '', {}, 422, 'bad-columns'],
    ['more languages than anybody speaks', `itemId,${languages(20_000)}\n`, {}, 422, 'bad-columns'],
    ['too much', huge, {}, 413, 'body-too-large'],
    ['no ETag', 'itemId\ntea\n', { etag: '' }, 400, 'invalid-request'],
    ['a dry run of another name', 'itemId\ntea\n', { dryrun: 'true' }, 400, 'invalid-request'],
    ['another currency', { ...MENU, currency: 'JPY' }, {}, 422, 'wrong-currency'],
  ])('refuses %s', async (_, body, how, status, code) => {
    expect(await imported(body, how)).toMatchObject({ status, body: { code } });
    expect(await draft()).toBeUndefined();
  });
});
