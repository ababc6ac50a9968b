/** Currencies with two decimals that our gateways settle in (protocol 3.4), by ISO 4217. */
const WITH_CENTS = [
  ...['CNY', 'USD', 'HKD', 'EUR', 'GBP', 'SGD', 'CAD', 'AUD', 'NZD', 'THB', 'CHF', 'SEK', 'DKK'],
  ...['NOK', 'MYR', 'IDR', 'PHP', 'MUR', 'ILS', 'LKR', 'RUB', 'AED', 'CZK', 'ZAR', 'TWD', 'MOP'],
] as const;
/** Alipay takes no fractions of these, whatever their coins. */
const WITHOUT_CENTS = ['JPY', 'KRW'] as const;
export const CURRENCIES = [...WITH_CENTS, ...WITHOUT_CENTS] as const;

export type Currency = (typeof CURRENCIES)[number];

/** An amount in integer minor units (CNY fen, JPY yen). May be negative only as a price delta. */
export interface Money {
  readonly currency: Currency;
  readonly minor: number;
}

/** Alipay's upper limit for one trade, 100,000,000.00 yuan (protocol 2.8), used for every currency. */
export const MAX_MINOR = 10_000_000_000;

export const isCurrency = (text: string): text is Currency =>
  CURRENCIES.some((currency) => currency === text);

/** Decimal places between a minor unit and the unit of a price tag. */
export const decimalsOf = (currency: Currency): 0 | 2 =>
  WITHOUT_CENTS.some((whole) => whole === currency) ? 0 : 2;

/** @throws RangeError when `minor` is not an integer within the limit: floats never become money. */
export function money(currency: Currency, minor: number): Money {
  if (!Number.isSafeInteger(minor) || Math.abs(minor) > MAX_MINOR) {
    throw new RangeError(`Not an amount in minor units: ${minor}`);
  }
  return { currency, minor };
}

export const zero = (currency: Currency): Money => money(currency, 0);

export function add(a: Money, b: Money): Money {
  return money(same(a, b), a.minor + b.minor);
}

export function subtract(a: Money, b: Money): Money {
  return money(same(a, b), a.minor - b.minor);
}

export const times = (a: Money, quantity: number): Money => money(a.currency, a.minor * quantity);

export const sum = (currency: Currency, amounts: readonly Money[]): Money =>
  amounts.reduce(add, zero(currency));

export const equals = (a: Money, b: Money): boolean =>
  a.currency === b.currency && a.minor === b.minor;

export const exceeds = (a: Money, b: Money): boolean => {
  same(a, b);
  return a.minor > b.minor;
};

/** "38.50 CNY", for people: journals, cases and log lines. */
export const formatMoney = (amount: Money): string => `${decimalText(amount)} ${amount.currency}`;

/** "38.50", or "385" where the currency has no smaller coin. */
export function decimalText({ currency, minor }: Money): string {
  const decimals = decimalsOf(currency);
  const sign = minor < 0 ? '-' : '';
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals);
  return `${sign}${whole}${decimals > 0 ? `.${fraction}` : ''}`;
}

/** What people write on a price tag, "38.50", as minor units; undefined where it is none. */
export function minorOf(currency: Currency, text: string): number | undefined {
  const decimals = decimalsOf(currency);
  const [, whole, fraction = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (whole === undefined || fraction.length > decimals) return undefined;
  const minor = Number(whole + fraction.padEnd(decimals, '0'));
  return minor > MAX_MINOR ? undefined : minor;
}

function same(a: Money, b: Money): Currency {
  if (a.currency !== b.currency) {
    throw new RangeError(`Cannot mix ${a.currency} and ${b.currency}`);
  }
  return a.currency;
}
