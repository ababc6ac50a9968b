import { z } from 'zod';

/*
 * Pieces of request bodies (protocol 4.3). Every scalar is a JSON string; the booleans that the
 * official SDK sends are taken too, and numbers are not. Whoever has nothing to say leaves the
 * field out or sends null; an empty string is an error.
 */

export const text = (max: number): z.ZodType<string> => z.string().min(1).max(max);

/** A number that the merchant gave. */
export const requestId: z.ZodType<string> = z.string().regex(/^[\w-]{1,64}$/);

/** `true` as a string or as a boolean. */
export const yes: z.ZodType<true> = z
  .union([z.literal('true'), z.literal(true)])
  .transform(() => true as const);

/** Either truth value, as a string or as a boolean. */
export const flag: z.ZodType<boolean> = z
  .union([z.boolean(), z.enum(['true', 'false'])])
  .transform((value) => value === true || value === 'true');

interface Money {
  readonly currency: string;
  /** Minor units, at least 1. */
  readonly value: number;
}

const largestValue = 10_000_000_000;

/** `{"currency":"USD","value":"540"}`: digits without a point, and no zero in front. */
export const money: z.ZodType<Money> = z.looseObject({
  currency: z.string().regex(/^[A-Z]{3}$/),
  value: z
    .string()
    .regex(/^[1-9]\d{0,10}$/)
    .transform(Number)
    .refine((value) => value <= largestValue),
});

export const moneyFields = (currency: string, minor: number): object => ({
  currency,
  value: String(minor),
});

/** One of the two numbers that name a payment. */
export const paymentNames = {
  paymentId: text(64).optional(),
  paymentRequestId: requestId.optional(),
} as const;

/** The body without its members that are null, at any depth. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([name, member]) => [name, withoutNulls(member)]),
  );
}
