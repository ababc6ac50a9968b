import { describe, expect, test } from 'vitest';
import { money } from '../../../core/domain/money.ts';
import { portionsOf } from '../../../core/domain/portions.ts';
import { MERCHANT, MINUTE, must, openWorld, STORE, type World } from '../../support/world.ts';

const NOODLES = { itemId: 'noodles' };
const cny = (minor: number) => money('CNY', minor);

async function counted(remaining: number): Promise<World> {
  const world = await openWorld();
  await world.stock.set(MERCHANT, STORE, { ...NOODLES, remaining });
  return world;
}

const left = async (world: World): Promise<number | undefined> => {
  const [count] = await world.stock.ofItems(MERCHANT, STORE, ['noodles']);
  return count?.remaining;
};

describe('an order of what is counted', () => {
  test('takes its portions, however many lines they are on', async () => {
    const world = await counted(5);
    await world.order([{ quantity: 2 }, { itemId: 'tea' }, {}]);
    expect(await left(world)).toBe(2);
  });

  test('is refused by name when too few are left, and takes nothing', async () => {
    const world = await counted(2);
    const three = world.order([{ itemId: 'tea' }, { quantity: 3 }]);
    await expect(three).rejects.toThrow(/sold-out.*Only 2 left.*"lines\[1\]\.itemId"/);
    await world.order([{ quantity: 2 }]);
    await expect(world.order()).rejects.toThrow(/sold-out.*is sold out/);
    expect(await left(world)).toBe(0);
  });

  test('keeps them when it is paid', async () => {
    const world = await counted(5);
    must(await world.pay(await world.order()));
    await world.runFor(40 * MINUTE);
    expect(await left(world)).toBe(4);
  });

  test('gives them back once when it is given up, however often that is said', async () => {
    const world = await counted(5);
    const order = await world.order([{ quantity: 2 }]);
    must(await world.cancel(order));
    must(await world.cancel(order));
    await world.runFor(40 * MINUTE);
    expect(await left(world)).toBe(5);
  });

  test('has given them back also when its money comes too late', async () => {
    const world = await counted(5);
    world.alipay.customer = 'is asked';
    const order = await world.order();
    must(await world.pay(order));
    must(await world.cancel(order));
    await world.runFor(40 * MINUTE);
    expect(await left(world)).toBe(5);
  });
});

describe('an order that nobody pays', () => {
  test('ends after half an hour, and its portions can be sold again', async () => {
    const world = await counted(1);
    const order = await world.order();
    await world.runFor(29 * MINUTE);
    expect((await world.look(order)).order.status).toBe('CREATED');
    await world.runFor(3 * MINUTE);
    const { order: ended } = await world.look(order);
    expect(ended).toMatchObject({ status: 'CANCELED', holds: undefined, dueAt: undefined });
    expect((await world.journal(order)).map((e) => e.what)).toEqual([
      'place-order',
      'expire-order',
    ]);
    must(await world.pay(await world.order()));
  });

  test('has as much time again after a payment that failed', async () => {
    const world = await counted(1);
    world.alipay.customer = 'is refused';
    const order = await world.order();
    await world.runFor(20 * MINUTE);
    must(await world.pay(order));
    await world.runFor(20 * MINUTE);
    expect((await world.look(order)).order.status).toBe('CREATED');
    await world.runFor(12 * MINUTE);
    expect((await world.look(order)).order.status).toBe('CANCELED');
  });

  test('cannot be paid any more', async () => {
    const world = await counted(1);
    const order = await world.order();
    await world.runFor(32 * MINUTE);
    expect(await world.pay(order)).toMatchObject({ ok: false, error: { status: 409 } });
  });
});

test('a dish in a combo is a portion of that dish', () => {
  const combo = {
    ...{ lineId: 'l1', itemId: 'lunch', name: 'Lunch', quantity: 2 },
    unitPrice: cny(4_000),
    total: cny(8_000),
    options: [
      { optionId: 'no-chilli', name: 'Mild', priceDelta: 0 },
      { optionId: 'tea', name: 'Tea', priceDelta: 0, slotId: 'drink' },
      { optionId: 'iced', name: 'Iced', priceDelta: 0 },
      { optionId: 'iced', name: 'Iced', priceDelta: 0 },
    ],
  };
  expect(portionsOf([combo])).toEqual([
    { itemId: 'lunch', quantity: 2 },
    { itemId: 'lunch', optionId: 'no-chilli', quantity: 2 },
    { itemId: 'tea', quantity: 2 },
    { itemId: 'tea', optionId: 'iced', quantity: 4 },
  ]);
});
