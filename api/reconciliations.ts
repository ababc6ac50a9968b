import * as z from 'zod/mini';
import { instant, minor } from './fields.ts';

/** A day of China's calendar, as bills are of. */
const day = z.string();
const sum = z.object({ lines: z.int(), minor: z.int() });

const summary = {
  date: day,
  /** `reconciled`: compared. Otherwise why not: docs/reconciliation.md. */
  state: z.enum(['reconciled', 'no-trades', 'missing', 'malformed', 'unsupported']),
  reason: z.optional(z.string()),
  says: z.string(),
  madeAt: instant,
  /** Lines of the day's bill that our books agree with; what the bill healed; and what differs. */
  counts: z.object({
    matched: z.int(),
    healed: z.int(),
    amount_diff: z.int(),
    status_diff: z.int(),
    only_local: z.int(),
    only_alipay: z.int(),
    fee_diff: z.int(),
    duplicate: z.int(),
    cross_day: z.int(),
  }),
  currency: z.literal('CNY'),
  alipay: z.optional(z.object({ payments: sum, refunds: sum, feeMinor: z.int() })),
  ours: z.optional(z.object({ payments: sum, refunds: sum })),
};

/** GET /v1/reconciliations: newest day first. */
export const ReconciliationListResponse = z.object({
  reconciliations: z.array(z.object(summary)),
  next: z.optional(z.string()),
});
export type ReconciliationListResponse = z.infer<typeof ReconciliationListResponse>;

const difference = z.object({
  class: z.string(),
  says: z.string(),
  kind: z.enum(['payment', 'refund']),
  outTradeNo: z.string(),
  refundNo: z.optional(z.string()),
  tradeNo: z.optional(z.string()),
  alipayMinor: z.optional(minor),
  feeMinor: z.optional(minor),
  oursMinor: z.optional(minor),
  at: instant,
  orderId: z.optional(z.string()),
  paymentId: z.optional(z.string()),
});

/** GET /v1/reconciliations/{date}. */
export const ReconciliationResponse = z.object({
  ...summary,
  /** What the bill itself brought to rights; the first 100. */
  healed: z.array(difference),
  /** A page of what a person has to look at, and of what stands on another day's bill. */
  differences: z.array(difference),
  next: z.optional(z.string()),
});
export type ReconciliationResponse = z.infer<typeof ReconciliationResponse>;

/** POST /v1/reconciliations/{date}. */
export const ReconciliationStartedResponse = z.object({ date: day });
