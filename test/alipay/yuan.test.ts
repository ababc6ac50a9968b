import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatYuan, parseYuan } from '../../alipay/yuan.ts';

test.each([
  [1, '0.01'],
  [10, '0.10'],
  [100, '1.00'],
  [3850, '38.50'],
  [999_999_999_9, '99999999.99'],
  [100_000_000_00, '100000000.00'],
])('%i fen are %s yuan', (fen, yuan) => {
  expect(formatYuan(fen)).toBe(yuan);
  expect(parseYuan(yuan)).toBe(fen);
});

test.each([0, -1, 0.5, Number.NaN, 100_000_000_01])('%d fen cannot be asked of Alipay', (fen) => {
  expect(() => formatYuan(fen)).toThrow(RangeError);
});

test.each([
  ['0.00', 0],
  ['0', 0],
  ['38.5', 3850],
  ['38', 3800],
])('an answer may say %s', (yuan, fen) => {
  expect(parseYuan(yuan)).toBe(fen);
});

test.each([
  '',
  ' 1.00',
  '1.00 ',
  '+1.00',
  '-1.00',
  '01.00',
  '.50',
  '1.',
  '1.005',
  '1e2',
  '1,00',
  '100000000.01',
  '１.００',
  '1.00\n',
])('%j is no amount', (text) => {
  expect(parseYuan(text)).toBeUndefined();
});

test('every amount survives the way to Alipay and back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000_000_00 }), (fen) => {
      expect(parseYuan(formatYuan(fen))).toBe(fen);
    }),
  );
});
