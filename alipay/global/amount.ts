import type { Amount } from '../amount.ts';

/** Decimals of the currencies that MAPI takes (protocol 3.4): JPY and KRW are whole, all others have 2. */
const decimalsOf = {
  AED: 2,
  AUD: 2,
  CAD: 2,
  CHF: 2,
  CNY: 2,
  CZK: 2,
  DKK: 2,
  EUR: 2,
  GBP: 2,
  HKD: 2,
  IDR: 2,
  ILS: 2,
  JPY: 0,
  KRW: 0,
  LKR: 2,
  MOP: 2,
  MUR: 2,
  MYR: 2,
  NOK: 2,
  NZD: 2,
  PHP: 2,
  RUB: 2,
  SEK: 2,
  SGD: 2,
  THB: 2,
  TWD: 2,
  USD: 2,
  ZAR: 2,
} as const satisfies Record<string, 0 | 2>;

const maxMajor = 100_000_000;
const grammar = /^(0|[1-9]\d{0,8})(?:\.(\d{1,2}))?$/;

const isListed = (currency: string): currency is keyof typeof decimalsOf =>
  Object.hasOwn(decimalsOf, currency);

/** Whether MAPI settles in the currency (ISO 4217, upper case). */
export const isGlobalCurrency = (currency: string): boolean => isListed(currency);

const limitOf = (decimals: 0 | 2): number => maxMajor * 10 ** decimals;

/**
 * Minor units to the decimal of the currency: 540 is `5.40` in USD and `540` in JPY. No floats on
 * the way. Throws a RangeError for a currency that is not listed, and outside 0.01 (1 in JPY and KRW)
 * .. 100,000,000, which Alipay would refuse.
 */
export function formatAmount({ currency, minor }: Amount): string {
  if (!isListed(currency)) throw new RangeError(`not a currency of this gateway: ${currency}`);
  const decimals = decimalsOf[currency];
  if (!Number.isInteger(minor) || minor < 1 || minor > limitOf(decimals)) {
    throw new RangeError(`not an amount Alipay takes: ${minor} in minor units of ${currency}`);
  }
  if (decimals === 0) return String(minor);
  const digits = String(minor).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/**
 * A decimal that Alipay sent, to minor units. Whole currencies may come as `540` or `540.00`. Signs,
 * spaces, leading zeros, exponents and further decimals are no amounts: undefined then, above
 * 100,000,000, and for a currency that is absent or not listed.
 */
export function parseAmount(
  currency: string | undefined,
  text: string | undefined,
): Amount | undefined {
  if (currency === undefined || !isListed(currency)) return undefined;
  const [, major, fraction = ''] = grammar.exec(text ?? '') ?? [];
  if (major === undefined) return undefined;
  const decimals = decimalsOf[currency];
  if (decimals === 0 && /[1-9]/.test(fraction)) return undefined;
  const minor = Number(decimals === 0 ? major : major + fraction.padEnd(decimals, '0'));
  return minor <= limitOf(decimals) ? { currency, minor } : undefined;
}
