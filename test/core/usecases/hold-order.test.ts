import { expect, test } from 'vitest';
import { holdOrder, releaseOrder } from '../../../core/usecases/hold-order.ts';
import { MERCHANT, MINUTE, must, openWorld, refusal, type World } from '../../support/world.ts';

type Placed = Parameters<World['look']>[0];
const hold = (world: World, { orderId }: Placed, minutes: number) =>
  holdOrder(world.deps, {
    ...{ merchantId: MERCHANT, orderId, forMs: minutes * MINUTE, label: 'blue jacket' },
    actor: 'cashier:c1',
  });
const release = (world: World, { orderId }: Placed) =>
  releaseOrder(world.deps, { merchantId: MERCHANT, orderId, actor: 'cashier:c1' });
const statusOf = async (world: World, order: Placed) => (await world.look(order)).order.status;

test('an order that is held does not end before its hold does', async () => {
  const world = await openWorld();
  const order = await world.order();
  must(await hold(world, order, 120));
  await world.runFor(118 * MINUTE);
  expect(await statusOf(world, order)).toBe('CREATED');
  await world.runFor(4 * MINUTE);
  expect(await statusOf(world, order)).toBe('CANCELED');
});

test('a hold that is shorter than an unpaid order may wait takes nothing away', async () => {
  const world = await openWorld();
  const order = await world.order();
  must(await hold(world, order, 5));
  await world.runFor(28 * MINUTE);
  expect(await statusOf(world, order)).toBe('CREATED');
  await world.runFor(4 * MINUTE);
  expect(await statusOf(world, order)).toBe('CANCELED');
});

test('an order that is taken back has as much time as a new one', async () => {
  const world = await openWorld();
  const order = await world.order();
  must(await hold(world, order, 240));
  await world.runFor(100 * MINUTE);
  const { version } = must(await release(world, order)).order;
  expect(must(await release(world, order)).order.version).toBe(version);
  await world.runFor(28 * MINUTE);
  expect(await statusOf(world, order)).toBe('CREATED');
  await world.runFor(4 * MINUTE);
  expect(await statusOf(world, order)).toBe('CANCELED');
});

test('an order that is held can be paid, and then is held no more', async () => {
  const world = await openWorld();
  const order = await world.order();
  must(await hold(world, order, 240));
  await world.runFor(100 * MINUTE);
  must(await world.pay(order));
  expect(await statusOf(world, order)).toBe('COMMITTED');
  expect(refusal(await hold(world, order, 5)).code).toBe('already-paid');
});

test('what is partly paid, or ended, cannot be held', async () => {
  const world = await openWorld();
  const split = await world.order([{}, {}], [[0], [1]]);
  must(await world.pay(split, { checkId: 'c1' }));
  expect(refusal(await hold(world, split, 5)).code).toBe('already-paid');
  const given = await world.order();
  must(await world.cancel(given));
  expect(refusal(await hold(world, given, 5)).code).toBe('order-cancelled');
});
