import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ComboSlot, MenuContent, Modifier, ModifierGroup } from '../../../core/domain/menu.ts';
import { menuFault } from '../../../core/domain/menu-fault.ts';
import { type LineRequest, priceLines } from '../../../core/domain/pricing.ts';
import { contentOf, group, item, menuOf, TEA } from '../../support/menu.ts';

const option = (optionId: string, priceDelta = 0, changes: Partial<Modifier> = {}): Modifier => ({
  ...{ optionId, name: { en: optionId }, priceDelta },
  ...changes,
});
const sauces = group({ groupId: 'sauce', modifiers: [option('chilli', 50), option('soy')] });
const sides = group({
  groupId: 'side',
  modifiers: [option('fries', 400, { modifierGroups: [sauces] }), option('salad', 300)],
});
const eggs = group({
  ...{ groupId: 'eggs', displayType: 'quantity', required: false, minSelected: 0, maxSelected: 3 },
  modifiers: [option('egg', 150)],
});
const NOODLES = item({ modifierGroups: [sides, eggs] });

const slot = (changes: Partial<ComboSlot> = {}): ComboSlot => ({
  ...{ slotId: 'drinks', name: { en: 'Drinks' }, minSelected: 1, maxSelected: 3 },
  ...{ qtyFree: 1, basePrice: 500 },
  choices: [
    { itemId: 'tea', extraPrice: 0 },
    { itemId: 'noodles', extraPrice: 200 },
  ],
  ...changes,
});
const FEAST = item({ itemId: 'feast', name: { en: 'Feast' }, price: 4_000, slots: [slot()] });
const MENU = menuOf(NOODLES, TEA, FEAST);

const price = (line: Partial<LineRequest>) =>
  priceLines(MENU, [{ itemId: 'noodles', options: [], quantity: 1, ...line }], 'en');
const unit = (minor: number) => ({ ok: true, value: [{ unitPrice: { minor } }] });
const refusal = (code: string, path: string) => ({ ok: false, error: { code, path } });

describe('options within options', () => {
  test('cost what they say, and stand behind what asked for them', () => {
    const priced = price({ options: ['chilli', 'egg', 'fries'] });
    expect(priced).toMatchObject(unit(2_800 + 400 + 50 + 150));
    expect(priced).toMatchObject({
      value: [{ options: [{ optionId: 'fries' }, { optionId: 'chilli' }, { optionId: 'egg' }] }],
    });
  });

  test.each([
    ['are asked for once what opens them is chosen', ['fries'], 'too-few-options'],
    ['cannot be had without it', ['salad', 'soy'], 'unknown-option'],
  ])('%s', (_, options, code) => {
    expect(price({ options })).toMatchObject(refusal(code, 'lines[0].options'));
  });

  test('may be named again only where a quantity is asked for, up to its limit', () => {
    expect(price({ options: ['salad', 'egg', 'egg', 'egg'] })).toMatchObject(unit(3_550));
    const four = ['salad', 'egg', 'egg', 'egg', 'egg'];
    for (const options of [four, ['salad', 'salad']]) {
      expect(price({ options })).toMatchObject(refusal('too-many-options', 'lines[0].options'));
    }
  });
});

describe('a combo', () => {
  const tea = { slotId: 'drinks', itemId: 'tea', options: [] };
  const noodles = { slotId: 'drinks', itemId: 'noodles', options: ['salad'] };
  const feast = (...choices: LineRequest['choices'] & object) =>
    price({ itemId: 'feast', choices });

  test('costs its price, what its dishes add, and what goes beyond those that are free', () => {
    expect(feast(tea)).toMatchObject(unit(4_000));
    expect(feast(tea, tea)).toMatchObject(unit(4_500));
    expect(feast(noodles, tea)).toMatchObject(unit(4_000 + 200 + 300 + 500));
  });

  test('tells the kitchen each dish and, right after it, how it is wanted', () => {
    expect(feast(noodles)).toMatchObject({
      value: [
        {
          name: 'Feast',
          options: [
            { optionId: 'noodles', name: 'Beef noodles', slotId: 'drinks', priceDelta: 200 },
            { optionId: 'salad', priceDelta: 300 },
          ],
        },
      ],
    });
  });

  test.each([
    ['nothing in a slot', [], 'too-few-choices', 'choices'],
    ['too much in a slot', [tea, tea, tea, tea], 'too-many-choices', 'choices'],
    ['a slot it does not have', [{ ...tea, slotId: 'x' }], 'unknown-choice', 'choices[0].slotId'],
    ['what the slot lacks', [{ ...tea, itemId: 'x' }], 'unknown-choice', 'choices[0].itemId'],
    ['a wrong option', [tea, { ...tea, options: ['x'] }], 'unknown-option', 'choices[1].options'],
  ])('is refused with %s', (_, choices, code, path) => {
    expect(feast(...choices)).toMatchObject(refusal(code, `lines[0].${path}`));
  });

  test('is no way around what is sold out', () => {
    const out = menuOf(NOODLES, { ...TEA, soldOut: true }, FEAST);
    const lines = [{ itemId: 'feast', options: [], choices: [tea], quantity: 1 }];
    expect(priceLines(out, lines, 'en')).toMatchObject(
      refusal('sold-out', 'lines[0].choices[0].itemId'),
    );
  });

  test('is the only thing that has choices', () => {
    expect(price({ options: ['salad'], choices: [tea] })).toMatchObject(
      refusal('unknown-choice', 'lines[0].choices[0].slotId'),
    );
  });
});

describe('a menu is refused', () => {
  const deep = (depth: number): ModifierGroup =>
    group({
      groupId: `g${depth}`,
      modifiers: [option(`o${depth}`, 0, depth > 1 ? { modifierGroups: [deep(depth - 1)] } : {})],
    });
  const served = (changes: object): MenuContent => ({
    ...contentOf(TEA),
    menus: [{ menuId: 'm', name: { en: 'M' }, categoryIds: ['all'], ...changes }],
  });

  test.each<[string, MenuContent, string]>([
    ['that asks four times in a row', contentOf(item({ modifierGroups: [deep(4)] })), 'deep'],
    [
      'that names an option again, however deep',
      contentOf(item({ modifierGroups: [sides, group({ modifiers: [option('soy')] })] })),
      'soy appears twice',
    ],
    [
      'whose quantities ask further',
      contentOf(item({ modifierGroups: [{ ...sides, displayType: 'quantity' }] })),
      'several times',
    ],
    [
      'with a combo in a combo',
      contentOf(TEA, NOODLES, FEAST, {
        ...FEAST,
        itemId: 'x',
        slots: [slot({ choices: [{ itemId: 'feast', extraPrice: 0 }] })],
      }),
      'feast is no dish',
    ],
    ['with a dish in a combo that it lacks', contentOf(FEAST, TEA), 'noodles is no dish'],
    [
      'with slots that cannot be filled',
      contentOf(NOODLES, TEA, { ...FEAST, slots: [slot({ minSelected: 4 })] }),
      'never be made',
    ],
    ['that serves what it lacks', served({ categoryIds: ['x'] }), 'no category x'],
  ])('%s', (_, content, message) => {
    expect(menuFault(content)?.message).toContain(message);
  });

  test('whose combo could become cheaper than nothing', () => {
    const cheap = item({ modifierGroups: [group({ modifiers: [option('half', -2_000)] })] });
    const combo = { ...FEAST, price: 1_000, slots: [slot({ maxSelected: 1 })] };
    expect(menuFault(contentOf(cheap, TEA, combo))?.path).toContain('price');
  });

  test('not when three groups ask one after the other', () => {
    expect(menuFault(contentOf(item({ modifierGroups: [deep(3)] })))).toBeUndefined();
    expect(menuFault(MENU)).toBeUndefined();
  });
});

test('whatever is chosen from a valid menu, a line is never negative and is the sum of its parts', () => {
  const delta = fc.integer({ min: -400, max: 400 });
  const quantity = fc.constantFrom(undefined, 'quantity' as const);
  const made = fc
    .record({ deltas: fc.array(delta, { minLength: 1, maxLength: 3 }), nested: delta, quantity })
    .chain(({ deltas, nested, quantity: displayType }) =>
      fc.integer({ min: 1, max: displayType ? 4 : deltas.length }).map((maxSelected) => {
        const inner = group({
          ...{ groupId: 'inner', required: false, minSelected: 0, maxSelected: 1 },
          modifiers: [option('inner', nested)],
        });
        const modifiers = deltas.map((d, n) =>
          option(`o${n}`, d, n === 0 && !displayType ? { modifierGroups: [inner] } : {}),
        );
        const required = { required: false, minSelected: 0, maxSelected, displayType };
        return item({ modifierGroups: [group({ ...required, modifiers })] });
      }),
    );
  const menus = fc
    .record({ dish: made, price: fc.nat(3_000), qtyFree: fc.nat(3), basePrice: fc.nat(900) })
    .map(({ dish, price: own, ...slots }) =>
      menuOf(dish, TEA, item({ itemId: 'feast', price: own, slots: [slot(slots)] })),
    )
    .filter((menu) => menuFault(menu) === undefined);
  const options = fc.array(fc.constantFrom('o0', 'o1', 'o2', 'inner'), { maxLength: 4 });
  const choice = fc.record({
    slotId: fc.constant('drinks'),
    itemId: fc.constantFrom('tea', 'noodles'),
    options: fc.oneof(fc.constant([]), options),
  });
  const lines = fc.record({
    itemId: fc.constantFrom('noodles', 'feast'),
    options: fc.oneof(fc.constant([]), options),
    choices: fc.array(choice, { maxLength: 3 }),
    quantity: fc.integer({ min: 1, max: 99 }),
  });
  let sold = 0;
  fc.assert(
    fc.property(menus, lines, (menu, line) => {
      const priced = priceLines(menu, [line], 'en');
      if (!priced.ok) return;
      sold += 1;
      const [one] = priced.value;
      const base = menu.categories[0]?.items.find((i) => i.itemId === line.itemId)?.price ?? 0;
      const parts = one?.options.reduce((sum, o) => sum + o.priceDelta, base) ?? 0;
      expect(parts).toBeGreaterThanOrEqual(0);
      expect(one?.total.minor).toBe(parts * line.quantity);
    }),
    { numRuns: 400 },
  );
  expect(sold).toBeGreaterThan(20);
});
