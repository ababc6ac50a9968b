import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatAmount, isGlobalCurrency, parseAmount } from '../../../alipay/global/amount.ts';

const usd = (minor: number): { currency: string; minor: number } => ({ currency: 'USD', minor });

test.each([
  ['USD', 540, '5.40'],
  ['USD', 1, '0.01'],
  ['CNY', 10_000_000_000, '100000000.00'],
  ['JPY', 540, '540'],
  ['KRW', 100_000_000, '100000000'],
])('%s %d is %s', (currency, minor, text) => {
  expect(formatAmount({ currency, minor })).toBe(text);
  expect(parseAmount(currency, text)).toEqual({ currency, minor });
});

test.each([0, -1, 0.5, Number.NaN, 10_000_000_001])('USD %d is never asked for', (minor) => {
  expect(() => formatAmount(usd(minor))).toThrow(RangeError);
});

test('a yen has no hundredths, so its limit is lower', () => {
  expect(() => formatAmount({ currency: 'JPY', minor: 100_000_001 })).toThrow(RangeError);
});

describe('what Alipay sends', () => {
  test('may leave out zeros, and print yen with decimals', () => {
    expect(parseAmount('USD', '5.4')).toEqual(usd(540));
    expect(parseAmount('USD', '5')).toEqual(usd(500));
    expect(parseAmount('JPY', '540.00')).toEqual({ currency: 'JPY', minor: 540 });
  });

  test.each(['', ' 1', '01.00', '1.005', '-1', '+1', '1e3', '1,00', '100000000.01', '.5', '１'])(
    '%j is no amount',
    (text) => {
      expect(parseAmount('USD', text)).toBeUndefined();
    },
  );

  test('is no amount of yen with a fraction, and none of a currency that is unknown or absent', () => {
    expect(parseAmount('JPY', '5.40')).toBeUndefined();
    expect(parseAmount('XXX', '5.40')).toBeUndefined();
    expect(parseAmount('constructor', '5.40')).toBeUndefined();
    expect(parseAmount(undefined, '5.40')).toBeUndefined();
    expect(parseAmount('USD', undefined)).toBeUndefined();
  });
});

test('a sale in a currency that the gateway does not know is refused', () => {
  expect(isGlobalCurrency('HKD')).toBe(true);
  expect(isGlobalCurrency('hkd')).toBe(false);
  expect(() => formatAmount({ currency: 'XXX', minor: 1 })).toThrow(RangeError);
});

test('every amount survives the journey', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('USD', 'CNY', 'JPY', 'KRW', 'MOP'),
      fc.integer({ min: 1, max: 100_000_000 }),
      (currency, minor) => {
        expect(parseAmount(currency, formatAmount({ currency, minor }))).toEqual({
          currency,
          minor,
        });
      },
    ),
  );
});
