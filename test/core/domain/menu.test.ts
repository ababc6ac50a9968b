import { expect, test } from 'vitest';
import { menuFault } from '../../../core/domain/menu-fault.ts';
import { translate } from '../../../core/domain/translated.ts';
import { contentOf, group, item, TEA } from '../../support/menu.ts';

const option = (optionId: string, priceDelta = 0) => ({
  optionId,
  name: { en: optionId },
  priceDelta,
});

test('a menu in order has no fault', () => {
  expect(menuFault(contentOf(item({ modifierGroups: [group()] }), TEA))).toBeUndefined();
});

test.each([
  ['an item twice', contentOf(TEA, TEA), 'categories[0].items[1].itemId'],
  [
    'a group twice',
    contentOf(item({ modifierGroups: [group(), group({ modifiers: [option('x')] })] })),
    'categories[0].items[0].modifierGroups[1].groupId',
  ],
  [
    'an option twice in a group',
    contentOf(item({ modifierGroups: [group({ modifiers: [option('x'), option('x')] })] })),
    'categories[0].items[0].modifierGroups[0].modifiers',
  ],
  [
    'an option in two groups of an item, which no order could tell apart',
    contentOf(
      item({
        modifierGroups: [
          group({ modifiers: [option('x')] }),
          group({ groupId: 'two', modifiers: [option('x')] }),
        ],
      }),
    ),
    'categories[0].items[0].modifierGroups[1].modifiers',
  ],
  [
    'more to choose than there is',
    contentOf(item({ modifierGroups: [group({ minSelected: 3, maxSelected: 3 })] })),
    'categories[0].items[0].modifierGroups[0].maxSelected',
  ],
  [
    'a minimum above the maximum',
    contentOf(item({ modifierGroups: [group({ minSelected: 2, maxSelected: 1 })] })),
    'categories[0].items[0].modifierGroups[0].maxSelected',
  ],
  [
    'a required group of nothing',
    contentOf(item({ modifierGroups: [group({ maxSelected: 0, minSelected: 0 })] })),
    'categories[0].items[0].modifierGroups[0].maxSelected',
  ],
  [
    'options that could make it negative',
    contentOf(
      item({
        price: 300,
        modifierGroups: [
          group({
            minSelected: 0,
            required: false,
            maxSelected: 2,
            modifiers: [option('x', -200), option('y', -101)],
          }),
        ],
      }),
    ),
    'categories[0].items[0].price',
  ],
] as const)('%s is a fault', (_, menu, path) => {
  expect(menuFault(menu)?.path).toBe(path);
});

test('what must be chosen counts for the cheapest: a discount that always comes with a surcharge is fine', () => {
  const forced = group({
    minSelected: 2,
    maxSelected: 2,
    modifiers: [option('x', -400), option('y', 200)],
  });
  expect(menuFault(contentOf(item({ price: 200, modifierGroups: [forced] })))).toBeUndefined();
  expect(menuFault(contentOf(item({ price: 199, modifierGroups: [forced] })))).toBeDefined();
});

test('a name is given in the wanted language, its base language, or the first', () => {
  const name = { 'zh-CN': '面', en: 'Noodles' };
  expect(translate(name, 'en')).toBe('Noodles');
  expect(translate(name, 'en-GB')).toBe('Noodles');
  expect(translate(name, 'zh')).toBe('面');
  expect(translate(name, 'fr')).toBe('面');
  expect(translate(name, undefined)).toBe('面');
});
