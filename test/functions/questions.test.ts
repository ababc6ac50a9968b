import { beforeEach, describe, expect, test, vi } from 'vitest';
import { MemoryAnswers, MemoryFoundRows } from '../../adapters/memory/answers.ts';
import type { Look, QueryEngine, Run } from '../../analytics/questions/engine.ts';
import { EngineBusy } from '../../analytics/questions/engine.ts';
import type { AnswerResponse } from '../../api/questions.ts';
import type { Role, RouteKey } from '../../api/routes.ts';
import { handler } from '../../functions/questions/handler.ts';
import { times } from './support/device.ts';
import { openStore, time } from './support/house.ts';
import { eventOf, type Request, watchLog } from './support/http.ts';
import { bearer } from './support/tokens.ts';

/** An engine that notes what it runs, and finds what a test says. */
class NotingEngine implements QueryEngine {
  readonly database = 'facts';
  readonly runs: Run[] = [];
  found: Look = { status: 'running' };
  isBusy = false;

  async start(run: Run): Promise<string> {
    if (this.isBusy) throw new EngineBusy();
    this.runs.push(run);
    return run.token;
  }

  async look(): Promise<Look> {
    return this.found;
  }
}

const given = vi.hoisted(() => ({}) as { engine: unknown; answers: unknown; found: unknown });
vi.mock('../../functions/shared/compose.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('./support/house.ts')),
  deviceCheck: async () => 'admitted',
  queryEngine: () => given.engine,
  answers: () => given.answers,
  foundRows: () => given.found,
}));

watchLog();
const ROW = ['s1', 4, 12, 2, 350, 175];
const DONE: Look = { status: 'done', rows: [ROW], truncated: false, bytesScanned: 4096 };
const ASK = 'POST /v1/questions/{question}/answers';
const LOOK = 'GET /v1/answers/{answerId}';
type Body = AnswerResponse & { readonly code: string; readonly field: string };
let engine: NotingEngine;

beforeEach(async () => {
  engine = new NotingEngine();
  Object.assign(given, {
    ...{ engine, answers: new MemoryAnswers(), found: new MemoryFoundRows() },
  });
  time.now += 600_000;
  for (const store of ['s1', 's2']) await openStore('m1', store);
  await openStore('m2', 's3');
});

interface Caller {
  readonly role: Role;
  readonly claims?: object;
}
const MERCHANT: Caller = { role: 'merchant', claims: { store_id: undefined } };
const MANAGER: Caller = {
  role: 'manager',
  claims: {
    ...{ staff_id: '01KB2Z3M4N5P6Q7R8S9T0V1W2X', staff_access: 1 },
    device_id: '01KB2Z3M4N5P6Q7R8S9T0V1W2Y',
  },
};
const STRANGER: Caller = { role: 'merchant', claims: { merchant_id: 'm2', store_id: undefined } };

async function call(key: RouteKey, request: Request, { role, claims }: Caller = MERCHANT) {
  const headers = { authorization: bearer(role, { ...times(), ...claims }) };
  const reply = await handler(eventOf(key, { ...request, headers }), {} as never);
  const text = reply.body ?? '';
  const isJson = String(reply.headers?.['content-type']).includes('json');
  return {
    ...{ status: reply.statusCode, headers: reply.headers ?? {}, text },
    body: (isJson ? JSON.parse(text) : {}) as Body,
  };
}

const WEEK = { from: '2026-11-01', to: '2026-11-07' };
const ask = (body: object = {}, caller = MERCHANT, name = 'sales-by-hour') =>
  call(ASK, { params: { question: name }, body: { ...WEEK, ...body } }, caller);
const look = (answerId: string, caller = MERCHANT, query: Request['query'] = {}) =>
  call(LOOK, { params: { answerId }, query }, caller);
const stores = () => engine.runs.at(-1)?.query.bounds.map(({ value }) => value);

test('what can be asked is told with the columns of the answers', async () => {
  const { status, text } = await call('GET /v1/questions', {});
  expect(status).toBe(200);
  expect(JSON.parse(text).questions).toContainEqual(
    expect.objectContaining({
      ...{ name: 'sales-by-hour', heading: 'business', parameters: [] },
      columns: expect.arrayContaining([
        { name: 'orders_count', type: 'bigint', meaning: 'Orders that were paid for.' },
      ]),
    }),
  );
});

describe('a question', () => {
  test('runs, and its answer is there when the engine has it', async () => {
    const asked = await ask();
    expect(asked).toMatchObject({ status: 202, body: { status: 'RUNNING' } });
    const { answerId } = asked.body;
    expect(asked.headers['location']).toBe(`/v1/answers/${answerId}`);
    expect((await look(answerId)).body).toMatchObject({ status: 'RUNNING', name: 'sales-by-hour' });
    engine.found = DONE;
    for (const _ of ['first', 'again']) {
      expect((await look(answerId)).body).toMatchObject({
        ...{ ...WEEK, answerId, status: 'DONE', rows: [ROW], truncated: false },
        ...{ bytesScanned: 4096, asOf: time.now },
      });
    }
    expect((await ask()).body).toEqual({ answerId, status: 'DONE' });
    expect(engine.runs).toHaveLength(1);
  });

  test('is of the merchant in the token, whatever else is sent', async () => {
    await ask();
    expect(stores()).toEqual(['m1', '2026-11-01', '2026-11-07']);
    expect(await ask({ merchantId: 'm2' })).toMatchObject({ status: 400 });
    await ask({}, STRANGER);
    expect(stores()?.[0]).toBe('m2');
  });

  test('is of the stores that were named, in any order and once each', async () => {
    const first = await ask({ storeIds: ['s2', 's1', 's2'] });
    expect(stores()?.slice(3)).toEqual(['s1', 's2']);
    expect((await ask({ storeIds: ['s1', 's2'] })).body).toEqual(first.body);
    expect(engine.runs).toHaveLength(1);
  });

  test('is never of a store of somebody else', async () => {
    for (const [caller, storeId] of [
      [MERCHANT, 's3'],
      [MERCHANT, 's9'],
      [MANAGER, 's2'],
    ] as const) {
      const { status, body } = await ask({ storeIds: ['s1', storeId] }, caller);
      expect([status, body.code]).toEqual([404, 'not-found']);
    }
    expect(engine.runs).toEqual([]);
  });

  test('of a manager is of their store, also where they name none', async () => {
    const { answerId } = (await ask({}, MANAGER)).body;
    expect(stores()?.slice(3)).toEqual(['s1']);
    expect((await look(answerId, MANAGER)).status).toBe(200);
    const ofAll = (await ask()).body.answerId;
    expect((await look(ofAll, MANAGER)).status).toBe(404);
  });

  test('of days that are over is answered once, of open ones anew when sales may be new', async () => {
    const days = new Date(time.now).toISOString().slice(0, 10);
    const [closed, open] = [(await ask()).body, (await ask({ from: days, to: days })).body];
    time.now += 20_000;
    expect((await ask()).body.answerId).toBe(closed.answerId);
    expect((await ask({ from: days, to: days })).body.answerId).not.toBe(open.answerId);
    expect(engine.runs.map((run) => run.isSettled)).toEqual([true, false, false]);
    time.now += 7 * 86_400_000;
    await ask();
    expect(engine.runs).toHaveLength(4);
    expect(new Set(engine.runs.map((run) => run.token)).size).toBe(4);
    // Even when nobody knows any more that it was ever asked.
    given.answers = new MemoryAnswers();
    await ask();
    expect(new Set(engine.runs.map((run) => run.token)).size).toBe(5);
  });

  test.each([
    [{ to: '2026-10-31' }, 'bad-days', 'to'],
    [{ from: '2025-01-01' }, 'bad-days', 'to'],
    [{ from: '2026-02-30' }, 'invalid-request', 'from'],
    [{ parameters: { least: 1 } }, 'bad-parameter', 'parameters.least'],
    [{ parameters: { __proto__x: 1 } }, 'invalid-request', 'parameters.__proto__x'],
    [{ storeIds: [] }, 'invalid-request', 'storeIds'],
  ])('with %j is refused', async (body, code, field) => {
    expect((await ask(body)).body).toMatchObject({ code, field });
    expect(engine.runs).toEqual([]);
  });

  test('that nobody has written down is not there', async () => {
    for (const name of ['nothing', 'toString', '../sales-by-hour']) {
      expect((await ask({}, MERCHANT, name)).status).toBe(404);
    }
  });

  test('waits where the merchant or everybody asks too much at once', async () => {
    const dates = Array.from({ length: 41 }, (_, n) => ({ from: '2026-10-01', to: dayOf(n) }));
    const statuses = [];
    for (const days of dates) statuses.push((await ask(days)).status);
    expect(statuses).toEqual([...Array(40).fill(202), 429]);
    engine.found = DONE;
    await look((await ask(dates[0])).body.answerId);
    expect((await ask(dates[40])).status).toBe(202);
    engine.isBusy = true;
    expect((await ask({}, STRANGER)).body.code).toBe('too-many-requests');
  });
});

const dayOf = (n: number): string => new Date(Date.UTC(2026, 9, 1 + n)).toISOString().slice(0, 10);

describe('an answer', () => {
  test('is not there for another merchant, nor what never was one', async () => {
    const { answerId } = (await ask()).body;
    expect((await look(answerId, STRANGER)).status).toBe(404);
    for (const id of ['0'.repeat(40), 'x', '../answers']) {
      expect((await look(id)).status).toBe(404);
    }
  });

  test('that failed says why, and may be asked for again', async () => {
    const { answerId } = (await ask()).body;
    engine.found = { status: 'failed', reason: 'too-much' };
    expect((await look(answerId)).body).toMatchObject({ status: 'FAILED', problem: 'too-much' });
    engine.found = DONE;
    expect((await look(answerId)).body.status).toBe('FAILED');
    expect((await ask()).body).toEqual({ answerId, status: 'RUNNING' });
    expect((await look(answerId)).body.status).toBe('DONE');
  });

  test('as a table has no formula of what somebody typed, and numbers as they are', async () => {
    const { answerId } = (await ask()).body;
    const early = await look(answerId, MERCHANT, { format: 'csv' });
    expect([early.status, early.body.code]).toEqual([409, 'answer-not-done']);
    const row = ['=cmd|"/C calc"!A1,"x"', 4, 12, -2, null, 0.5];
    engine.found = { status: 'done', rows: [row], truncated: false };
    const { text, headers } = await look(answerId, MERCHANT, { format: 'csv' });
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="sales-by-hour-2026-11-01-2026-11-07.csv"',
    });
    expect(text).toBe(
      '\uFEFFstore_id,weekday,hour_local,orders_count,sales_minor,average_minor\r\n' +
        `"'=cmd|""/C calc""!A1,""x""",4,12,-2,,0.5`,
    );
  });

  test('that would be too large is cut, and says so', async () => {
    const { answerId } = (await ask()).body;
    const rows = Array.from({ length: 5_000 }, () => ['饭'.repeat(500), 4, 12, 2, 350, 175]);
    engine.found = { status: 'done', rows, truncated: false };
    const { text, body } = await look(answerId);
    expect(body.truncated).toBe(true);
    expect(Buffer.byteLength(text)).toBeLessThan(5_500_000);
    expect(body.rows?.length).toBeGreaterThan(1_000);
  });
});
