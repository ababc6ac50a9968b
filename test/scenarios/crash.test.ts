import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JournalResponse, OrderResponse } from '../../api/orders.ts';
import type { PaymentResponse } from '../../api/payments.ts';
import { PAYMENT_STATES, type PaymentStatus } from '../../core/domain/payment-states.ts';
import type { LoggedRequest } from '../../local/alipay-simulator/ledger/requests.ts';
import { audit, journalOf } from '../../local/demo/audit.ts';
import { mustEndBy, WINDOWS, type Window, windowOf } from './support/kill-windows.ts';
import { forEach, misuse, orderIdOf, paymentIdOf, repeat, type Sale } from './support/load.ts';
import { requestLog } from './support/request-log.ts';
import { removeDataDir } from './support/server.ts';
import { type Storm, storm } from './support/storm.ts';

const KILLS = 20;
const KILLS_IN_EACH_WINDOW = 5;
const TIME_SCALE = 10;
/** 75 s, and three real ones for a machine that is busy. */
const ENDS_WITHIN_MS = 75_000 + 3_000 * TIME_SCALE;
const HEALS_WITHIN_MS = 60_000;

/** A sale as it ended; every customer paid at most once, so there is at most one payment. */
interface Ended {
  readonly sale: Sale;
  readonly order: OrderResponse;
  readonly payment: PaymentResponse | undefined;
  readonly journal: JournalResponse['entries'];
  /** What Alipay received for it. */
  readonly requests: readonly LoggedRequest[];
}

/** Where a payment must end that was in this window; `pay sent` depends on the customer. */
const ENDS = {
  'row written': ['CANCELLED'],
  'answer lost': ['CAPTURED'],
  cancelling: ['CANCELLED'],
  'pay sent': ['CAPTURED', 'CANCELLED', 'RETURNED'],
} as const satisfies Record<Window, readonly PaymentStatus[]>;

describe(`after ${KILLS} kill -9 of everything in the middle of work`, () => {
  let after: Storm;
  let differences: readonly string[];
  let ended: readonly Ended[];

  beforeAll(async () => {
    after = await storm(KILLS, TIME_SCALE);
    await forEach(after.sales, (sale) => repeat(after.client, sale));
    differences = await heal(after);
    ended = await readAll(after);
  }, 400_000);

  afterAll(async () => {
    await after?.close();
    if (after) removeDataDir(after.server.dataDir);
  });

  it('agrees with Alipay to the fen', () => {
    expect(differences).toEqual([]);
  });

  it('has brought every payment to its end in time', () => {
    const late = ended.flatMap(({ payment, journal }) => {
      if (!payment) return [];
      const endedAt = journal.find((entry) => entry.changes.some(isEnd))?.at ?? Infinity;
      const overMs = endedAt - mustEndBy(payment.startedAt, after.kills, ENDS_WITHIN_MS);
      return overMs > 0 ? [`${payment.outTradeNo} ended ${overMs / 1_000} s too late`] : [];
    });
    expect(late).toEqual([]);
  });

  it('has one ticket for each captured payment, and none behind the fence', () => {
    const wrong = ended.filter(({ order, payment, journal }) => {
      const fence = journal.findIndex((e) => e.changes.some((c) => c['to'] === 'CANCELLING'));
      const ticket = journal.findIndex((e) => e.changes.some((c) => c['part'] === 'ticket'));
      const behind = fence >= 0 && ticket > fence;
      return behind || order.tickets.length !== (payment?.status === 'CAPTURED' ? 1 : 0);
    });
    expect(wrong.map(({ order }) => order)).toEqual([]);
  });

  it('still has everything that was ever answered', () => {
    const gone = ended.flatMap(({ sale, order, payment }) => {
      const { told, sent } = sale;
      const refundIds = sent.filter((s) => s.names === 'refundId').flatMap((s) => [...s.ids]);
      const faults = [
        payment?.paymentId === paymentIdOf(sale) ? [] : ['another payment'],
        told === undefined || payment?.status === told ? [] : [`told ${told}`],
        refundIds.every((id) => order.refunds.some((r) => r.refundId === id)) ? [] : ['a refund'],
      ];
      return faults.flat().map((fault) => `${order.orderId}: ${fault}`);
    });
    expect(gone).toEqual([]);
  });

  it('answered a repeated Idempotency-Key with the same thing, and never paid twice for it', () => {
    for (const { sale, order, requests } of ended) {
      for (const { names, ids, refusals } of sale.sent) {
        expect(refusals, names).toEqual([]);
        expect([...ids], names).toHaveLength(1);
      }
      expect(order.payments.length).toBeLessThanOrEqual(1);
      expect(requests.filter((r) => r.operation === 'pay').length).toBeLessThanOrEqual(1);
    }
  });

  it('refuses a known Idempotency-Key with another body', async () => {
    const statuses = await forEach(after.sales, (sale) => misuse(after.client, sale));
    expect(new Set(statuses.flat())).toEqual(new Set([422]));
  });

  it(`was hit in each window at least ${KILLS_IN_EACH_WINDOW} times, and ended as it should`, () => {
    const hits = after.kills.flatMap((kill, n) =>
      ended.flatMap(({ sale, payment, journal, requests }) => {
        const window = windowOf(kill, { authCode: sale.authCode, journal, requests });
        return window ? [{ n, window, status: payment?.status }] : [];
      }),
    );
    const table = WINDOWS.map((window) => {
      const here = hits.filter((hit) => hit.window === window);
      return { window, kills: new Set(here.map(({ n }) => n)).size, payments: here.length };
    });
    console.log(`${KILLS} kills, ${ended.length} customers`);
    console.table(table);
    for (const { window, kills } of table) {
      expect(kills, window).toBeGreaterThanOrEqual(KILLS_IN_EACH_WINDOW);
    }
    for (const { window, status } of hits) expect(ENDS[window], window).toContain(status);
  });
});

const isEnd = ({ part, to }: Readonly<Record<string, unknown>>): boolean =>
  part === 'payment' && !PAYMENT_STATES[to as PaymentStatus].holdsCheck;

/** Waits until all is at rest and agrees with Alipay. @returns the differences that remain. */
async function heal({ client, server, sales }: Storm): Promise<readonly string[]> {
  const giveUpAt = performance.now() + HEALS_WITHIN_MS;
  let open = sales.map(orderIdOf).filter((id) => id !== undefined);
  for (;;) {
    const orders = await forEach(open, (orderId) => client.order(orderId));
    open = orders.filter((order) => !isAtRest(order)).map((order) => order.orderId);
    const tooLate = performance.now() > giveUpAt;
    if (open.length === 0 || tooLate) {
      const { differences } = await audit(client, server.ready.simulatorUrl);
      const restless = open.map((orderId) => `order ${orderId} is not at rest`);
      if (tooLate || differences.length === 0) return [...restless, ...differences];
    }
    await sleep(1_000);
  }
}

const isAtRest = ({ payments, refunds }: OrderResponse): boolean =>
  payments.every((p) => !PAYMENT_STATES[p.status].holdsCheck && p.status !== 'RETURNING') &&
  refunds.every((r) => r.status !== 'REQUESTED');

async function readAll({ client, server, sales }: Storm): Promise<readonly Ended[]> {
  const log = await requestLog(server.ready.simulatorUrl);
  return await forEach(sales, async (sale) => {
    const orderId = orderIdOf(sale);
    if (orderId === undefined) throw new Error('An order was never answered');
    const order = await client.order(orderId);
    const [payment] = order.payments;
    const journal = await journalOf(client, orderId);
    return { sale, order, payment, journal, requests: log.get(payment?.outTradeNo ?? '') ?? [] };
  });
}
