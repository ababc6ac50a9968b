import { describe, expect, test } from 'vitest';
import { closeUnpaidChecks } from '../../../core/usecases/close-unpaid.ts';
import { sweep } from '../../../core/usecases/sweep.ts';
import { audit } from '../../support/audit.ts';
import {
  MERCHANT,
  MINUTE,
  must,
  openWorld,
  refusal,
  STORE,
  type World,
} from '../../support/world.ts';

const LINES = [{}, { itemId: 'tea', quantity: 2 }];
const close = (world: World, order: Parameters<World['look']>[0]) =>
  closeUnpaidChecks(world.deps, { merchantId: MERCHANT, ...order, actor: 'cashier:c1' });
/** Noodles (28.00) are paid; two teas are not. */
async function halfPaid(world: World) {
  const order = await world.order(LINES, [[0], [1]]);
  must(await world.pay(order, { checkId: 'c1' }));
  return order;
}

describe('an order that only some have paid', () => {
  test.each(['per-check', 'all-paid'] as const)('is what was paid, %s', async (releasePolicy) => {
    const world = await openWorld({ releasePolicy });
    await world.stock.set(MERCHANT, STORE, { itemId: 'tea', remaining: 5 });
    const order = await halfPaid(world);
    const { order: after, tickets } = must(await close(world, order));
    expect(after).toMatchObject({
      ...{ status: 'COMMITTED', total: { minor: 2800 }, dueAt: undefined },
      lines: [{ itemId: 'noodles' }],
      checks: [{ checkId: 'c1', amountDue: { minor: 2800 } }],
      rows: [{ code: 'subtotal', amount: { minor: 2800 } }],
    });
    expect(tickets.map((t) => t.lines.map((l) => l.itemId))).toEqual([['noodles']]);
    const [tea] = await world.stock.ofItems(MERCHANT, STORE, ['tea']);
    expect(tea?.remaining).toBe(5);
  });

  test('is no case any more', async () => {
    const world = await openWorld();
    const order = await halfPaid(world);
    await world.runFor(31 * MINUTE);
    expect(await world.openCases()).toMatchObject([{ kind: 'partly-paid' }]);
    must(await close(world, order));
    expect(await world.openCases()).toEqual([]);
    expect((await sweep({ ...world.deps, workflow: world.background })).swept).toBe(0);
  });

  test('leaves the case of a kitchen that sleeps to the kitchen', async () => {
    const world = await openWorld({ isKitchenWatched: true });
    const order = await halfPaid(world);
    await world.runFor(31 * MINUTE);
    must(await close(world, order));
    expect(await world.openCases()).toMatchObject([{ kind: 'kitchen-silent', ticketId: 't-c1' }]);
    expect(await audit(world)).toEqual([]);
  });

  test('cooks nothing of what was paid back before the kitchen had it', async () => {
    const world = await openWorld({ releasePolicy: 'all-paid' });
    const order = await world.order([{ quantity: 2 }, { itemId: 'tea' }], [[0], [1]]);
    must(await world.pay(order, { checkId: 'c1' }));
    must(await world.refund(order, { lines: [{ lineId: 'l1', quantity: 1 }] }));
    const { tickets } = must(await close(world, order));
    expect(tickets[0]?.lines).toMatchObject([{ lineId: 'l1', voids: [{ quantity: 1 }] }]);
    await world.runFor(MINUTE);
    expect(await audit(world)).toEqual([]);
  });

  test('is closed once, and stays as it is', async () => {
    const world = await openWorld();
    const order = await halfPaid(world);
    const { order: after } = must(await close(world, order));
    expect(must(await close(world, order)).order).toEqual(after);
    expect(refusal(await world.pay(order, { checkId: 'c2' })).code).toBe('unknown-check');
  });

  test('waits for a payment that runs, and money that comes late goes back', async () => {
    const world = await openWorld();
    const order = await halfPaid(world);
    const { payment } = must(await world.pay(order, { checkId: 'c2', by: { way: 'qr' } }));
    expect(refusal(await close(world, order)).code).toBe('payment-in-progress');
    await world.runFor(7 * MINUTE);
    must(await close(world, order));
    await world.notify(payment);
    await world.runFor(MINUTE);
    const { payments, refunds } = await world.look(order);
    expect(payments.at(-1)?.paymentId).toBe(payment.paymentId);
    expect(refunds).toMatchObject([{ paymentId: payment.paymentId, amount: payment.amount }]);
  });
});

test('an order that nobody paid is cancelled instead, and an ended one stays ended', async () => {
  const world = await openWorld();
  const order = await world.order(LINES, [[0], [1]]);
  expect(refusal(await close(world, order)).code).toBe('not-paid');
  must(await world.cancel(order));
  expect(refusal(await close(world, order)).code).toBe('order-cancelled');
});
