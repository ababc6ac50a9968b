import { beforeEach, describe, expect, test } from 'vitest';
import { MemorySoldDishes } from '../../../adapters/memory/sold-dishes.ts';
import { salesOf } from '../../../core/domain/popularity.ts';
import { popularDishes } from '../../../core/usecases/popular-dishes.ts';
import { contentOf, item, TEA } from '../../support/menu.ts';
import { MERCHANT, MINUTE, must, NOON, openWorld, STORE, type World } from '../../support/world.ts';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let world: World;
let soldDishes: MemorySoldDishes;
beforeEach(async () => {
  world = await openWorld();
  soldDishes = new MemorySoldDishes();
});

/** An order that is paid, counted as its ticket comes to be. */
async function sell(lines: Parameters<World['order']>[0], checks?: Parameters<World['order']>[1]) {
  const order = await world.order(lines, checks);
  for (const { checkId } of order.checks) must(await world.pay(order, { checkId }));
  const { tickets } = await world.look(order);
  const released = tickets.map((ticket) => ({ merchantId: MERCHANT, ticket }));
  const sales = salesOf(released);
  for (const day of sales) await soldDishes.add(day);
  return { order, sales };
}
const look = () => popularDishes({ ...world.deps, soldDishes }, MERCHANT, STORE);
const items = async () => (await look()).items;

describe('what is popular', () => {
  test('is what sold most, best first', async () => {
    await sell([{ quantity: 2 }, { itemId: 'tea' }]);
    await sell([{ itemId: 'tea', quantity: 4 }]);
    expect(await items()).toEqual([
      { itemId: 'tea', sold: 5 },
      { itemId: 'noodles', sold: 2 },
    ]);
  });

  test('counts each check of a split order once, and a dish that went back as sold', async () => {
    const { order } = await sell([{ quantity: 2 }, { itemId: 'tea' }], [[0], [1]]);
    const [first] = (await world.look(order)).payments;
    must(await world.refund(order, { role: 'merchant', checkId: first?.checkId ?? '' }));
    expect(await items()).toEqual([
      { itemId: 'noodles', sold: 2 },
      { itemId: 'tea', sold: 1 },
    ]);
  });

  test('has a combo as a combo, and not what was chosen in it', async () => {
    const choices = [{ itemId: 'tea', extraPrice: 0 }];
    const one = { minSelected: 1, maxSelected: 1, qtyFree: 1, basePrice: 0 };
    const slots = [{ slotId: 'drink', name: { en: 'Drink' }, ...one, choices }];
    await world.menus.publish(MERCHANT, STORE, contentOf(item({ slots }), TEA), NOON);
    const drink = { slotId: 'drink', itemId: 'tea', options: [] };
    await sell([{ quantity: 3, choices: [drink] }]);
    expect(await items()).toEqual([{ itemId: 'noodles', sold: 3 }]);
  });

  test('is of seven business days, and a night belongs to the day before it', async () => {
    await world.runFor(15 * HOUR);
    const { sales } = await sell([{}]);
    expect(sales.map(({ businessDate }) => businessDate)).toEqual(['2026-11-22']);
    await world.runFor(6 * DAY + 59 * MINUTE);
    expect(await look()).toEqual({ since: '2026-11-22', items: [{ itemId: 'noodles', sold: 1 }] });
    await world.runFor(MINUTE);
    expect(await look()).toEqual({ since: '2026-11-23', items: [] });
  });

  test('is on the menu of now', async () => {
    await sell([{ quantity: 2 }, { itemId: 'tea' }]);
    await world.menus.publish(MERCHANT, STORE, contentOf(TEA), NOON);
    expect(await items()).toEqual([{ itemId: 'tea', sold: 1 }]);
  });

  test('is at most twelve dishes, in the order of the menu where they sold alike', async () => {
    const ids = Array.from({ length: 14 }, (_, n) => `dish-${String.fromCharCode(122 - n)}`);
    const menu = contentOf(...ids.map((itemId) => item({ itemId })));
    await world.menus.publish(MERCHANT, STORE, menu, NOON);
    await sell(ids.map((itemId) => ({ itemId })));
    expect((await items()).map(({ itemId }) => itemId)).toEqual(ids.slice(0, 12));
  });

  test('is nothing where nothing was published', async () => {
    const nothing = { current: async () => undefined };
    const empty = await popularDishes(
      { ...world.deps, soldDishes, menus: nothing },
      MERCHANT,
      STORE,
    );
    expect(empty.items).toEqual([]);
  });
});

test('tickets of one store and day are one sum, and old ones that name neither are left out', async () => {
  const order = await world.order([{ quantity: 2 }]);
  must(await world.pay(order));
  const [ticket] = (await world.look(order)).tickets;
  if (!ticket) throw new Error('no ticket');
  const { storeId: _, ...old } = ticket;
  const released = [ticket, ticket, old].map((one) => ({ merchantId: MERCHANT, ticket: one }));
  expect(salesOf(released)).toEqual([
    {
      ...{ merchantId: MERCHANT, storeId: STORE, businessDate: '2026-11-22' },
      sold: new Map([['noodles', 4]]),
    },
  ]);
});
