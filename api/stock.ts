import * as z from 'zod/mini';
import { optionId } from './fields.ts';

const portions = z.int().check(z.minimum(0), z.maximum(1_000_000));

/** PUT /v1/stores/{storeId}/stock/{itemId}. */
export const SetStockRequest = z.strictObject({
  optionId: z.optional(optionId),
  /** Portions that can be sold from now on, besides those that open orders hold. */
  remaining: portions,
  /** What the caller saw: 409 where something was sold meanwhile. */
  expected: z.optional(portions),
});

/** Portions left of an item, or of an option of it. */
export const StockResponse = z.object({
  itemId: z.string(),
  optionId: z.optional(z.string()),
  remaining: z.int(),
});
export type StockResponse = z.infer<typeof StockResponse>;

/** GET /v1/stores/{storeId}/stock. A page may be short and yet not be the last. */
export const StockListResponse = z.object({
  stock: z.array(StockResponse),
  next: z.optional(z.string()),
});
export type StockListResponse = z.infer<typeof StockListResponse>;
