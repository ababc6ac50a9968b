import { beforeEach, describe, expect, test, vi } from 'vitest';
import type {
  ReconciliationListResponse,
  ReconciliationResponse,
} from '../../api/reconciliations.ts';
import type { Role, RouteKey } from '../../api/routes.ts';
import { born, parseMerchantId } from '../../core/domain/ids.ts';
import { type DayReport, emptyReport } from '../../core/domain/reconciliation/day-report.ts';
import { handler } from '../../functions/reconciliations/handler.ts';
import { times } from './support/device.ts';
import { billFiles, dayReports, reconciled, time } from './support/house.ts';
import { eventOf, type Request, watchLog } from './support/http.ts';
import { bearer } from './support/tokens.ts';

vi.mock('../../functions/shared/compose.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('./support/house.ts')),
  deviceCheck: async () => 'admitted',
}));

watchLog();

const MERCHANT = born(parseMerchantId, 'm1');
const OTHER = born(parseMerchantId, 'm2');
const DAY = '2026-11-21';
const difference = (outTradeNo: string) =>
  ({ found: 'only_local', kind: 'payment', outTradeNo, oursMinor: 100, at: 3 }) as const;
const report: DayReport = {
  ...emptyReport(DAY, 'missing', '', 17),
  ...{ state: 'reconciled', reason: undefined, account: 'app-1' },
  differences: [difference('K1'), difference('K2'), difference('K3')],
};

async function call<T = ReconciliationResponse>(
  route: RouteKey,
  date = DAY,
  query: Request['query'] = {},
  role: Role = 'merchant',
) {
  const headers = { authorization: bearer(role, times()) };
  const event = eventOf(route, { params: { date }, query, headers });
  const { statusCode: status = 0, body = '', ...more } = await handler(event, {} as never);
  return {
    status,
    raw: body,
    ...more,
    body: body.startsWith('{') ? (JSON.parse(body) as T) : undefined,
  };
}

beforeEach(async () => {
  reconciled.length = 0;
  await dayReports().keep(MERCHANT, report);
});

describe('a report', () => {
  test('tells what differs, page by page, with what it means', async () => {
    const first = await call('GET /v1/reconciliations/{date}', DAY, { limit: '2' });
    expect(first.body).toMatchObject({
      ...{ date: DAY, state: 'reconciled', currency: 'CNY', next: '2' },
      differences: [
        { class: 'only_local', says: 'Our books have it, no bill has it.', outTradeNo: 'K1' },
        { outTradeNo: 'K2' },
      ],
    });
    expect(first.raw).not.toContain('app-1');
    const { body } = await call('GET /v1/reconciliations/{date}', DAY, { limit: '2', cursor: '2' });
    expect(body?.differences.map(({ outTradeNo }) => outTradeNo)).toEqual(['K3']);
    expect(body?.next).toBeUndefined();
  });

  test.each(['2026-11-20', '2026-02-30', 'yesterday'])('of %s there is none', async (date) => {
    expect((await call('GET /v1/reconciliations/{date}', date)).status).toBe(404);
    expect((await call('GET /v1/reconciliations/{date}/bill', date)).status).toBe(404);
  });

  test('of another merchant is not there', async () => {
    await dayReports().keep(OTHER, { ...report, day: '2026-11-19' });
    expect((await call('GET /v1/reconciliations/{date}', '2026-11-19')).status).toBe(404);
    const { body } = await call<ReconciliationListResponse>('GET /v1/reconciliations');
    expect(body?.reconciliations.map(({ date }) => date)).toEqual([DAY]);
  });

  test.each(['zz', '-1', '1.5'])('has no page after %s', async (cursor) => {
    expect((await call('GET /v1/reconciliations', DAY, { cursor })).status).toBe(400);
    const { status } = await call('GET /v1/reconciliations/{date}', DAY, { cursor });
    expect(status).toBe(400);
  });
});

describe('the bill', () => {
  test('is the file as it came', async () => {
    await billFiles().keep(MERCHANT, 'app-1', DAY, Buffer.from('PK-zip'));
    const { raw, headers, isBase64Encoded } = await call('GET /v1/reconciliations/{date}/bill');
    expect(Buffer.from(raw, 'base64').toString()).toBe('PK-zip');
    expect(isBase64Encoded).toBe(true);
    expect(headers).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="alipay-${DAY}.zip"`,
    });
  });

  test('of a very large day is refused, because an answer cannot hold it', async () => {
    await billFiles().keep(MERCHANT, 'app-1', DAY, Buffer.alloc(4 * 1024 * 1024 + 1));
    const { status, raw } = await call('GET /v1/reconciliations/{date}/bill');
    expect([status, JSON.parse(raw).code]).toEqual([409, 'bill-too-large']);
  });
});

describe('running a day again', () => {
  const again = (date: string) => call('POST /v1/reconciliations/{date}', date);

  test('is for the merchant’s own bill, and once in ten seconds', async () => {
    expect((await again(DAY)).status).toBe(202);
    expect((await again(DAY)).status).toBe(202);
    const name = `m1-${DAY}-${Math.floor(time.now / 10_000)}`;
    expect(reconciled).toEqual(Array(2).fill([name, DAY, ['m1']]));
  });

  test('waits for a day to come', async () => {
    const tomorrow = new Date(time.now + 32 * 3_600_000).toISOString().slice(0, 10);
    expect((await again(tomorrow)).status).toBe(400);
    expect((await again('2026-13-01')).status).toBe(404);
    expect(reconciled).toEqual([]);
  });

  test('is not for a cashier', async () => {
    const { status } = await call('POST /v1/reconciliations/{date}', DAY, {}, 'cashier');
    expect(status).toBe(403);
  });
});
