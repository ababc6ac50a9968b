import { expect, test } from 'vitest';
import { MINUTE, must, NOON, openWorld, SECOND } from '../../support/world.ts';

test('the journal tells in order, without gaps, why an order is in its state', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is asked';
  const order = await world.order();
  const { payment } = must(await world.pay(order));
  await world.runFor(2 * SECOND);
  world.customerPays(payment);
  await world.runFor(10 * SECOND);
  must(await world.refund(order, { amount: 800 }));

  const { paymentId } = payment;
  const journal = await world.journal(order);
  expect(journal.map((e) => [e.version, e.at - NOON, e.what, e.actor])).toEqual([
    [1, 0, 'place-order', 'kiosk k1'],
    [2, 0, 'start-payment', 'kiosk k1'],
    [3, 0, 'wait', 'system'],
    [4, 5_000, 'capture', 'system'],
    [5, 12_000, 'request-refund', 'cashier c1'],
    [6, 12_000, 'sendRefund', 'system'],
    [7, 12_000, 'finishRefund', 'system'],
  ]);
  expect(journal[1]?.changes).toEqual([{ part: 'payment', paymentId, to: 'INITIATED' }]);
  expect(journal[3]).toMatchObject({
    evidence: { source: 'query', kind: 'captured', amount: { minor: 2_800 } },
    changes: [
      { part: 'order', to: 'COMMITTED' },
      { part: 'payment', paymentId, from: 'PENDING', to: 'CAPTURED' },
      { part: 'ticket', ticketId: 't-c1', to: 'PROPOSED' },
    ],
  });
  expect(journal[4]?.changes).toMatchObject([
    { part: 'payment' },
    { part: 'refund', minor: 800, to: 'REQUESTED' },
  ]);
  expect((await world.look(order)).order.version).toBe(7);
});

test('it is read in pages', async () => {
  const world = await openWorld();
  const order = await world.order();
  must(await world.pay(order));
  const page = { after: 1, limit: 1 };
  const entries = await world.orders.journal(order.merchantId, order.orderId, page);
  expect(entries.map((e) => e.version)).toEqual([2]);
});

test("cases are opened and resolved in it, and the customer's code is nowhere", async () => {
  const world = await openWorld();
  const order = await world.order();
  must(await world.pay(order));
  world.alipay.outOfMoney = true;
  must(await world.refund(order));
  world.alipay.outOfMoney = false;
  await world.runFor(MINUTE);
  const journal = await world.journal(order);
  const cases = journal.flatMap((e) => e.changes).filter((c) => c.part === 'case');
  expect(cases).toMatchObject([
    { kind: 'refund-stuck', to: 'OPEN' },
    { kind: 'refund-stuck', to: 'RESOLVED' },
  ]);
  expect(JSON.stringify([journal, await world.look(order)])).not.toContain('281234567890123456');
});
