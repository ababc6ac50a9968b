import { beforeEach, describe, expect, test } from 'vitest';
import type { Order } from '../../../core/domain/order.ts';
import { advanceTicket } from '../../../core/usecases/advance-ticket.ts';
import { forgetCustomer } from '../../../core/usecases/forget-customer.ts';
import { placeOrder } from '../../../core/usecases/place-order.ts';
import { audit } from '../../support/audit.ts';
import { ProcessDied } from '../../support/faults.ts';
import {
  MERCHANT,
  MINUTE,
  must,
  openWorld,
  refusal,
  STORE,
  type World,
} from '../../support/world.ts';

const HOURS = 60 * MINUTE;

let world: World;
beforeEach(async () => {
  world = await openWorld();
});

async function order(): Promise<Order> {
  const placed = await placeOrder(world.deps, {
    ...{ merchantId: MERCHANT, storeId: STORE, channel: 'kiosk', fulfilment: 'takeout' },
    lines: [{ itemId: 'noodles', options: [], quantity: 1, note: 'no nuts for Mary' }],
    ...{ customerName: 'Mary', note: 'Mary waits outside', actor: 'kiosk k1' },
  });
  const aggregate = must(placed);
  world.placed.push(aggregate.order);
  return aggregate.order;
}

async function cook({ orderId }: Order): Promise<void> {
  const [ticket] = (await world.look({ orderId })).tickets;
  const press = { merchantId: MERCHANT, orderId, ticketId: ticket?.ticketId ?? '', actor: 'k' };
  for (const action of ['start', 'bump', 'complete'] as const) {
    must(await advanceTicket(world.deps, { ...press, action }));
  }
}

const forget = ({ orderId }: Order) =>
  forgetCustomer(world.deps, { merchantId: MERCHANT, orderId, actor: 'merchant:m' });

describe('whom an order was for', () => {
  test('is needed until it is paid, and cooked', async () => {
    const placed = await order();
    expect(refusal(await forget(placed)).code).toBe('order-open');
    must(await world.pay(placed));
    expect(refusal(await forget(placed)).code).toBe('order-open');
    expect(JSON.stringify(await world.look(placed))).toContain('Mary');
    await cook(placed);
    must(await forget(placed));
  });

  test('is forgotten after a day, whatever the kitchen says of it', async () => {
    const placed = await order();
    must(await world.pay(placed));
    await world.runFor(25 * HOURS);
    must(await forget(placed));
  });

  test('is in no part of it any more, and its money, refund and audit are as they were', async () => {
    const placed = await order();
    must(await world.pay(placed));
    await cook(placed);
    const before = await world.look(placed);
    must(await forget(placed));
    const after = await world.look(placed);
    expect(JSON.stringify([after, await world.journal(placed)])).not.toContain('Mary');
    expect(after.payments).toEqual(before.payments);
    expect(after.order.total).toEqual(before.order.total);
    must(await world.refund(placed, { role: 'merchant' }));
    await world.runFor(HOURS);
    expect(await audit(world)).toEqual([]);
  });

  test('is forgotten once: asking again changes nothing', async () => {
    const placed = await order();
    must(await world.cancel(placed));
    must(await forget(placed));
    const once = await world.look(placed);
    must(await forget(placed));
    expect(await world.look(placed)).toEqual(once);
  });

  test('is forgotten by the next one, where somebody died between the order and the address', async () => {
    const placed = await order();
    must(await world.cancel(placed));
    const gone: string[] = [];
    const dying = { forgetDestination: () => Promise.reject(new ProcessDied()) };
    const about = { merchantId: MERCHANT, orderId: placed.orderId, actor: 'merchant:m' };
    await expect(forgetCustomer({ ...world.deps, deliveries: dying }, about)).rejects.toThrow();
    const deliveries = { forgetDestination: async (_: unknown, id: string) => void gone.push(id) };
    must(await forgetCustomer({ ...world.deps, deliveries }, about));
    expect(gone).toEqual([placed.orderId]);
  });
});
