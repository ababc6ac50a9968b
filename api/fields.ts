import * as z from 'zod/mini';

/*
 * Building blocks of the wire schemas. Unknown fields are refused everywhere (strictObject). A scanner
 * types into whatever field is in focus, and names are kept and shown; so no name may be what it reads
 * from a customer's Alipay.
 */

export const id = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,31}$/));
export const optionId = z
  .string()
  .check(z.regex(/^(?!(?:2[5-9]|30)\d{14,22}$)[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/));

/** A kiosk, POS or counter, as Alipay and receipts show it. */
export const terminalId = z
  .string()
  .check(z.regex(/^(?!(?:2[5-9]|30)\d{14,22}$)[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/));

/** What the scanner reads from the customer's Alipay: 16 to 24 digits. */
export const authCode = z.string().check(z.regex(/^(?:2[5-9]|30)\d{14,22}$/));

/** Who counts as one customer, in the caller's own words: a member's number. Kept as a keyed hash. */
export const customerKey = z
  .string()
  .check(z.regex(/^(?!(?:2[5-9]|30)\d{14,22}$)[\x21-\x7e]{1,64}$/));

/** Too short to be what a scanner reads from a customer's Alipay. */
export const couponCode = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9-]{2,14}$/));

/** A cashier's session. */
export const sessionId = z.string().check(z.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/));

/** A check or a line within its order: c1, l2. */
export const partId = z.string().check(z.regex(/^[a-z][a-z0-9]{0,15}$/));

/** Integer minor units (CNY fen). */
export const minor = z.int().check(z.minimum(0), z.maximum(10_000_000_000));
export const signedMinor = z.int().check(z.minimum(-10_000_000_000), z.maximum(10_000_000_000));
export const positiveMinor = z.int().check(z.minimum(1), z.maximum(10_000_000_000));
export const priceDelta = z.int().check(z.minimum(-100_000_000), z.maximum(100_000_000));

/** ISO 4217, those that Alipay's gateways settle in. */
export const currency = z.enum([
  ...['CNY', 'USD', 'HKD', 'EUR', 'GBP', 'SGD', 'CAD', 'AUD', 'NZD', 'THB', 'CHF', 'SEK', 'DKK'],
  ...['NOK', 'MYR', 'IDR', 'PHP', 'MUR', 'ILS', 'LKR', 'RUB', 'AED', 'CZK', 'ZAR', 'TWD', 'MOP'],
  ...['JPY', 'KRW'],
] as const);

/** Milliseconds since 1970. */
export const instant = z.int();

/** No control characters, and no half of a surrogate pair: UTF-8 has none, so it could not be kept. */
export const text = (max: number) =>
  z.string().check(z.minLength(1), z.maxLength(max), z.regex(/^[^\p{Cc}\p{Cs}]*$/u));

/** What somebody types at a till or a kiosk, where a scanner may type too. */
export const typed = (max: number) => text(max).check(z.regex(/^(?!(?:2[5-9]|30)\d{14,22}$)/));

/** A name that is kept and shown: nothing is called what a scanner reads from a customer's Alipay. */
export const shownName = text(60).check(
  z.refine((name) => !authCode.safeParse(name).success, 'A name, not what the scanner reads.'),
);

/** A number that we have given. */
export const ulid = z.string().check(z.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/));

/** Text by language tag; the first is the fallback. */
export const translated = z
  .record(z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/)), text(200))
  .check(z.refine((t) => Object.keys(t).length > 0, 'At least one language.'));

export const language = z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/));
