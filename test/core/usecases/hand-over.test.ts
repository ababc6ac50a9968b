import { beforeEach, describe, expect, test } from 'vitest';
import type { Order } from '../../../core/domain/order.ts';
import { advanceDelivery } from '../../../core/usecases/advance-delivery.ts';
import { advanceTicket } from '../../../core/usecases/advance-ticket.ts';
import { placeOrder } from '../../../core/usecases/place-order.ts';
import { deliverySettings, deliveryTo, RECIPIENT } from '../../support/delivery.ts';
import { MERCHANT, must, openWorld, STORE, type World } from '../../support/world.ts';

let world: World;
let order: Order;
beforeEach(async () => {
  world = await openWorld();
  await world.deliveries.save(MERCHANT, STORE, { ...deliverySettings(), version: 1 });
  const lines = ['noodles', 'tea'].map((itemId) => ({ itemId, options: [], quantity: 1 }));
  const placed = await placeOrder(world.deps, {
    ...{ merchantId: MERCHANT, storeId: STORE, channel: 'phone', actor: 'cashier c1' },
    ...{ fulfilment: 'delivery', lines, checks: [[0], [1]], delivery: deliveryTo() },
  });
  order = must(placed).order;
});

const press = { merchantId: MERCHANT, actor: 'kitchen k1' };
const bump = async (ticketId: string) =>
  must(
    await advanceTicket(world.deps, {
      ...{ ...press, orderId: order.orderId, ticketId, action: 'bump' },
    }),
  );
const handOver = (courier?: string) =>
  advanceDelivery(world.deps, {
    ...{ ...press, orderId: order.orderId, action: 'hand-over', courier },
  });
const delivered = () =>
  advanceDelivery(world.deps, { ...press, orderId: order.orderId, action: 'delivered' });
const tooEarly = { ok: false, error: { code: 'wrong-delivery-state' } };

describe('an order that is brought', () => {
  test('tells the kitchen its slot, and not where it goes', async () => {
    must(await world.pay(order, { checkId: 'c1' }));
    const [ticket] = (await world.look(order)).tickets;
    expect(ticket?.slot).toEqual(order.delivery?.slot);
    expect(JSON.stringify(ticket)).not.toContain(RECIPIENT);
  });

  test('leaves when every payer has paid and every dish is cooked, and completes its tickets', async () => {
    must(await world.pay(order, { checkId: 'c1' }));
    await bump('t-c1');
    expect(await handOver()).toMatchObject(tooEarly);
    must(await world.pay(order, { checkId: 'c2' }));
    expect(await handOver()).toMatchObject(tooEarly);
    await bump('t-c2');
    must(await handOver('Wang 07'));
    const { order: now, tickets } = await world.look(order);
    expect(now.delivery).toMatchObject({ status: 'OUT_FOR_DELIVERY', courier: 'Wang 07' });
    expect(tickets.map((ticket) => ticket.status)).toEqual(['COMPLETED', 'COMPLETED']);
  });

  test('goes to another courier, and is delivered once, however often that is said', async () => {
    for (const checkId of ['c1', 'c2']) must(await world.pay(order, { checkId }));
    for (const ticketId of ['t-c1', 't-c2']) await bump(ticketId);
    expect(await delivered()).toMatchObject(tooEarly);
    must(await handOver('Wang 07'));
    must(await handOver());
    must(await handOver('Zhao 11'));
    must(await delivered());
    must(await delivered());
    expect(await handOver('Wang 07')).toMatchObject(tooEarly);
    const { order: now } = await world.look(order);
    expect(now.delivery).toMatchObject({ status: 'DELIVERED', courier: 'Zhao 11' });
    const told = (await world.journal(order)).map((entry) => entry.what);
    expect(told.filter((what) => what.startsWith('delivery-'))).toEqual([
      ...['delivery-hand-over', 'delivery-hand-over', 'delivery-delivered'],
    ]);
  });

  test('is nothing that an order to take away could be', async () => {
    const other = await world.order();
    const pressed = await advanceDelivery(world.deps, {
      ...{ ...press, orderId: other.orderId, action: 'hand-over' },
    });
    expect(pressed).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});
