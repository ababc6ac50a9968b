import { expect, test } from 'vitest';
import { FactsOfWorld } from '../../support/facts.ts';
import { STORIES } from '../../support/stories.ts';
import { MINUTE, must, openWorld, SECOND } from '../../support/world.ts';

async function lunch() {
  const world = await openWorld();
  return { world, facts: new FactsOfWorld(world) };
}

test('an order is a fact once it is paid, with its lines, at the hour on the wall of its store', async () => {
  const { world, facts } = await lunch();
  const order = await world.order([{ quantity: 2 }, { itemId: 'tea' }]);
  await facts.project();
  expect(await facts.rows('orders')).toEqual([]);

  await world.runFor(5 * SECOND);
  must(await world.pay(order));
  await facts.project();
  expect(await facts.rows('orders')).toMatchObject([
    {
      order_id: order.orderId,
      store_id: 's1',
      status: 'COMMITTED',
      channel: 'kiosk',
      currency: 'CNY',
      business_date: '2026-11-22',
      week_start_local: '2026-11-16',
      weekday: 7,
      hour_local: 12,
      minute_of_day: 720,
      open_ms: 5_000,
      lines_count: 2,
      units: 3,
      subtotal_minor: order.total.minor,
      discount_minor: 0,
      total_minor: order.total.minor,
      guests_count: null,
      diner: null,
    },
  ]);
  const lines = await facts.rows('order_lines');
  expect(lines.map((l) => [l['line_no'], l['item_id'], l['line_kind'], l['quantity']])).toEqual([
    [1, 'noodles', 'dish', 2],
    [2, 'tea', 'dish', 1],
  ]);
  expect(lines.reduce((net, l) => net + Number(l['net_minor']), 0)).toBe(order.total.minor);
});

test('an order that nobody pays is a fact when it is given up, and no sale', async () => {
  const { world, facts } = await lunch();
  const order = await world.order();
  must(await world.cancel(order));
  await facts.project();
  expect(await facts.rows('orders')).toMatchObject([{ status: 'CANCELED' }]);
  expect(await facts.rows('order_lines')).toMatchObject([{ order_status: 'CANCELED' }]);
  expect(await facts.rows('payments')).toEqual([]);
});

test('what is sold after midnight is of the day that has not closed yet', async () => {
  const { world, facts } = await lunch();
  await world.runFor(13 * 60 * MINUTE);
  must(await world.pay(await world.order()));
  await facts.project();
  expect(await facts.rows('orders')).toMatchObject([
    { business_date: '2026-11-22', weekday: 7, hour_local: 1 },
  ]);
});

test('each attempt to pay has one outcome, and tells how it was reached', async () => {
  const { world, facts } = await lunch();
  const order = await world.order();
  world.alipay.customer = 'is asked';
  await world.pay(order);
  await world.runFor(2 * MINUTE);
  await world.tender(order);
  await facts.project();
  expect(await facts.rows('payments')).toMatchObject([
    {
      ...{ way: 'barcode', status: 'CANCELLED', is_outcome: true, attempt_no: 1 },
      ...{ captured_minor: 0, cancel_reason: 'deadline', is_late: false },
    },
    {
      ...{ way: 'cash', status: 'CAPTURED', is_outcome: true, attempt_no: 2, evidence: 'till' },
      ...{ captured_minor: order.total.minor, resolution_ms: 0, since_placed_ms: 2 * MINUTE },
    },
  ]);
});

test('money that comes too late is told as late, and its refund as no sale given back', async () => {
  const { world, facts } = await lunch();
  await STORIES['a request that reached Alipay after 3 minutes'](world);
  await world.runFor(20 * MINUTE);
  await facts.project();
  const payments = await facts.rows('payments');
  expect(payments.map((p) => [p['status'], p['is_outcome'], p['is_late']])).toEqual([
    ['CANCELLED', true, false],
    ['RETURNING', false, true],
    ['RETURNED', false, true],
  ]);
  expect(payments[0]).toMatchObject({ was_unknown: true });
  expect(await facts.rows('refunds')).toMatchObject([{ kind: 'give-back', status: 'SUCCEEDED' }]);
});
