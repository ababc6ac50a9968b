import { expect, test } from 'vitest';
import { orderAgain } from '../../../core/usecases/order-again.ts';
import { contentOf, group, item, TEA } from '../../support/menu.ts';
import { MERCHANT, must, openWorld, STORE } from '../../support/world.ts';

test('an order can be placed once more, at what it costs today', async () => {
  const world = await openWorld();
  const sold = contentOf(item({ modifierGroups: [group()] }), TEA);
  await world.menus.publish(MERCHANT, STORE, sold, 0);
  const order = await world.order([{ options: ['large'], quantity: 2 }, { itemId: 'tea' }]);
  const dearer = contentOf(item({ price: 3_000, modifierGroups: [group()] }));
  await world.menus.publish(MERCHANT, STORE, dearer, 0);

  const again = must(await orderAgain(world.deps, order, 'en'));

  expect(again.lines).toMatchObject([
    {
      request: { itemId: 'noodles', options: ['large'], quantity: 2 },
      today: { name: 'Beef noodles', unitPrice: { minor: 3_300 } },
    },
  ]);
  expect(again.missing).toMatchObject([
    { line: { itemId: 'tea' }, fault: { code: 'unknown-item' } },
  ]);
  const lines = again.lines.map((l) => l.request);
  expect((await world.order(lines)).total.minor).toBe(6_600);
});

test('what is in a combo is asked for in its slots again', async () => {
  const world = await openWorld();
  const slot = { slotId: 'drink', name: { en: 'Drink' }, basePrice: 0, qtyFree: 1 };
  const choices = [{ itemId: 'tea', extraPrice: 200 }];
  const slots = [{ ...slot, minSelected: 1, maxSelected: 2, choices }];
  const tea = { ...TEA, modifierGroups: [group()] };
  await world.menus.publish(MERCHANT, STORE, contentOf(item({ slots }), tea), 0);
  const drink = { slotId: 'drink', itemId: 'tea', options: ['small'] };
  const order = await world.order([{ choices: [drink, { ...drink, options: ['large'] }] }]);

  const { lines } = must(await orderAgain(world.deps, order, undefined));

  expect(lines.map((l) => l.request)).toEqual([
    {
      ...{ itemId: 'noodles', options: [], quantity: 1 },
      choices: [drink, { ...drink, options: ['large'] }],
    },
  ]);
});
