import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv, writeCsv } from '../../../adapters/spreadsheet/csv.ts';

const cellOf = (text: string): string => writeCsv([['x'], [text]]).split('\r\n')[1] ?? '';
const read = (text: string) => readCsv(text, 1_000);

test.each(['=1+1', '+86', '-5', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠a', "'=1"])(
  'a spreadsheet is given %j as text, not as a formula',
  (text) => {
    expect(cellOf(text)).toMatch(/^"?'/);
  },
);

test.each(['007', '1-2', '3/4', '1E5', '12:30', '123456789012'])(
  'a spreadsheet is given %s as text, which it would else rewrite',
  (text) => {
    expect(cellOf(text)).toBe(`'${text}`);
  },
);

test.each(['28.00', '0', '1050', '7喜', "'Tis", 'a=b', 'noodles'])('%s stays as it is', (text) => {
  expect(cellOf(text)).toBe(text);
});

test('Chinese is marked as UTF-8', () => {
  expect(Buffer.from(writeCsv([['牛肉面']])).subarray(0, 3)).toEqual(Buffer.from('efbbbf', 'hex'));
});

test('whatever is written is read again', () => {
  const hostile = fc.string({
    unit: fc.constantFrom(
      ...['=', '+', '-', '@', "'", '"', ',', ';', '\t', ' ', '0', '1', '.', '面'],
    ),
    maxLength: 6,
  });
  const cell = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), hostile);
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
      const table = [['itemId', 'name.en'], ...rows];
      expect(read(writeCsv(table))).toEqual({ ok: true, value: table });
    }),
  );
});

test.each([
  ['commas', 'itemId,price\ntea,1.00'],
  ['semicolons, as Excel has them in many countries', 'itemId;price\r\ntea;1.00\r\n'],
  ['tabs', '\uFEFFitemId\tprice\ntea\t1.00\n'],
])('rows are read with %s', (_, text) => {
  const rows = read(text);
  expect(rows.ok && rows.value.slice(0, 2)).toEqual([
    ['itemId', 'price'],
    ['tea', '1.00'],
  ]);
});

test('a quotation mark that nothing closes is told with its row', () => {
  expect(read('itemId,price\ntea,"1.00\n')).toEqual({ ok: false, error: { row: 2 } });
});
