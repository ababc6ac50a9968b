import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  add,
  type Currency,
  equals,
  exceeds,
  formatMoney,
  isCurrency,
  MAX_MINOR,
  money,
  subtract,
  sum,
  times,
  zero,
} from '../../../core/domain/money.ts';

const currency = fc.constantFrom<Currency>('CNY', 'USD', 'HKD', 'EUR', 'GBP', 'SGD', 'JPY', 'KRW');
const half = fc.integer({ min: -MAX_MINOR / 2, max: MAX_MINOR / 2 });

test('adding and subtracting undo each other, to the last fen', () => {
  fc.assert(
    fc.property(currency, half, half, (unit, a, b) => {
      const [x, y] = [money(unit, a), money(unit, b)];
      expect(subtract(add(x, y), y)).toEqual(x);
      expect(add(x, y)).toEqual(add(y, x));
      expect(exceeds(add(x, y), x)).toBe(b > 0);
    }),
  );
});

test('a sum is the same however it is grouped, and times is repeated addition', () => {
  const small = fc.integer({ min: 0, max: 1_000_000 });
  fc.assert(
    fc.property(currency, fc.array(small, { maxLength: 40 }), (unit, amounts) => {
      const parts = amounts.map((n) => money(unit, n));
      const total = sum(unit, parts);
      expect(total).toEqual(sum(unit, [...parts].reverse()));
      expect(total.minor).toBe(amounts.reduce((a, b) => a + b, 0));
    }),
  );
  fc.assert(
    fc.property(small, fc.integer({ min: 0, max: 99 }), (n, quantity) => {
      const one = money('CNY', n);
      expect(times(one, quantity)).toEqual(sum('CNY', Array(quantity).fill(one)));
    }),
  );
});

test('what people read says the amount exactly', () => {
  fc.assert(
    fc.property(currency, fc.integer({ min: -MAX_MINOR, max: MAX_MINOR }), (unit, minor) => {
      const [digits = '', name] = formatMoney(money(unit, minor)).split(' ');
      expect(name).toBe(unit);
      expect(Number(digits.replace('.', ''))).toBe(minor === 0 ? 0 : minor);
      const decimals = unit === 'JPY' || unit === 'KRW' ? 0 : 2;
      expect(digits.split('.')[1]?.length ?? 0).toBe(decimals);
    }),
  );
});

test.each([
  ['CNY', 0, '0.00 CNY'],
  ['CNY', 5, '0.05 CNY'],
  ['CNY', 3_850, '38.50 CNY'],
  ['CNY', -1_005, '-10.05 CNY'],
  ['JPY', 980, '980 JPY'],
  ['JPY', 0, '0 JPY'],
] as const)('%s %i is written %s', (unit, minor, text) => {
  expect(formatMoney(money(unit, minor))).toBe(text);
});

test.each([
  0.1,
  38.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  MAX_MINOR + 1,
  -MAX_MINOR - 1,
  2 ** 53,
])('%d never becomes money', (minor) => {
  expect(() => money('CNY', minor)).toThrow(RangeError);
});

test('currencies are never mixed', () => {
  const [yuan, dollar] = [money('CNY', 100), money('USD', 100)];
  expect(() => add(yuan, dollar)).toThrow(RangeError);
  expect(() => subtract(yuan, dollar)).toThrow(RangeError);
  expect(() => exceeds(yuan, dollar)).toThrow(RangeError);
  expect(() => sum('CNY', [yuan, dollar])).toThrow(RangeError);
  expect(equals(yuan, dollar)).toBe(false);
});

test('an amount beyond the limit is a surprise, not a wrong number', () => {
  expect(() => add(money('CNY', MAX_MINOR), money('CNY', 1))).toThrow(RangeError);
  expect(() => times(money('CNY', MAX_MINOR), 2)).toThrow(RangeError);
  expect(() => times(money('CNY', 1_001), 0.5)).toThrow(RangeError);
});

test('only the currencies that we settle in are currencies', () => {
  expect(isCurrency('CNY')).toBe(true);
  expect(isCurrency('toString')).toBe(false);
  expect(isCurrency('cny')).toBe(false);
  expect(zero('HKD')).toEqual({ currency: 'HKD', minor: 0 });
});
