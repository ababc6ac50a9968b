import { expect, test } from 'vitest';
import { PAYMENT_POLICY } from '../../../core/domain/payment-policy.ts';
import { audit } from '../../support/audit.ts';
import { netWith } from '../../support/net.ts';
import {
  MINUTE,
  must,
  openWorld,
  refusal,
  SECOND,
  STICKER,
  type World,
} from '../../support/world.ts';

const CARD = { tender: 'card', reference: 'T01 000417' } as const;

/** Alipay says nothing, so after a minute the payment is behind its fence, and its cancel unanswered. */
async function fenced(world: World) {
  world.alipay.customer = 'is asked';
  world.gateway.always('cancel', { answers: 'lost', reaches: 'never', after: 4 * SECOND });
  const order = await world.order();
  const { payment } = must(await world.pay(order));
  await world.runFor(61 * SECOND);
  expect((await world.payment(order)).status).toBe('CANCELLING');
  return { order, payment };
}

test('cash pays an order at once: its number, its ticket and the change, and Alipay is never asked', async () => {
  const world = await openWorld();
  const order = await world.order();
  const paid = must(await world.tender(order));
  expect(paid.payment).toMatchObject({
    ...{ way: 'cash', status: 'CAPTURED', captured: { minor: 2_800 } },
    tender: { tendered: { minor: 10_000 } },
  });
  expect(paid.order).toMatchObject({ status: 'COMMITTED', pickupNumber: 'A001' });
  await world.runFor(60 * MINUTE);
  expect((await world.look(order)).tickets).toHaveLength(1);
  expect(world.gateway.calls).toEqual([]);
  expect(await audit(world)).toEqual([]);
});

test('too little cash pays nothing', async () => {
  const world = await openWorld();
  const order = await world.order();
  const by = { tender: 'cash', amountTendered: 2_799 } as const;
  const refused = refusal(await world.tender(order, { by }));
  expect(refused).toMatchObject({ code: 'tender-too-small', field: 'amountTendered' });
  expect((await world.look(order)).order.status).toBe('CREATED');
});

test('a repeated key takes the money once', async () => {
  const world = await openWorld();
  const order = await world.order();
  const both = [world.tender(order, { key: 'k1' }), world.tender(order, { key: 'k1' })];
  const [one, two] = (await Promise.all(both)).map(must);
  expect(two?.payment.paymentId).toBe(one?.payment.paymentId);
  expect((await world.look(order)).payments).toHaveLength(1);
});

test('of two tills that take money for one check, one hears that it is paid', async () => {
  const world = await openWorld();
  const order = await world.order();
  const answers = await Promise.all([world.tender(order), world.tender(order, { by: CARD })]);
  expect(answers.map((a) => a.ok || a.error.code).toSorted()).toEqual(['already-paid', true]);
  expect((await world.look(order)).tickets).toHaveLength(1);
  expect(await audit(world)).toEqual([]);
});

test('no money is taken while Alipay may still capture', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is asked';
  const order = await world.order();
  const { payment } = must(await world.pay(order));
  expect(refusal(await world.tender(order)).code).toBe('payment-in-progress');
  world.customerPays(payment);
  await world.runFor(30 * MINUTE);
  expect((await world.look(order)).payments).toMatchObject([{ status: 'CAPTURED' }]);
  expect(await audit(world)).toEqual([]);
});

test('a fenced payment does not block cash, and its late money goes back', async () => {
  const world = await openWorld();
  const { order, payment } = await fenced(world);
  expect(refusal(await world.pay(order)).code).toBe('payment-in-progress');
  must(await world.tender(order));
  expect((await world.look(order)).order.checks[0]?.livePaymentId).toBe(payment.paymentId);
  world.customerPays(payment);
  await world.notify(payment);
  world.gateway.heal();
  await world.runFor(60 * MINUTE);
  const { order: after, payments, tickets } = await world.look(order);
  expect(payments.map((p) => p.status).toSorted()).toEqual(['CANCELLED', 'CAPTURED']);
  expect(after.checks[0]?.livePaymentId).toBeUndefined();
  expect(tickets).toHaveLength(1);
  expect(netWith(world, payment)).toBe(0);
  expect(await audit(world)).toEqual([]);
});

test('who pays in cash waits no more for money from the static code', async () => {
  const world = await openWorld();
  const order = await world.order();
  must(await world.pay(order, { by: STICKER }));
  must(await world.tender(order));
  const { payments } = await world.look(order);
  expect(payments.map((p) => p.status)).toEqual(['CLOSED', 'CAPTURED']);
  await world.customerTypes(2_800);
  expect(await world.openCases()).toMatchObject([{ kind: 'unsolicited-credit' }]);
  expect(await audit(world)).toEqual([]);
});

test('who has tried Alipay too often can still pay at the counter', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is refused';
  const order = await world.order();
  for (let n = 0; n < PAYMENT_POLICY.maxAttemptsPerOrder; n++) await world.pay(order);
  expect(refusal(await world.pay(order)).code).toBe('too-many-attempts');
  expect((await world.tender(order)).ok).toBe(true);
});

test('an order that was given up takes no cash, and one that is paid in cash is not given up', async () => {
  const world = await openWorld();
  const [gone, paid] = [await world.order(), await world.order()];
  must(await world.cancel(gone));
  expect(refusal(await world.tender(gone)).code).toBe('order-cancelled');
  must(await world.tender(paid));
  expect(refusal(await world.cancel(paid)).code).toBe('already-paid');
});

test('of a split order one pays with Alipay and one by card', async () => {
  const world = await openWorld({ releasePolicy: 'all-paid' });
  const order = await world.order([{}, { itemId: 'tea' }], [[0], [1]]);
  const [noodles, tea] = order.checks;
  if (!noodles || !tea) throw new Error('Two checks');
  must(await world.pay(order, { checkId: noodles.checkId }));
  expect((await world.look(order)).tickets).toEqual([]);
  must(await world.tender(order, { checkId: tea.checkId, by: CARD }));
  expect(await world.look(order)).toMatchObject({
    order: { status: 'COMMITTED' },
    tickets: [{ ticketId: 't-all' }],
  });
  await world.runFor(60 * MINUTE);
  expect(await audit(world)).toEqual([]);
});

test('what was paid in cash goes back from the till, by line, once and within the limit', async () => {
  const world = await openWorld();
  const order = await world.order([{ quantity: 20 }]);
  must(await world.tender(order, { by: { tender: 'cash', amountTendered: 56_000 } }));
  const lines = [{ lineId: 'l1', quantity: 1 }];
  const refund = must(await world.refund(order, { lines }));
  expect(refund).toMatchObject({ status: 'SUCCEEDED', amount: { minor: 2_800 } });
  expect((await world.look(order)).tickets[0]?.lines[0]?.voids).toHaveLength(1);
  expect(refusal(await world.refund(order)).code).toBe('refund-over-limit');
  must(await world.refund(order, { role: 'merchant' }));
  expect(refusal(await world.refund(order, { amount: 1 })).code).toBe('already-refunded');
  await world.runFor(60 * MINUTE);
  expect(world.gateway.calls).toEqual([]);
  expect(await audit(world)).toEqual([]);
});

test('Alipay that tells of money for a tender is a case, and changes nothing', async () => {
  const world = await openWorld();
  const order = await world.order();
  const { payment } = must(await world.tender(order));
  await world.notify(payment);
  expect(await world.openCases()).toMatchObject([{ kind: 'amount-mismatch' }]);
  expect((await world.look(order)).tickets).toHaveLength(1);
});
