import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decimalOf,
  exchanged,
  forexRate,
  minorOf,
} from '../../../../local/alipay-simulator/global/amount.ts';
import { type Currency, currencies } from '../../../../local/alipay-simulator/global/currencies.ts';

const anyCurrency = fc.constantFrom(...(Object.keys(currencies) as Currency[]));
const anyAmount = fc.integer({ min: 1, max: 100_000_000 });

test('an amount is read as it was written, in every currency', () => {
  fc.assert(
    fc.property(anyAmount, anyCurrency, (minor, currency) => {
      expect(minorOf(decimalOf(minor, currency), currency)).toBe(minor);
    }),
  );
});

test('money in its own currency stays what it is, and in another never becomes nothing', () => {
  fc.assert(
    fc.property(anyAmount, anyCurrency, anyCurrency, (minor, from, to) => {
      expect(exchanged(minor, from, from)).toBe(minor);
      const there = exchanged(minor, from, to);
      expect(Number.isSafeInteger(there) && there >= 1).toBe(true);
    }),
  );
});

test('one minor unit less or more than Alipay takes is no amount', () => {
  expect(minorOf('0.01', 'USD')).toBe(1);
  expect(minorOf('0.00', 'USD')).toBeUndefined();
  expect(minorOf('100000000.00', 'USD')).toBe(10_000_000_000);
  expect(minorOf('100000000.01', 'USD')).toBeUndefined();
  expect(minorOf('100000000', 'KRW')).toBe(100_000_000);
  expect(minorOf('100000001', 'KRW')).toBeUndefined();
});

test('a rate has eight decimals, half a unit is rounded up', () => {
  expect(forexRate('USD', 'CNY')).toBe('7.08640000');
  expect(forexRate('USD', 'USD')).toBe('1');
  // 5.40 x 7.0864 is 38.26656.
  expect(exchanged(540, 'USD', 'CNY')).toBe(3827);
});
