import { expect, test } from 'vitest';
import { MemoryBillFiles, MemoryDayReports } from '../../../adapters/memory/bills.ts';
import { giveBackRefundId } from '../../../core/domain/ids.ts';
import type { Payment } from '../../../core/domain/payment.ts';
import { nextTurn } from '../../../core/domain/reconciliation/bill-patience.ts';
import { bookLinesOf } from '../../../core/domain/reconciliation/book-lines.ts';
import type { BookLine, StatementLine } from '../../../core/domain/reconciliation/lines.ts';
import { daysAfter } from '../../../core/domain/wall-clock.ts';
import type { BillNews, BillReading } from '../../../core/ports/bills.ts';
import { reconcileDay } from '../../../core/usecases/reconcile-day.ts';
import { netWith } from '../../support/net.ts';
import { MERCHANT, MINUTE, must, openWorld, SECOND, type World } from '../../support/world.ts';

const NEWS: BillNews = { kind: 'stored', code: '', account: 'app-1', feeBasisPoints: 60 };
const dayOf = (world: World): string =>
  new Date(world.time.now() + 8 * 60 * MINUTE).toISOString().slice(0, 10);

/** Bills are readings here, by the byte that they are kept as. */
async function openBooks(world: World) {
  const bills = new MemoryBillFiles();
  const reports = new MemoryDayReports();
  const readings: BillReading[] = [];
  const books: BookLine[] = [];
  const day = dayOf(world);
  const deps = {
    ...{ ...world.deps, cases: world.cases, bills, reports },
    readBill: ([n = 0]: Uint8Array): BillReading => readings[n] ?? { kind: 'lines', lines: [] },
    booksOf: async () => books,
  };
  return {
    ...{ day, books, reports },
    async bill(of: string, reading: BillReading | StatementLine[]): Promise<void> {
      const isLines = Array.isArray(reading);
      readings.push(isLines ? { kind: 'lines', lines: reading } : reading);
      await bills.keep(MERCHANT, 'app-1', of, Uint8Array.of(readings.length - 1));
    },
    run: (news: BillNews = NEWS) => reconcileDay(deps, MERCHANT, day, news),
  };
}

const billed = (world: World, { outTradeNo, amount, startedAt }: Payment): StatementLine => ({
  ...{ kind: 'payment', outTradeNo, minor: amount.minor, at: startedAt, day: dayOf(world) },
  feeMinor: Math.round(amount.minor * 0.006),
  tradeNo: world.alipay.trade(outTradeNo, world.time.now())?.tradeNo ?? 'foreign',
});

async function paid(world: World) {
  const order = await world.order();
  const { payment } = must(await world.pay(order));
  await world.runFor(MINUTE);
  const lines = bookLinesOf(await world.look(order), await world.journal(order));
  return { order, payment, lines };
}

test('a day that agrees is told with its sums, the same when it is run again', async () => {
  const world = await openWorld();
  const { payment, lines } = await paid(world);
  const { day, books, bill, run, reports } = await openBooks(world);
  books.push(...lines);
  const line = billed(world, payment);
  await bill(day, [line]);
  const report = await run();
  const payments = { lines: 1, minor: payment.amount.minor };
  const refunds = { lines: 0, minor: 0 };
  expect(report).toMatchObject({
    ...{ day, state: 'reconciled', account: 'app-1', differences: [], healed: [] },
    counts: { matched: 1, healed: 0, only_local: 0 },
    ...{ alipay: { payments, refunds, feeMinor: line.feeMinor }, ours: { payments, refunds } },
  });
  expect(await reports.find(MERCHANT, day)).toEqual(report);
  expect(await run()).toEqual(report);
});

test('what differs is told line by line, and a fee is judged where its rate is known', async () => {
  const world = await openWorld();
  const { payment, lines } = await paid(world);
  const { day, books, bill, run } = await openBooks(world);
  books.push(...lines);
  await bill(day, [{ ...billed(world, payment), minor: 1, feeMinor: 9 }]);
  expect((await run()).differences).toMatchObject([
    { found: 'amount_diff', alipayMinor: 1, oursMinor: payment.amount.minor, feeMinor: 9 },
    { found: 'fee_diff' },
  ]);
  const unknown = { ...NEWS, feeBasisPoints: undefined };
  expect((await run(unknown)).counts).toMatchObject({ amount_diff: 1, fee_diff: 0 });
});

test('bills of the days beside it are looked at as well', async () => {
  const world = await openWorld();
  const { payment, lines } = await paid(world);
  const { day, books, bill, run } = await openBooks(world);
  books.push(...lines);
  await bill(day, []);
  expect((await run()).counts).toMatchObject({ matched: 0, only_local: 1 });
  await bill(daysAfter(day, 1), [{ ...billed(world, payment), day: daysAfter(day, 1) }]);
  expect((await run()).counts).toMatchObject({ only_local: 0 });
});

test('what the bill has healed stays told when the day is run again', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is asked';
  const order = await world.order();
  const { payment } = must(await world.pay(order));
  world.gateway.next('query', ...Array(40).fill({ answers: { kind: 'not-found' } }));
  world.gateway.next('cancel', {
    reaches: 'never',
    answers: { kind: 'cancelled', action: 'none' },
  });
  await world.runFor(62 * SECOND);
  world.customerPays(payment);
  const { day, bill, run } = await openBooks(world);
  const line = billed(world, payment);
  await bill(day, [line]);
  const first = await run();
  expect(first).toMatchObject({ healed: [{ found: 'only_alipay' }], differences: [] });
  await world.runFor(30 * MINUTE);
  // In the test's world it went back on the same day, so that its bill has it by now.
  const refundNo = giveBackRefundId(payment.paymentId);
  await bill(day, [line, { ...line, kind: 'refund', refundNo }]);
  const second = await run();
  expect(second.healed).toEqual(first.healed);
  expect(second.counts).toMatchObject({ matched: 2, healed: 1, only_alipay: 0 });
  expect(netWith(world, payment)).toBe(0);
  expect(await world.openCases()).toEqual([]);
});

test('a day without a bill is quiet if our books are, and otherwise its bill is missing', async () => {
  const world = await openWorld();
  const { lines } = await paid(world);
  const { books, run } = await openBooks(world);
  const none = { ...NEWS, kind: 'none', code: 'BILL_NOT_EXIST' } as const;
  expect(await run(none)).toMatchObject({ state: 'no-trades', reason: 'BILL_NOT_EXIST' });
  books.push(...lines);
  expect(await run(none)).toMatchObject({ state: 'missing', reason: 'BILL_NOT_EXIST' });
  expect(await world.openCases()).toEqual([]);
});

test('a file that is no bill of that day says so, and nothing is judged by it', async () => {
  const world = await openWorld();
  const { lines } = await paid(world);
  const { day, books, bill, run } = await openBooks(world);
  books.push(...lines);
  await bill(day, { kind: 'malformed', reason: 'sum-differs' });
  expect(await run()).toMatchObject({ state: 'malformed', reason: 'sum-differs' });
  expect(await world.openCases()).toEqual([]);
});

test('a bill that came before is used when Alipay does not answer', async () => {
  const world = await openWorld();
  const { payment, lines } = await paid(world);
  const { day, books, bill, run } = await openBooks(world);
  books.push(...lines);
  await bill(day, [billed(world, payment)]);
  expect(await run({ ...NEWS, kind: 'later', code: 'TimeoutError' })).toMatchObject({
    ...{ state: 'reconciled', counts: { matched: 1 } },
  });
});

test('a gateway whose bills nobody has described is unsupported, in so many words', async () => {
  const { run } = await openBooks(await openWorld());
  expect(await run({ kind: 'unsupported' })).toMatchObject({
    ...{ state: 'unsupported', reason: 'no-known-bill' },
  });
});

test('a bill that is not there is asked for five times more, over fifteen and a half hours', () => {
  let now = 0;
  const turns: number[] = [];
  for (let turn = 1; ; turn += 1) {
    const next = nextTurn('missing', turn, now);
    if (next === undefined) break;
    turns.push(next / MINUTE);
    now = next;
  }
  expect(turns).toEqual([30, 90, 210, 450, 930]);
  expect(nextTurn('malformed', 1, 0)).toBeDefined();
  expect(nextTurn('reconciled', 1, 0)).toBeUndefined();
  expect(nextTurn('unsupported', 1, 0)).toBeUndefined();
});
