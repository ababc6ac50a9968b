import * as z from 'zod/mini';
import { couponCode, instant, minor, optionId, positiveMinor, text, translated } from './fields.ts';

const items = z.array(optionId).check(z.minLength(1), z.maxLength(100));
/** Basis points: 1,500 is 15 %. */
const rate = z.int().check(z.minimum(1), z.maximum(10_000));
const few = z.int().check(z.minimum(1), z.maximum(20));

const benefit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percentage'), rate, items: z.optional(items) }),
  z.strictObject({ kind: z.literal('amount'), amount: positiveMinor, items: z.optional(items) }),
  /** Of each `buy + get` units the `get` cheapest cost less by `rate`; 10,000 is free. */
  z.strictObject({ kind: z.literal('buy-n-get-m'), buy: few, get: few, rate, items }),
  /** These together for a price; each part any of its items. */
  z.strictObject({
    kind: z.literal('combo'),
    comboPrice: minor,
    parts: z.array(z.strictObject({ items, quantity: few })).check(z.minLength(1), z.maxLength(10)),
  }),
]);

/** "11:00", on the clock on the wall of the store. */
const timeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

export const period = z.strictObject({
  /** 1 is Monday, 7 Sunday. */
  weekdays: z
    .array(z.int().check(z.minimum(1), z.maximum(7)))
    .check(z.minLength(1), z.maxLength(7)),
  from: timeOfDay,
  /** Exclusive. Not after `from`: on the next day. */
  until: timeOfDay,
});

const uses = z.int().check(z.minimum(1), z.maximum(1_000_000));

const terms = {
  name: translated,
  benefit,
  validFrom: z.optional(instant),
  validUntil: z.optional(instant),
  periods: z.optional(z.array(period).check(z.minLength(1), z.maxLength(20))),
  /** Of the lines before any discount. */
  minSubtotal: z.optional(minor),
  /** Combines with no other offer. */
  exclusive: z._default(z.boolean(), false),
  coupon: z.optional(
    z.strictObject({
      code: couponCode,
      maxUses: z.optional(uses),
      maxUsesPerCustomer: z.optional(uses),
    }),
  ),
};

const version = z.int().check(z.minimum(0));

/** POST /v1/stores/{storeId}/offers. */
export const CreateOfferRequest = z.strictObject(terms);

/** PUT /v1/stores/{storeId}/offers/{offerId}: all of it, and the version that was read. */
export const ChangeOfferRequest = z.strictObject({ ...terms, version });

export const OfferResponse = z.object({
  offerId: z.string(),
  version: z.int(),
  status: z.enum(['ACTIVE', 'STOPPED']),
  createdAt: instant,
  changedAt: instant,
  ...terms,
});
export type OfferResponse = z.infer<typeof OfferResponse>;

/** GET /v1/stores/{storeId}/offers/{offerId}. */
export const OfferWithUsesResponse = z.extend(OfferResponse, {
  /** Orders that took the coupon and did not end unpaid. */
  couponUses: z.optional(z.int()),
});

/** GET /v1/stores/{storeId}/offers, oldest first. */
export const OfferListResponse = z.object({
  offers: z.array(OfferResponse),
  next: z.optional(z.string()),
});

const pricingRules = {
  taxes: z
    .array(
      z.strictObject({
        taxClass: optionId,
        label: text(60),
        rate: z.int().check(z.minimum(0), z.maximum(10_000)),
        /** Held by the menu's prices already, or added to them. */
        mode: z.enum(['included', 'added']),
        /** Every item that no other class names when absent. */
        items: z.optional(z.array(optionId).check(z.minLength(1), z.maxLength(500))),
      }),
    )
    .check(z.maxLength(10)),
  /** To a multiple of so many minor units. */
  rounding: z.optional(
    z.strictObject({
      to: z.int().check(z.minimum(2), z.maximum(1_000)),
      mode: z.enum(['down', 'nearest']),
    }),
  ),
  /** PUT: the version that was read, 0 for the first. */
  version,
};

/** PUT /v1/stores/{storeId}/pricing-rules. */
export const PricingRulesRequest = z.strictObject(pricingRules);
export const PricingRulesResponse = z.object(pricingRules);
