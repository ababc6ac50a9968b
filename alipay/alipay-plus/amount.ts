import type { Amount } from '../amount.ts';
import { isObject } from './strict-json.ts';

/** An amount on the wire: minor units as digits, never a decimal point (protocol 4.3). */
export interface WireAmount {
  readonly currency: string;
  readonly value: string;
}

// 100,000,000.00 of a currency with cents, the highest amount any of Alipay's gateways takes.
const maxMinor = 10_000_000_000;
const digits = /^(?:0|[1-9]\d{0,10})$/;
const currencyCode = /^[A-Z]{3}$/;

/** Throws a RangeError when it is no amount that can be paid: not a whole number, or not above zero. */
export function wireAmount({ currency, minor }: Amount): WireAmount {
  if (!Number.isInteger(minor) || minor < 1 || minor > maxMinor) {
    throw new RangeError(`not an amount Alipay takes: ${minor} of ${currency}`);
  }
  return { currency, value: String(minor) };
}

/** An amount of Alipay's; undefined when it is none, in which case the message proves no payment. */
export function parseAmount(value: unknown): Amount | undefined {
  if (!isObject(value)) return undefined;
  const { currency, value: text } = value;
  if (typeof currency !== 'string' || !currencyCode.test(currency)) return undefined;
  if (typeof text !== 'string' || !digits.test(text)) return undefined;
  const minor = Number(text);
  return minor <= maxMinor ? { currency, minor } : undefined;
}

export const sameAmount = (a: Amount, b: Amount): boolean =>
  a.currency === b.currency && a.minor === b.minor;
