import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MenuItem } from '../../../core/domain/menu.ts';
import { menuFault } from '../../../core/domain/menu-fault.ts';
import { MAX_MINOR } from '../../../core/domain/money.ts';
import { type LineRequest, priceLines } from '../../../core/domain/pricing.ts';
import { group, item, menuOf, TEA } from '../../support/menu.ts';

const NOODLES = item({ modifierGroups: [group()] });

const price = (items: MenuItem[], ...lines: Partial<LineRequest>[]) =>
  priceLines(
    menuOf(...items),
    lines.map((l) => ({ itemId: 'noodles', options: [], quantity: 1, ...l })),
    'en',
  );

const faultOf = (items: MenuItem[], ...lines: Partial<LineRequest>[]) => {
  const priced = price(items, ...lines);
  return priced.ok ? undefined : [priced.error.code, priced.error.path];
};

test('a line costs its item and chosen options, times the quantity, as a snapshot in the wanted language', () => {
  const priced = price([NOODLES, TEA], { options: ['large'], quantity: 2 }, { itemId: 'tea' });
  expect(priced).toMatchObject({
    ok: true,
    value: [
      {
        lineId: 'l1',
        name: 'Beef noodles',
        options: [{ optionId: 'large', name: 'Large', priceDelta: 300 }],
        unitPrice: { currency: 'CNY', minor: 3_100 },
        total: { minor: 6_200 },
      },
      { lineId: 'l2', name: 'Tea', total: { minor: 1_050 } },
    ],
  });
});

test('an option may make it cheaper', () => {
  expect(price([NOODLES], { options: ['small'] })).toMatchObject({
    value: [{ total: { minor: 2_600 } }],
  });
});

test('a default is a suggestion to the screen: it is never sold without being chosen', () => {
  expect(faultOf([NOODLES], {})).toEqual(['too-few-options', 'lines[0].options']);
  const optional = item({ modifierGroups: [group({ required: false, minSelected: 0 })] });
  expect(price([optional], {})).toMatchObject({
    value: [{ options: [], total: { minor: 2_800 } }],
  });
});

const soldOutLarge = item({
  modifierGroups: [
    group({
      modifiers: [
        { optionId: 'small', name: { en: 'Small' }, priceDelta: 0 },
        { optionId: 'large', name: { en: 'Large' }, priceDelta: 300, soldOut: true },
      ],
    }),
  ],
});
const requiredWithoutMinimum = item({ modifierGroups: [group({ minSelected: 0 })] });

test.each([
  [
    'an item that is not on the menu',
    [NOODLES],
    [{ itemId: 'x' }],
    'unknown-item',
    'lines[0].itemId',
  ],
  ['a sold out item', [item({ soldOut: true })], [{}], 'sold-out', 'lines[0].itemId'],
  ['a sold out option', [soldOutLarge], [{ options: ['large'] }], 'sold-out', 'lines[0].options'],
  [
    'an unknown option',
    [NOODLES],
    [{ options: ['small', 'x'] }],
    'unknown-option',
    'lines[0].options',
  ],
  [
    'an option of another item',
    [NOODLES, TEA],
    [{ itemId: 'tea', options: ['small'] }],
    'unknown-option',
    'lines[0].options',
  ],
  [
    'an option twice',
    [NOODLES],
    [{ options: ['small', 'small'] }],
    'too-many-options',
    'lines[0].options',
  ],
  [
    'too many of a group',
    [NOODLES],
    [{ options: ['small', 'large'] }],
    'too-many-options',
    'lines[0].options',
  ],
  [
    'none of a required group, even where its minimum is 0',
    [requiredWithoutMinimum],
    [{}],
    'too-few-options',
    'lines[0].options',
  ],
  [
    'a total beyond the limit',
    [TEA],
    [{ itemId: 'tea' }, { itemId: 'tea', quantity: 9_523_810 }],
    'total-too-large',
    'lines[1]',
  ],
] as const)('%s is refused and names the field', (_, items, lines, code, path) => {
  expect(faultOf([...items], ...lines)).toEqual([code, path]);
});

test('options that raise a price beyond the limit are a fault of the total, not a crash', () => {
  const dear = item({ price: MAX_MINOR, modifierGroups: [group()] });
  expect(faultOf([dear], { options: ['large'] })).toEqual(['total-too-large', 'lines[0]']);
});

test('whatever a customer chooses from a valid menu, no line is negative and totals add up', () => {
  const delta = fc.integer({ min: -500, max: 500 });
  const menuItem = fc
    .tuple(fc.integer({ min: 0, max: 2_000 }), fc.array(delta, { minLength: 1, maxLength: 5 }))
    .chain(([itemPrice, deltas]) =>
      fc.integer({ min: 1, max: deltas.length }).map((maxSelected) =>
        item({
          price: itemPrice,
          modifierGroups: [
            group({
              required: false,
              minSelected: 0,
              maxSelected,
              modifiers: deltas.map((priceDelta, n) => ({
                optionId: `o${n}`,
                name: { en: 'o' },
                priceDelta,
              })),
            }),
          ],
        }),
      ),
    )
    .filter((made) => menuFault(menuOf(made)) === undefined);
  const choice = fc.subarray(['o0', 'o1', 'o2', 'o3', 'o4']);
  fc.assert(
    fc.property(menuItem, choice, fc.integer({ min: 1, max: 99 }), (made, options, quantity) => {
      const priced = price([made], { options, quantity });
      if (!priced.ok) return;
      for (const line of priced.value) {
        expect(line.unitPrice.minor).toBeGreaterThanOrEqual(0);
        expect(line.total.minor).toBe(line.unitPrice.minor * quantity);
      }
    }),
  );
});
