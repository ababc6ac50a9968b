import * as z from 'zod/mini';
import { currency, minor, text } from './fields.ts';

/** Up to two letters before a number that is called. */
const prefix = z.string().check(z.regex(/^[A-Z]{0,2}$/));

const settings = {
  /** As receipts and Alipay show it. */
  name: text(60),
  /** Under the name on a receipt: address, telephone, tax number. */
  receiptLines: z.array(text(60)).check(z.maxLength(8)),
  /** How long an order may stay unpaid before it ends, unless it is held. At most a day. */
  unpaidForMinutes: z.int().check(z.minimum(1), z.maximum(1_440)),
  /** By where the order comes from. The numbers themselves are counted together. */
  pickupPrefixes: z.strictObject({ kiosk: prefix, pos: prefix, table: prefix, phone: prefix }),
  /** What a cashier may refund of one order; a default for the currency when absent. */
  cashierRefundLimit: z.optional(minor),
  /** Of a split order: the kitchen starts with each check that is paid, or when all are. */
  releasePolicy: z.enum(['per-check', 'all-paid']),
  /** PUT: the version that was read, 0 for the first. */
  version: z.int().check(z.minimum(0)),
};

/** PUT /v1/stores/{storeId}/settings. */
export const StoreSettingsRequest = z.strictObject(settings);
export const StoreSettingsResponse = z.object(settings);
export type StoreSettingsResponse = z.infer<typeof StoreSettingsResponse>;

/** GET /v1/stores. */
export const StoreListResponse = z.object({
  stores: z.array(
    z.object({
      storeId: z.string(),
      name: z.string(),
      timeZone: z.string(),
      currency,
      /** The business day that runs now. */
      businessDate: z.string(),
    }),
  ),
  next: z.optional(z.string()),
});
export type StoreListResponse = z.infer<typeof StoreListResponse>;
