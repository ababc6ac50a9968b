import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JournalResponse, OrderResponse } from '../../api/orders.ts';
import type { PaymentResponse } from '../../api/payments.ts';
import { lineOf } from '../../audit/reading/report.ts';
import { PAYMENT_STATES, type PaymentStatus } from '../../core/domain/payment-states.ts';
import type { LoggedRequest } from '../../local/alipay-simulator/ledger/requests.ts';
import { auditRunning, auditStopped } from '../../local/audit/local-audit.ts';
import { journalOf } from '../../local/demo/pages.ts';
import { mustEndBy, WINDOWS, type Window, windowOf } from './support/kill-windows.ts';
import { forEach, misuse, orderIdOf, paymentIdOf, repeat, type Sale } from './support/load.ts';
import { requestLog } from './support/request-log.ts';
import { removeDataDir } from './support/server.ts';
import { folderOf, type Storm, storm } from './support/storm.ts';

/** 200 every night. */
const KILLS = Number(process.env['KUAICAN_CRASH_ROUNDS'] || 20);
const KILLS_IN_EACH_WINDOW = Math.floor(KILLS / 4);
/** A round takes some 4 s on two cores, and longer as the folder grows. */
const ROUND_WITHIN_MS = 20_000;
const TIME_SCALE = 10;
/**
 * 75 s, and twelve real ones: where time runs ten times as fast, a call that a busy machine answers too
 * late costs a virtual minute until the next sweep. The true minute is judged at its true speed elsewhere.
 */
const ENDS_WITHIN_MS = 75_000 + 12_000 * TIME_SCALE;
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

/**
 * Where a payment must end that was in this window. `pay sent` depends on the customer; money that is
 * there when Alipay no longer cancels goes back by a refund.
 */
const ENDS = {
  'row written': ['CANCELLED'],
  'answer lost': ['CAPTURED'],
  cancelling: ['CANCELLED', 'RETURNED'],
  'pay sent': ['CAPTURED', 'CANCELLED', 'RETURNED'],
} as const satisfies Record<Window, readonly PaymentStatus[]>;

describe(`after ${KILLS} kill -9 of everything in the middle of work`, () => {
  let after: Storm;
  let wrong: readonly string[];
  let ended: readonly Ended[];

  beforeAll(
    async () => {
      after = await storm(KILLS, TIME_SCALE);
      await forEach(after.sales, (sale) => repeat(after.client, sale));
      wrong = await heal(after);
      ended = await readAll(after);
    },
    120_000 + KILLS * ROUND_WITHIN_MS,
  );

  afterAll(async () => {
    await after?.close();
    if (after) removeDataDir(after.server.dataDir);
  });

  it('breaks no rule on what each kill left behind', () => {
    expect(after.broken).toEqual([]);
  });

  it('breaks no rule, and agrees with Alipay to the fen', () => {
    expect(wrong).toEqual([]);
  });

  it('has brought every payment to its end in time', () => {
    const late = ended.flatMap(({ payment, journal }) => {
      if (!payment) return [];
      const endedAt = journal.find((entry) => entry.changes.some(isEnd))?.at ?? Infinity;
      const overMs = endedAt - mustEndBy(payment.startedAt, after.kills, ENDS_WITHIN_MS);
      const story = () => journal.map((e) => `${e.at - payment.startedAt} ${e.what}`).join(', ');
      return overMs > 0 ? [`${payment.outTradeNo} ${overMs / 1_000} s too late: ${story()}`] : [];
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

  it('refuses a known Idempotency-Key with another body', {
    timeout: 60_000 + KILLS * ROUND_WITHIN_MS,
  }, async () => {
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

  it('leaves a folder in which an audit misses a single fen', async () => {
    await after.server.kill();
    const ledger = new DatabaseSync(path.join(after.server.dataDir, 'alipay.sqlite'));
    const paid = ledger.prepare(
      'SELECT max(id) AS id FROM trades WHERE captured_fen > refunded_fen',
    );
    const { id } = paid.get() as { id: number };
    ledger.prepare('UPDATE trades SET captured_fen = captured_fen - 1 WHERE id = ?').run(id);
    ledger.close();
    const { violations, alipay } = await auditStopped(folderOf(after.server));
    expect(violations.map((v) => v.id)).toContain('M2a');
    expect(alipay?.place.lost).toBe(-1);
  });
});

const isEnd = ({ part, to }: Readonly<Record<string, unknown>>): boolean =>
  part === 'payment' && !PAYMENT_STATES[to as PaymentStatus].holdsCheck;

/** Waits until all is at rest and every fen is placed. @returns what remains wrong. */
async function heal({ client, server, sales }: Storm): Promise<readonly string[]> {
  const giveUpAt = performance.now() + HEALS_WITHIN_MS;
  let open = sales.map(orderIdOf).filter((id) => id !== undefined);
  for (;;) {
    const orders = await forEach(open, (orderId) => client.order(orderId));
    open = orders.filter((order) => !isAtRest(order)).map((order) => order.orderId);
    const tooLate = performance.now() > giveUpAt;
    if (open.length === 0 || tooLate) {
      const { violations, alipay } = await auditRunning(server.ready);
      const { waiting = 0 } = alipay?.place ?? {};
      const faults = [
        ...open.map((orderId) => `order ${orderId} is not at rest`),
        ...(waiting === 0 ? [] : [`${waiting} fen wait for a decision`]),
        ...violations.map(lineOf),
      ];
      if (tooLate || faults.length === 0) return faults;
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
