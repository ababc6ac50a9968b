import { expect, test } from 'vitest';
import { booksOfDay } from '../../../analytics/reconciliation/books-of-day.ts';
import type { StatementLine } from '../../../core/domain/reconciliation/lines.ts';
import { reconcileBill } from '../../../core/usecases/reconcile-bill.ts';
import { FactsOfWorld } from '../../support/facts.ts';
import { MERCHANT, MINUTE, must, openWorld, SECOND, type World } from '../../support/world.ts';

const DAY_MS = 24 * 60 * MINUTE;
const today = ({ time }: World): string =>
  new Date(time.now() + 8 * 60 * MINUTE).toISOString().slice(0, 10);

/** A payment with half of it back, one that was declined, one that came too late. */
async function aDay() {
  const world = await openWorld();
  const facts = new FactsOfWorld(world);
  const order = await world.order();
  const { payment } = must(await world.pay(order));
  await world.runFor(MINUTE);
  const refund = must(await world.refund(order, { amount: 1_400 }));
  world.alipay.customer = 'is refused';
  must(await world.pay(await world.order()));
  world.alipay.customer = 'is asked';
  const { payment: late } = must(await world.pay(await world.order()));
  world.gateway.next('cancel', {
    reaches: 'never',
    answers: { kind: 'cancelled', action: 'none' },
  });
  await world.runFor(62 * SECOND);
  world.customerPays(late);
  await world.notify(late);
  await world.runFor(30 * MINUTE);
  await facts.project();
  return { world, facts, payment, refund, late, day: today(world) };
}

test('facts tell each movement of money once, and nothing that never moved', async () => {
  const { facts, payment, refund, late, day } = await aDay();
  // Delivered again in other batches, they are the same.
  await facts.project('again');
  const books = await booksOfDay(facts.files, MERCHANT, day);
  expect(
    books.map(({ kind, outTradeNo, minor, state }) => [kind, outTradeNo, minor, state]).sort(),
  ).toEqual(
    [
      ['payment', payment.outTradeNo, 2_800, 'moved'],
      ['payment', late.outTradeNo, 2_800, 'moved'],
      ['refund', payment.outTradeNo, 1_400, 'moved'],
      ['refund', late.outTradeNo, 2_800, 'moved'],
    ].sort(),
  );
  expect(books.map(({ refundNo }) => refundNo)).toContain(refund.refundId);
});

test('a bill that tells the same agrees; without a line, that line alone is missed', async () => {
  const { world, facts, payment, day } = await aDay();
  const books = await booksOfDay(facts.files, MERCHANT, day);
  const statement = books.map(
    ({ kind, outTradeNo, refundNo, minor, at }): StatementLine => ({
      ...{ kind, outTradeNo, refundNo, minor, at, day, feeMinor: 0, tradeNo: 't' },
    }),
  );
  const deps = { ...world.deps, cases: world.cases };
  expect(await reconcileBill(deps, MERCHANT, { day, statement, books })).toMatchObject({
    ...{ day, matched: 4, findings: [] },
  });
  const without = statement.filter(
    ({ kind, outTradeNo }) => kind === 'refund' || outTradeNo !== payment.outTradeNo,
  );
  const { findings } = await reconcileBill(deps, MERCHANT, { day, statement: without, books });
  expect(findings).toMatchObject([{ found: 'only_local', outTradeNo: payment.outTradeNo }]);
});

test("another day's money, and another merchant's, is not in a day's books", async () => {
  const { facts, world } = await aDay();
  const later = new Date(world.time.now() + 3 * DAY_MS).toISOString().slice(0, 10);
  expect(await booksOfDay(facts.files, MERCHANT, later)).toEqual([]);
  const other = 'm2' as typeof MERCHANT;
  expect(await booksOfDay(facts.files, other, today(world))).toEqual([]);
});
