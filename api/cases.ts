import * as z from 'zod/mini';
import { currency, id, instant, minor, partId, text } from './fields.ts';

export const CaseResponse = z.object({
  caseId: z.string(),
  kind: z.string(),
  status: z.enum(['OPEN', 'RESOLVED']),
  says: z.string(),
  detail: z.string(),
  openedAt: instant,
  storeId: z.optional(z.string()),
  orderId: z.optional(z.string()),
  paymentId: z.optional(z.string()),
  refundId: z.optional(z.string()),
  ticketId: z.optional(z.string()),
  /** Of money that no order asked for: assign it to an order, or refund it. */
  tradeNo: z.optional(z.string()),
  amount: z.optional(minor),
  currency: z.optional(currency),
  resolution: z.optional(z.object({ at: instant, by: z.string(), note: z.string() })),
});
export type CaseResponse = z.infer<typeof CaseResponse>;

/** GET /v1/cases: exceptions that wait for a person, oldest first. */
export const CaseListResponse = z.object({
  cases: z.array(CaseResponse),
  next: z.optional(z.string()),
});
export type CaseListResponse = z.infer<typeof CaseListResponse>;

/** POST /v1/cases/{caseId}/resolve. */
export const ResolveCaseRequest = z.strictObject({ note: text(500) });

/** POST /v1/cases/{caseId}/assign: the money pays this check. */
export const AssignCreditRequest = z.strictObject({
  orderId: z.string().check(z.maxLength(32)),
  checkId: z.optional(partId),
});

/** POST /v1/cases/{caseId}/refund: the money goes back. */
export const RefundCreditRequest = z.strictObject({
  reason: text(200),
  /** The store that returns it, where Alipay did not tell where it was paid. */
  storeId: z.optional(id),
});
