import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv, writeCsv } from '../../../adapters/spreadsheet/csv.ts';
import { PublishMenuRequest } from '../../../api/menu.ts';
import type { MenuContent } from '../../../core/domain/menu.ts';
import { applySheet } from '../../../core/domain/menu-sheet/apply-sheet.ts';
import { sheetOf } from '../../../core/domain/menu-sheet/sheet-of-menu.ts';
import { contentOf, group, item, TEA } from '../../support/menu.ts';

const NOODLES = item({ modifierGroups: [group()], allergens: ['gluten'], plu: '007' });
const MENU: MenuContent = {
  currency: 'CNY',
  categories: [
    { categoryId: 'food', name: { 'zh-CN': '主食', en: 'Food' }, items: [NOODLES] },
    { categoryId: 'drinks', name: { en: 'Drinks', ja: '飲み物' }, items: [TEA] },
  ],
};

/** @throws Error where the columns are wrong. */
function apply(menu: MenuContent, ...rows: string[][]) {
  const applied = applySheet(menu, rows);
  if (!applied.ok) throw new Error(JSON.stringify(applied.error));
  return applied.value;
}
const itemsOf = ({ categories }: MenuContent) =>
  categories.map((c) => [c.categoryId, ...c.items.map((i) => i.itemId)]);

describe('what was exported', () => {
  const text = fc
    .oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
      fc.string({ unit: fc.constantFrom(...`=+-@'",; 01.面`), minLength: 1, maxLength: 6 }),
    )
    .filter((t) => /^[^\p{Cc}\p{Cs}]+$/u.test(t));
  const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,11}$/);
  const translated = fc.dictionary(fc.constantFrom('zh-CN', 'en', 'ja', 'th'), text, {
    minKeys: 1,
  });
  const optional = { requiredKeys: ['itemId', 'name', 'price', 'modifierGroups'] } as const;
  const dish = fc.record(
    {
      itemId: id,
      name: translated,
      description: translated,
      price: fc.nat(10_000_000),
      modifierGroups: fc.constantFrom([], [group()]),
      soldOut: fc.boolean(),
      allergens: fc.subarray(['milk', 'egg', 'nuts']),
      plu: fc.stringMatching(/^[A-Za-z0-9-]{1,20}$/),
      taxClass: id,
    },
    { ...optional, requiredKeys: [...optional.requiredKeys] },
  );
  const category = fc.record({
    categoryId: id,
    name: translated,
    items: fc.array(dish, { maxLength: 4 }),
  });
  const menu = fc
    .record({
      currency: fc.constantFrom('CNY' as const, 'JPY' as const),
      categories: fc.uniqueArray(category, {
        ...{ minLength: 1, maxLength: 4 },
        selector: ({ categoryId }) => categoryId,
      }),
    })
    .filter(({ categories }) => {
      const ids = categories.flatMap((c) => c.items.map((i) => i.itemId));
      return new Set(ids).size === ids.length;
    });

  test('changes nothing when it is imported, whatever is on the menu', () => {
    fc.assert(
      fc.property(menu, (content) => {
        expect(PublishMenuRequest.safeParse(content).success).toBe(true);
        const csv = readCsv(writeCsv(sheetOf(content)), 1_000);
        const applied = csv.ok && applySheet(content, csv.value);
        const rows = content.categories.reduce((sum, c) => sum + c.items.length, 0);
        expect(applied).toMatchObject({
          ok: true,
          value: { counts: { rows, unchanged: rows, created: 0, changed: 0 }, faults: [] },
        });
        expect(applied && 'value' in applied && applied.value.content).toBe(content);
      }),
      { numRuns: 200 },
    );
  });

  test('has the languages of the menu, and Chinese and English in any case', () => {
    const [columns] = sheetOf(MENU);
    expect(columns?.filter((c) => c.startsWith('name.'))).toEqual([
      ...['name.zh-CN', 'name.en', 'name.ja'],
    ]);
    expect(sheetOf(contentOf(TEA))[0]).toContain('name.zh-CN');
  });

  test('has prices as people write them', () => {
    const priceIn = (menu: MenuContent) => {
      const [columns = [], row] = sheetOf(menu);
      return row?.[columns.indexOf('price')];
    };
    expect(priceIn(MENU)).toBe('28.00');
    expect(priceIn({ ...MENU, currency: 'JPY' })).toBe('2800');
  });
});

describe('rows', () => {
  test('change prices by their numbers alone, and leave all else', () => {
    const { content, counts } = apply(MENU, ['itemId', 'price'], ['tea', '9.5'], ['noodles', '28']);
    expect(counts).toMatchObject({ rows: 2, changed: 1, unchanged: 1 });
    expect(content.categories[1]?.items).toEqual([{ ...TEA, price: 950 }]);
    expect(content.categories[0]).toEqual(MENU.categories[0]);
  });

  test('add a dish to a category, and a category with its first dish', () => {
    const { content, counts } = apply(
      MENU,
      ['categoryId', 'category.en', 'itemId', 'name.en', 'price', 'soldOut'],
      ['drinks', '', 'cola', 'Cola', '8.00', '是'],
      ['sweets', 'Sweets', 'cake', 'Cake', '12.00', ''],
    );
    expect(counts).toMatchObject({ created: 2, changed: 0 });
    expect(itemsOf(content)).toEqual([
      ['food', 'noodles'],
      ['drinks', 'tea', 'cola'],
      ['sweets', 'cake'],
    ]);
    expect(content.categories[1]?.items[1]).toMatchObject({ price: 800, soldOut: true });
    expect(content.categories[2]?.name).toEqual({ en: 'Sweets' });
  });

  test('move a dish, and rename its category', () => {
    const { content } = apply(
      MENU,
      ['categoryId', 'category.ja', 'itemId'],
      ['drinks', 'ドリンク', 'noodles'],
    );
    expect(itemsOf(content)).toEqual([['food'], ['drinks', 'tea', 'noodles']]);
    expect(content.categories[1]?.name).toEqual({ en: 'Drinks', ja: 'ドリンク' });
    expect(content.categories[1]?.items[1]).toEqual(NOODLES);
  });

  test('empty what their cells leave empty', () => {
    const { content } = apply(MENU, ['itemId', 'plu', 'name.zh-CN', 'allergens'], ['noodles']);
    const { plu: _, allergens: __, ...rest } = NOODLES;
    expect(content.categories[0]?.items).toEqual([{ ...rest, name: { en: 'Beef noodles' } }]);
  });

  test('that are empty, and columns without a name, count for nothing', () => {
    const { counts, faults } = apply(
      MENU,
      ['itemId', 'price', ''],
      ['', '', ''],
      ['tea', '9.00'],
      [''],
    );
    expect(counts.rows).toBe(1);
    expect(faults).toEqual([]);
  });

  const columns = ['categoryId', 'category.en', 'itemId', 'name.en', 'price', 'modifierGroups'];
  test.each([
    [['drinks', '', '', 'Cola', '8.00'], 'itemId', 'missing'],
    [['', '', 'cola', 'Cola', '8.00'], 'categoryId', 'missing'],
    [['drinks', '', 'cola', '', '8.00'], 'name', 'missing'],
    [['drinks', '', 'cola', 'Cola', ''], 'price', 'missing'],
    [['drinks', '', 'tea', 'Tea', ''], 'price', 'missing'],
    [['sweets', '', 'cake', 'Cake', '9.00'], 'category', 'missing'],
    [['drinks', '', 'tea', 'Tea', '-1'], 'price', 'bad-price'],
    [['drinks', '', 'tea', 'Tea', '1,050.00'], 'price', 'bad-price'],
    [['drinks', '', 'tea', 'Tea', '9.999'], 'price', 'bad-price'],
    [['drinks', 'Beverages', 'tea', 'Tea', '9.00'], 'category.en', 'category-differs'],
    [['drinks', '', 'tea', 'Tea', '9.00', 'size'], 'modifierGroups', 'not-by-spreadsheet'],
    [['drinks', '', 'tea', 'Tea', '9.00', '', 'x'], '7', 'too-many-cells'],
  ])('that cannot be taken name the cell: %j', (row, field, code) => {
    const first = ['drinks', 'Drinks', 'noodles', 'Beef noodles', '28.00', 'size'];
    const { faults } = apply(MENU, columns, first, row);
    expect(faults).toEqual([{ row: 3, field, code }]);
  });

  test('are not taken twice for one dish, nor in another currency', () => {
    const { faults } = apply(
      MENU,
      ['itemId', 'currency'],
      ['tea', 'CNY'],
      ['tea', ''],
      ['noodles', 'JPY'],
    );
    expect(faults).toEqual([
      { row: 3, field: 'itemId', code: 'item-twice' },
      { row: 4, field: 'currency', code: 'wrong-currency' },
    ]);
  });
});

test.each([
  [['itemId', 'prise'], 'prise', 'unknown'],
  [['itemId', 'price', 'price'], 'price', 'twice'],
  [['price'], 'itemId', 'missing'],
  [['itemId', 'constructor'], 'constructor', 'unknown'],
  [[], 'itemId', 'missing'],
])('columns that cannot be are told: %j', (columns, column, why) => {
  expect(applySheet(MENU, [columns])).toEqual({ ok: false, error: { column, why } });
});
