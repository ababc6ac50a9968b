import { describe, expect, test } from 'vitest';
import { CHINESE, CHINESE_TITLES } from '../../../api/problems/chinese.ts';
import {
  conflict,
  notFound,
  type Rejection,
  unprocessable,
} from '../../../core/usecases/rejection.ts';
import { REJECTION_CODES } from '../../../core/usecases/rejection-code.ts';
import { ProblemError, refused } from '../../../functions/shared/http/problem.ts';
import { preferredLanguage } from '../../../functions/shared/http/problem-language.ts';
import { asKiosk, problemOf, serve, watchLog } from '../support/http.ts';

watchLog();

const refuse = (error: Error, language?: string) =>
  serve('GET /v1/orders/{orderId}', () => Promise.reject(error), {
    headers: { ...asKiosk, ...(language !== undefined && { 'accept-language': language }) },
  });

describe('the language of a caller', () => {
  test.each([
    [undefined, 'en'],
    ['', 'en'],
    ['de', 'en'],
    ['*', 'en'],
    ['zh', 'zh-CN'],
    ['zh-Hans-CN', 'zh-CN'],
    ['ZH-cn,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
    ['zh;q=0.1, en;q=0.2', 'en'],
    ['zh;q=0', 'en'],
    ['fr, zh;q=0.3', 'zh-CN'],
    ['zhuang', 'en'],
    [`${'de,'.repeat(100)}zh`, 'en'],
  ])('of Accept-Language %s is %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});

describe('the Chinese catalogue', () => {
  test('has a sentence for each code that a use case can refuse with', () => {
    const missing = REJECTION_CODES.filter((code) => !(code in CHINESE));
    expect(missing, 'add these codes with a sentence to api/problems/chinese.ts').toEqual([]);
  });

  test('says each in a whole sentence, the last of which needs nothing to be filled in', () => {
    for (const [code, texts] of Object.entries(CHINESE)) {
      const all = [texts].flat();
      for (const text of all) expect([code, text]).toEqual([code, expect.stringMatching(/。$/)]);
      expect([code, all.at(-1)]).toEqual([code, expect.not.stringMatching(/[{}]/)]);
    }
  });

  test('titles each status that a problem can have', async () => {
    const titles = Object.entries(CHINESE_TITLES).map(([status]) => Number(status));
    for (const status of titles) {
      const { title } = new ProblemError(status, 'internal', 'x').problem;
      expect([status, title]).not.toEqual([status, 'Error']);
    }
    const statuses: Record<Rejection['status'], true> = {
      ...{ 400: true, 403: true, 404: true, 409: true, 422: true, 429: true, 503: true },
    };
    for (const status of Object.keys(statuses)) expect(titles).toContain(Number(status));
  });
});

describe('a problem', () => {
  const paid = refused(conflict('already-paid', 'Nothing is left to pay.'));

  test('is in English unless the caller would rather read Chinese', async () => {
    for (const language of [undefined, 'en', 'de']) {
      const answer = await refuse(paid, language);
      expect(problemOf(answer)).toMatchObject({
        title: 'Conflict',
        detail: 'Nothing is left to pay.',
      });
      expect(answer.headers).toMatchObject({ 'content-language': 'en', vary: 'Accept-Language' });
    }
  });

  test('keeps its code, status and field in Chinese', async () => {
    const bad = refused(unprocessable('bad-menu', 'categories[0]', 'Two have one id.'));
    const answer = await refuse(bad, 'zh-CN');
    expect(problemOf(answer)).toEqual({
      type: '/problems/bad-menu',
      title: '无法处理的内容',
      status: 422,
      code: 'bad-menu',
      detail: '菜单有误：categories[0]。',
      field: 'categories[0]',
      requestId: 'request-1',
    });
    expect(answer.headers).toMatchObject({ 'content-language': 'zh-CN' });
  });

  test('names what was not found, or at least says so', async () => {
    const detailOf = async (what: string) =>
      problemOf(await refuse(refused(notFound(what)), 'zh')).detail;
    expect(await detailOf('order')).toBe('找不到此订单。');
    expect(await detailOf('table')).toBe('找不到此餐桌。');
    expect(await detailOf('thing of tomorrow')).toBe('找不到所请求的内容。');
  });

  test('names the dish and how many are left, as far as they are known', async () => {
    const detailOf = async (params?: Rejection['params']) => {
      const soldOut = unprocessable('sold-out', 'lines[0].itemId', 'Sold out.', params);
      return problemOf(await refuse(refused(soldOut), 'zh')).detail;
    };
    expect(await detailOf({ name: '牛肉面', remaining: 2 })).toBe('牛肉面仅剩2份。');
    expect(await detailOf({ name: '牛肉面' })).toBe('牛肉面已售罄。');
    expect(await detailOf()).toBe('所选菜品或选项已售罄。');
  });

  test("keeps the store's own words, and says which language they are", async () => {
    const own = refused(conflict('store-paused', '春节休息。'));
    for (const language of ['en', 'zh']) {
      const answer = await refuse(own, language);
      expect(problemOf(answer).detail).toBe('春节休息。');
      expect(answer.headers).toMatchObject({ 'content-language': 'zh-CN' });
    }
  });

  test('of our own making is in Chinese too, and tells no more', async () => {
    const answer = await refuse(new TypeError('x is not a function'), 'zh');
    expect(problemOf(answer)).toMatchObject({
      code: 'internal',
      detail: '系统出现问题，请使用相同的 Idempotency-Key 重试。',
    });
  });
});

test('each wrong field of a body is named, with what is wrong in Chinese', async () => {
  const answer = await serve('POST /v1/orders', async () => ({ status: 200 }), {
    headers: { ...asKiosk, 'accept-language': 'zh-CN' },
    body: {
      storeId: 'people-road',
      channel: 'kiosk',
      lines: [{ itemId: 'tea', quantity: 0 }],
      x: 1,
    },
  });
  const problem = problemOf(answer);
  const fields = problem.errors?.map((e) => e.field);
  expect(fields).toEqual(expect.arrayContaining(['lines[0].quantity', 'fulfilment', 'x']));
  for (const { message } of problem.errors ?? []) expect(message).toMatch(/\p{Script=Han}/u);
  expect(problem).toMatchObject({ code: 'invalid-request', detail: problem.errors?.[0]?.message });
});
