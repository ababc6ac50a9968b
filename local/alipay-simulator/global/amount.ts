import { type Currency, currencies } from './currencies.ts';

const grammar = /^(0|[1-9]\d{0,8})(?:\.(\d{1,2}))?$/;
const largestWhole = 100_000_000;

/** A decimal amount in minor units; undefined for anything but 0.01 to 100000000.00, or whole yen. */
export function minorOf(decimal: string, currency: Currency): number | undefined {
  const [, whole, fraction] = grammar.exec(decimal) ?? [];
  const { decimals } = currencies[currency];
  if (whole === undefined || (fraction !== undefined && decimals === 0)) return undefined;
  const minor = Number(`${whole}${(fraction ?? '').padEnd(decimals, '0')}`);
  return minor >= 1 && minor <= largestWhole * 10 ** decimals ? minor : undefined;
}

/** Minor units as Alipay writes them: `5.40` US dollars, `540` yen. */
export function decimalOf(minor: number, currency: Currency): string {
  const { decimals } = currencies[currency];
  if (decimals === 0) return String(minor);
  const digits = String(minor).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** An eight-decimal rate as an integer. */
const scaled = (currency: Currency): bigint => BigInt(currencies[currency].yuan.replace('.', ''));
const unit = (currency: Currency): bigint => 10n ** BigInt(currencies[currency].decimals);
const half = (dividend: bigint, divisor: bigint): bigint =>
  (2n * dividend + divisor) / (2n * divisor);

/** The same money in another currency, rounded half up; at least one minor unit. */
export function exchanged(minor: number, from: Currency, to: Currency): number {
  const dividend = BigInt(minor) * scaled(from) * unit(to);
  return Math.max(1, Number(half(dividend, scaled(to) * unit(from))));
}

/** Units of the second currency for one of the first: `1` for the same, else eight decimals. */
export function forexRate(from: Currency, to: Currency): string {
  if (from === to) return '1';
  const rate = String(half(scaled(from) * 100_000_000n, scaled(to))).padStart(9, '0');
  return `${rate.slice(0, -8)}.${rate.slice(-8)}`;
}
