import * as z from 'zod/mini';
import { currency, instant, minor, signedMinor } from './fields.ts';

/** GET /v1/receipt-links/{token}: what whoever holds the receipt may see, and nobody's name. */
export const ReceiptLinkResponse = z.object({
  storeName: z.string(),
  pickupNumber: z.optional(z.string()),
  progress: z.enum([
    'unpaid',
    'paying',
    'paid',
    'preparing',
    'ready',
    'on-the-way',
    'collected',
    'returned',
    'cancelled',
  ]),
  /** Where the customer gets it. */
  handOver: z.enum(['counter', 'table', 'door']),
  placedAt: instant,
  currency,
  lines: z.array(
    z.object({
      name: z.string(),
      options: z.array(z.string()),
      quantity: z.int(),
      /** Before discounts. */
      total: minor,
    }),
  ),
  rows: z.array(
    z.object({
      code: z.enum(['subtotal', 'discount', 'delivery', 'tax', 'rounding']),
      label: z.optional(z.string()),
      amount: signedMinor,
      /** Tax that the prices hold already, and no part of the sum. */
      included: z.optional(minor),
    }),
  ),
  total: minor,
  /** Money that went back, or is on its way. */
  refunds: z.array(
    z.object({
      why: z.enum(['refund', 'too-late', 'overpaid']),
      amount: minor,
      status: z.enum(['under-way', 'returned']),
    }),
  ),
});
export type ReceiptLinkResponse = z.infer<typeof ReceiptLinkResponse>;
