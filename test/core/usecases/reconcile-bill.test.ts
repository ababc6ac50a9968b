import { expect, test } from 'vitest';
import type { Payment } from '../../../core/domain/payment.ts';
import { bookLinesOf } from '../../../core/domain/reconciliation/book-lines.ts';
import type { BookLine, StatementLine } from '../../../core/domain/reconciliation/lines.ts';
import { reconcileBill } from '../../../core/usecases/reconcile-bill.ts';
import { netWith } from '../../support/net.ts';
import {
  MERCHANT,
  MINUTE,
  must,
  openWorld,
  SECOND,
  STICKER,
  type World,
} from '../../support/world.ts';

const dayOf = (at: number): string => new Date(at + 8 * 60 * MINUTE).toISOString().slice(0, 10);

/** What Alipay's bill says of a payment. */
const billed = (world: World, { outTradeNo, amount, startedAt }: Payment): StatementLine => ({
  ...{ kind: 'payment', outTradeNo, minor: amount.minor, feeMinor: 17, at: startedAt },
  tradeNo: world.alipay.trade(outTradeNo, world.time.now())?.tradeNo ?? '2026-foreign',
  day: dayOf(startedAt),
});

const reconcile = (world: World, statement: StatementLine[], books: BookLine[] = []) =>
  reconcileBill({ ...world.deps, cases: world.cases }, MERCHANT, {
    day: dayOf(world.time.now()),
    ...{ statement, books },
  });

async function paid(world: World) {
  const order = await world.order();
  const { payment } = must(await world.pay(order));
  return { order, payment };
}

test('what our orders know themselves needs no other books', async () => {
  const world = await openWorld();
  const { order, payment } = await paid(world);
  const refund = must(await world.refund(order, { amount: 500 }));
  await world.runFor(MINUTE);
  const refunded = { ...billed(world, payment), kind: 'refund', minor: 500 } as const;
  const statement = [billed(world, payment), { ...refunded, refundNo: refund.refundId }];
  expect(await reconcile(world, statement)).toMatchObject({ matched: 2, findings: [] });
  expect(await world.openCases()).toEqual([]);
});

test('money that came through the code in the shop is known by the trade', async () => {
  const world = await openWorld();
  const order = await world.order();
  must(await world.pay(order, { by: STICKER }));
  const { outTradeNo, tradeNo } = await world.customerTypes(2_800);
  const at = world.time.now();
  const line: StatementLine = {
    ...{ kind: 'payment', outTradeNo, tradeNo, minor: 2_800, feeMinor: 17, at, day: dayOf(at) },
  };
  expect(await reconcile(world, [line])).toMatchObject({ matched: 1, findings: [] });
  expect(await world.openCases()).toEqual([]);
});

test('money on a dead payment that only the bill tells of goes back once, however often it is read', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is asked';
  const { order, payment } = await paid(world);
  world.gateway.next('query', ...Array(40).fill({ answers: { kind: 'not-found' } }));
  world.gateway.next('cancel', {
    reaches: 'never',
    answers: { kind: 'cancelled', action: 'none' },
  });
  await world.runFor(62 * SECOND);
  expect(await world.payment(order)).toMatchObject({ status: 'CANCELLED' });
  world.customerPays(payment);
  const line = billed(world, payment);
  const first = await reconcile(world, [line]);
  expect(first.findings).toMatchObject([{ found: 'only_alipay', isSettled: true }]);
  expect((await world.journal(order)).at(-1)).toMatchObject({
    what: 'giveBack',
    evidence: { source: 'bill', kind: 'captured' },
  });
  expect((await reconcile(world, [line])).findings).toEqual([]);
  await world.runFor(30 * MINUTE);
  expect(netWith(world, payment)).toBe(0);
  expect((await world.look(order)).tickets).toEqual([]);
  expect(await world.openCases()).toEqual([]);
});

test('money that went back by the same bill is a case, and no second refund', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is refused';
  const { order, payment } = await paid(world);
  const line = billed(world, payment);
  const statement = [line, { ...line, kind: 'refund' } as const];
  const before = await world.payment(order);
  const { findings } = await reconcile(world, statement);
  expect(findings.map(({ found, isSettled }) => [found, isSettled])).toEqual([
    ['only_alipay', false],
    ['only_alipay', false],
  ]);
  expect(await world.payment(order)).toEqual(before);
});

test('what nobody can explain is one case, also when the day is judged again', async () => {
  const world = await openWorld();
  const { order, payment } = await paid(world);
  await world.runFor(MINUTE);
  const look = await world.look(order);
  const books = bookLinesOf(look, await world.journal(order));
  const foreign = { ...billed(world, payment), outTradeNo: 'till-of-somebody' };
  await reconcile(world, [foreign], books);
  await reconcile(world, [foreign], books);
  const cases = await world.openCases();
  expect(cases.map(({ kind, detail }) => [kind, /, (only_\w+):/.exec(detail)?.[1]]).sort()).toEqual(
    [
      ['bill-difference', 'only_alipay'],
      ['bill-difference', 'only_local'],
    ],
  );
  expect(cases.find(({ orderId }) => orderId === order.orderId)?.amount).toEqual(payment.amount);
});

test('a day that differs all over is one case', async () => {
  const world = await openWorld();
  const { payment } = await paid(world);
  const line = billed(world, payment);
  const statement = Array.from({ length: 60 }, (_, n) => ({ ...line, outTradeNo: `other-${n}` }));
  await reconcile(world, statement);
  expect((await world.openCases()).map(({ detail }) => detail)).toEqual([
    expect.stringMatching(/60 differences/),
  ]);
});
