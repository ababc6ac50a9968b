import { describe, expect, test } from 'vitest';
import type { ExceptionCase } from '../../../core/domain/exception-case.ts';
import type { OrderId, StoreId } from '../../../core/domain/ids.ts';
import { assignCredit } from '../../../core/usecases/assign-credit.ts';
import { resolveCase } from '../../../core/usecases/resolve-case.ts';
import { returnCredit } from '../../../core/usecases/return-credit.ts';
import {
  MERCHANT,
  MINUTE,
  must,
  NOON,
  openWorld,
  refusal,
  SECOND,
  STICKER,
  STORE,
  type World,
} from '../../support/world.ts';

/** An order of noodles (28.00) whose customer stands at the first counter. */
async function waitingOrder(world: World) {
  const order = await world.order();
  const { payment } = must(await world.pay(order, { by: STICKER }));
  return { order, payment };
}

async function onlyCase(world: World): Promise<ExceptionCase> {
  const [opened, other] = await world.openCases();
  if (!opened || other) throw new Error(`Not one open case: ${opened?.caseId} ${other?.caseId}`);
  return opened;
}

const assign = (
  world: World,
  { caseId }: ExceptionCase,
  { orderId }: { readonly orderId: OrderId },
  key: string = world.ids.ulid(),
) =>
  assignCredit(world.deps, {
    ...{ merchantId: MERCHANT, caseId, orderId, actor: 'cashier c1' },
    idempotency: { key, fingerprint: `assign ${caseId} ${orderId}` },
  });

const giveBack = (
  world: World,
  { caseId }: ExceptionCase,
  { key = world.ids.ulid(), storeId }: { key?: string; storeId?: StoreId } = {},
) =>
  returnCredit(world.deps, {
    ...{ merchantId: MERCHANT, caseId, storeId, reason: 'nobody’s', actor: 'cashier c1' },
    idempotency: { key, fingerprint: `refund ${caseId}` },
  });

describe('money that exactly one check waits for', () => {
  test('pays it at once, under the number that Alipay made up', async () => {
    const world = await openWorld();
    const { order, payment } = await waitingOrder(world);
    expect(payment).toMatchObject({ status: 'INITIATED', way: 'static-qr', terminalId: 'T1' });
    const trade = await world.customerTypes(2_800);
    const { payments, tickets } = await world.look(order);
    expect(payments).toMatchObject([
      {
        status: 'CAPTURED',
        tradeNo: trade.tradeNo,
        creditOutTradeNo: trade.outTradeNo,
        confirmed: true,
      },
    ]);
    expect(tickets).toHaveLength(1);
    expect(await world.openCases()).toEqual([]);
    expect(world.gateway.calls.map((c) => c.method)).toEqual(['query']);
  });

  test('is written down once, however often Alipay tells of it', async () => {
    const world = await openWorld();
    const { order } = await waitingOrder(world);
    const trade = await world.customerTypes(2_800);
    await Promise.all([world.tellOf(trade), world.tellOf(trade), world.tellOf(trade)]);
    expect((await world.look(order)).tickets).toHaveLength(1);
    expect(await world.openCases()).toEqual([]);
  });

  test('told ten times at once, attaches once', async () => {
    const world = await openWorld();
    const { order } = await waitingOrder(world);
    const trade = world.alipay.customerTypes({ currency: 'CNY', minor: 2_800 });
    await Promise.all(Array.from({ length: 10 }, () => world.tellOf(trade)));
    expect((await world.look(order)).tickets).toHaveLength(1);
    expect(await world.openCases()).toEqual([]);
  });

  test('can be refunded, by the number that Alipay knows', async () => {
    const world = await openWorld();
    const { order } = await waitingOrder(world);
    const trade = await world.customerTypes(2_800);
    expect(must(await world.refund(order, { amount: 800 })).status).toBe('SUCCEEDED');
    expect(world.gateway.calls.filter((c) => c.method === 'refund')).toMatchObject([
      { method: 'refund', outTradeNo: trade.outTradeNo, minor: 800 },
    ]);
  });
});

describe('money that nobody waits for is a case at once, and nothing is dropped', () => {
  test.each([
    ['another amount', 2_700, {}],
    ['another counter', 2_800, { terminalId: 'T2' }],
  ])('%s', async (_, minor, where) => {
    const world = await openWorld();
    const { order } = await waitingOrder(world);
    const trade = await world.customerTypes(minor, where);
    expect(await onlyCase(world)).toMatchObject({
      kind: 'unsolicited-credit',
      tradeNo: trade.tradeNo,
      storeId: STORE,
      amount: { minor },
    });
    expect((await world.payment(order)).status).toBe('INITIATED');
  });

  test('two checks wait for the same amount', async () => {
    const world = await openWorld();
    const orders = [await waitingOrder(world), await waitingOrder(world)];
    await world.customerTypes(2_800);
    expect((await onlyCase(world)).detail).toContain('several checks waited');
    for (const { order } of orders) {
      expect((await world.payment(order)).status).toBe('INITIATED');
    }
  });

  test('the window is over', async () => {
    const world = await openWorld();
    const { order } = await waitingOrder(world);
    await world.runFor(7 * MINUTE);
    expect(await world.payment(order)).toMatchObject({ status: 'CLOSED', dueAt: undefined });
    await world.customerTypes(2_800);
    expect((await onlyCase(world)).kind).toBe('unsolicited-credit');
    expect(world.gateway.calls).toEqual([]);
  });

  test('the order was given up, which asks Alipay nothing', async () => {
    const world = await openWorld();
    const { order } = await waitingOrder(world);
    must(await world.cancel(order));
    expect((await world.look(order)).order).toMatchObject({
      status: 'CANCELED',
      checks: [{ livePaymentId: undefined }],
    });
    await world.customerTypes(2_800);
    await onlyCase(world);
    expect(world.gateway.calls).toEqual([]);
  });

  test('it pays the one that still waits when the other was paid by barcode', async () => {
    const world = await openWorld();
    const first = await waitingOrder(world);
    await world.runFor(7 * MINUTE);
    must(await world.pay(first.order));
    const second = await waitingOrder(world);
    await world.customerTypes(2_800);
    expect((await world.payment(second.order)).status).toBe('CAPTURED');
  });
});

describe('staff assign it', () => {
  test('to a check that waits among several, which then waits no longer', async () => {
    const world = await openWorld();
    const [one, two] = [await waitingOrder(world), await waitingOrder(world)];
    await world.customerTypes(2_800);
    const opened = await onlyCase(world);
    const paid = must(await assign(world, opened, two.order));
    expect(paid).toMatchObject({
      payment: { status: 'CAPTURED' },
      order: { pickupNumber: 'A002' },
    });
    const { payments, tickets, order } = await world.look(two.order);
    expect(payments.map((p) => p.status)).toEqual(['CLOSED', 'CAPTURED']);
    expect(order.status).toBe('COMMITTED');
    expect(tickets).toHaveLength(1);
    expect(await world.openCases()).toEqual([]);
    await world.customerTypes(2_800);
    expect((await world.payment(one.order)).status).toBe('CAPTURED');
  });

  test('but where its customer had typed too much, what was paid before they did may be of either', async () => {
    const world = await openWorld();
    const [one, two] = [await waitingOrder(world), await waitingOrder(world)];
    await world.customerTypes(3_000);
    const opened = await onlyCase(world);
    const again = world.alipay.customerTypes({ currency: 'CNY', minor: 2_800 });
    const paidAt = world.time.now();
    must(await assign(world, opened, two.order));
    await world.runFor(2 * MINUTE);
    await world.tellOf(again, { paidAt });
    expect((await world.payment(one.order)).status).toBe('INITIATED');
    expect((await onlyCase(world)).detail).toContain('several checks waited');
    await world.customerTypes(2_800);
    expect((await world.payment(one.order)).status).toBe('CAPTURED');
  });

  test('what is too much goes back by a refund', async () => {
    const world = await openWorld();
    const order = await world.order();
    const trade = await world.customerTypes(3_000);
    must(await assign(world, await onlyCase(world), order));
    await world.runFor(MINUTE);
    const { payments, refunds, tickets } = await world.look(order);
    expect(payments).toMatchObject([{ status: 'CAPTURED', captured: { minor: 3_000 } }]);
    expect(refunds).toMatchObject([{ status: 'SUCCEEDED', amount: { minor: 200 } }]);
    expect(tickets).toHaveLength(1);
    expect(world.alipay.trade(trade.outTradeNo, NOON)?.refunds.size).toBe(1);
  });

  test('what is too little pays nothing', async () => {
    const world = await openWorld();
    const order = await world.order();
    await world.customerTypes(2_799);
    expect(refusal(await assign(world, await onlyCase(world), order))).toMatchObject({
      status: 409,
      code: 'credit-too-small',
    });
    await onlyCase(world);
  });

  test('a repeated key answers the same payment, and no other request gets the money too', async () => {
    const world = await openWorld();
    const [order, other] = [await world.order(), await world.order()];
    await world.customerTypes(2_800);
    const opened = await onlyCase(world);
    const both = [assign(world, opened, order, 'k1'), assign(world, opened, order, 'k1')];
    const [one, two] = await Promise.all(both);
    expect([one, two].map((answer) => answer?.ok)).toContain(true);
    expect((await world.look(order)).tickets).toHaveLength(1);
    expect(must(await assign(world, opened, order, 'k1')).payment.status).toBe('CAPTURED');
    expect(refusal(await assign(world, opened, order, 'k2')).code).toBe('already-decided');
    expect(refusal(await assign(world, opened, other)).code).toBe('already-decided');
    expect(refusal(await giveBack(world, opened)).code).toBe('already-decided');
  });

  test('money that is gone pays nothing, and its case ends when it is returned', async () => {
    const world = await openWorld();
    const order = await world.order();
    const trade = await world.customerTypes(2_800);
    world.alipay.returnByHand(trade.outTradeNo);
    const opened = await onlyCase(world);
    expect(refusal(await assign(world, opened, order)).code).toBe('credit-gone');
    expect(must(await giveBack(world, opened)).refund.status).toBe('SUCCEEDED');
    expect(await world.openCases()).toEqual([]);
    expect(world.gateway.timesOf('refund', NOON)).toEqual([]);
  });

  test('where Alipay is silent nothing is decided', async () => {
    const world = await openWorld();
    const order = await world.order();
    await world.customerTypes(2_800);
    world.gateway.next('query', { answers: 'lost' });
    expect(refusal(await assign(world, await onlyCase(world), order)).status).toBe(503);
    await onlyCase(world);
  });

  test('what is too much keeps going back where Alipay refuses, and staff see it', async () => {
    const world = await openWorld();
    const order = await world.order();
    await world.customerTypes(90_000);
    const refused = { kind: 'declined', code: 'ACQ.TRADE_NOT_ALLOW_REFUND' } as const;
    world.gateway.next('refund', { reaches: 'never', answers: refused });
    const { payment } = must(await assign(world, await onlyCase(world), order));
    expect(payment.refunded.minor).toBe(87_200);
    expect((await world.openCases()).map((c) => c.kind)).toEqual(['refund-refused']);
    await world.runFor(10 * MINUTE);
    expect((await world.look(order)).refunds).toMatchObject([
      { kind: 'overpaid', status: 'SUCCEEDED' },
    ]);
    // It is none of the cashier's allowance.
    expect(must(await world.refund(order, { amount: 100 })).status).toBe('SUCCEEDED');
  });
});

describe('staff return it', () => {
  test('once, by a refund that is carried on until Alipay confirms it', async () => {
    const world = await openWorld();
    const trade = await world.customerTypes(1_234);
    const opened = await onlyCase(world);
    world.gateway.next('refund', { answers: 'lost', reaches: 'never' });
    const { refund, orderId } = must(await giveBack(world, opened));
    expect(refund.status).toBe('REQUESTED');
    await world.runFor(MINUTE);
    const { refund: later } = must(await giveBack(world, opened, { key: 'other' }));
    expect(later).toMatchObject({ status: 'SUCCEEDED', refundId: refund.refundId });
    expect(world.alipay.trade(trade.outTradeNo, NOON)?.status).toBe('TRADE_CLOSED');
    expect(await world.openCases()).toEqual([]);
    const { order, payments, tickets } = await world.look({ orderId });
    expect(order.status).toBe('CANCELED');
    expect(payments).toMatchObject([{ status: 'RETURNED' }]);
    expect(tickets).toEqual([]);
    expect((await world.journal({ orderId })).map((e) => e.what)).toContain('return-credit');
  });

  test('two at once hear of the same refund, also where the table is busy', async () => {
    const world = await openWorld();
    await world.customerTypes(1_234);
    const opened = await onlyCase(world);
    const both = await Promise.all([giveBack(world, opened), giveBack(world, opened)]);
    const [one, two] = both.map((answer) => must(answer).refund.refundId);
    expect(one).toBe(two);
    expect(world.gateway.timesOf('refund', NOON)).toHaveLength(1);
  });

  test('also where Alipay names a store that is none of ours', async () => {
    const world = await openWorld();
    const trade = world.alipay.customerTypes({ currency: 'CNY', minor: 500 });
    await world.tellOf(trade, { storeId: 'closed-long-ago' });
    const opened = await onlyCase(world);
    expect(refusal(await giveBack(world, opened))).toMatchObject({ field: 'storeId' });
    expect(must(await giveBack(world, opened, { storeId: STORE })).refund.status).toBe('SUCCEEDED');
  });

  test('"resolved" is no answer while the money lies there', async () => {
    const world = await openWorld();
    await world.customerTypes(1_234);
    const { caseId } = await onlyCase(world);
    const command = { merchantId: MERCHANT, caseId, note: 'never mind', actor: 'cashier c1' };
    expect(refusal(await resolveCase(world.deps, command)).code).toBe('assign-or-refund');
    await onlyCase(world);
  });

  test('and cannot assign it any more', async () => {
    const world = await openWorld();
    await world.customerTypes(2_800);
    const opened = await onlyCase(world);
    must(await giveBack(world, opened));
    const order = await world.order();
    expect(refusal(await assign(world, opened, order)).code).toBe('already-decided');
  });
});

describe('whose money it is', () => {
  const told = async (world: World, paidAt: number, minor = 2_800) => {
    const trade = world.alipay.customerTypes({ currency: 'CNY', minor });
    await world.tellOf(trade, { paidAt });
  };

  test('a notification that was late pays nobody who began to wait after the money came', async () => {
    const world = await openWorld();
    const first = await waitingOrder(world);
    await world.runFor(4 * MINUTE + 50 * SECOND);
    const paidAt = world.time.now();
    await world.runFor(20 * MINUTE);
    const second = await waitingOrder(world);
    await told(world, paidAt);
    expect((await world.payment(second.order)).status).toBe('INITIATED');
    expect((await world.payment(first.order)).status).toBe('CLOSED');
    await onlyCase(world);
  });

  test('where one waits no more and another does, nobody guesses', async () => {
    const world = await openWorld();
    await waitingOrder(world);
    await world.runFor(4 * MINUTE + 50 * SECOND);
    const second = await waitingOrder(world);
    const paidAt = world.time.now();
    await world.runFor(2 * MINUTE);
    await told(world, paidAt);
    expect((await world.payment(second.order)).status).toBe('INITIATED');
    expect((await onlyCase(world)).detail).toContain('several checks waited');
  });

  test('nor where one began to wait later, by a clock that may be wrong', async () => {
    const world = await openWorld();
    const first = await waitingOrder(world);
    const paidAt = world.time.now();
    await world.runFor(3 * MINUTE);
    await waitingOrder(world);
    await told(world, paidAt);
    expect((await world.payment(first.order)).status).toBe('INITIATED');
    expect((await onlyCase(world)).detail).toContain('several checks waited');
  });

  test('a customer who changed to a barcode, and paid twice, is a case, and the next in line is not paid', async () => {
    const world = await openWorld();
    const { order } = await waitingOrder(world);
    must(await world.pay(order));
    expect((await world.look(order)).payments.map((p) => p.status)).toEqual(['CLOSED', 'CAPTURED']);
    const second = await waitingOrder(world);
    await told(world, world.time.now());
    expect((await world.payment(second.order)).status).toBe('INITIATED');
    await onlyCase(world);
  });

  test('a notice that was postponed pays nobody who came after it', async () => {
    const world = await openWorld();
    const trade = world.alipay.customerTypes({ currency: 'CNY', minor: 2_800 });
    const find = world.deps.credits.find.bind(world.deps.credits);
    world.deps.credits.find = async () => {
      throw new Error('throttled');
    };
    await world.tellOf(trade);
    world.deps.credits.find = find;
    await world.runFor(SECOND);
    const { order } = await waitingOrder(world);
    await world.runFor(3 * MINUTE);
    expect((await world.payment(order)).status).toBe('INITIATED');
    await onlyCase(world);
  });

  test('a notice of a refund, or one that does not say when, pays nobody', async () => {
    const world = await openWorld();
    const { order } = await waitingOrder(world);
    const trade = world.alipay.customerTypes({ currency: 'CNY', minor: 2_800 });
    await world.tellOf(trade, { tellsOfRefund: true });
    const other = world.alipay.customerTypes({ currency: 'CNY', minor: 2_800 });
    await world.tellOf(other, { paidAt: undefined });
    expect((await world.payment(order)).status).toBe('INITIATED');
    expect(await world.openCases()).toHaveLength(2);
  });

  test('money that went back before its notification came serves nobody', async () => {
    const world = await openWorld();
    const { order } = await waitingOrder(world);
    const trade = world.alipay.customerTypes({ currency: 'CNY', minor: 2_800 });
    world.alipay.returnByHand(trade.outTradeNo);
    await world.tellOf(trade);
    expect((await world.payment(order)).status).toBe('INITIATED');
    expect((await onlyCase(world)).detail).toContain('does not hold it');
  });

  test('where Alipay does not confirm it yet, the sweeper asks again', async () => {
    const world = await openWorld();
    const { order } = await waitingOrder(world);
    world.gateway.next('query', { answers: 'lost' });
    await world.customerTypes(2_800);
    expect((await world.payment(order)).status).toBe('INITIATED');
    await world.runFor(2 * MINUTE);
    expect((await world.payment(order)).status).toBe('CAPTURED');
  });
});

test('somebody else who begins to wait at the same moment makes it a case, never the wrong order’s', async () => {
  const world = await openWorld();
  const { order } = await waitingOrder(world);
  const waiting = world.deps.waiting;
  const at = waiting.at.bind(waiting);
  let asked = 0;
  world.deps.waiting.at = async (place) => {
    const list = await at(place);
    asked += 1;
    if (asked === 1) await waitingOrder(world);
    return list;
  };
  await world.customerTypes(2_800);
  expect((await onlyCase(world)).detail).toContain('several checks waited');
  expect((await world.payment(order)).status).toBe('INITIATED');
});

test('a place takes sixty who wait for the same amount, and then no more', async () => {
  const world = await openWorld();
  for (let n = 0; n < 60; n++) await waitingOrder(world);
  const order = await world.order();
  expect(refusal(await world.pay(order, { by: STICKER })).code).toBe('too-many-waiting');
  await world.runFor(15 * MINUTE + SECOND);
  must(await world.pay(order, { by: STICKER }));
});

test('nobody waits where no code hangs, or where it was stopped', async () => {
  const world = await openWorld();
  const order = await world.order();
  const nowhere = await world.pay(order, { by: { way: 'static-qr', terminalId: 'T9' } });
  expect(refusal(nowhere)).toMatchObject({ status: 422, code: 'no-shop-qr', field: 'terminalId' });
  const code = await world.shopQrCodes.find(MERCHANT, STORE, 'T1');
  if (!code) throw new Error('No sticker');
  await world.shopQrCodes.setStatus(code, 'STOPPED');
  expect(refusal(await world.pay(order, { by: STICKER })).code).toBe('no-shop-qr');
});
