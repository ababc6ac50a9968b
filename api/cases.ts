import * as z from 'zod/mini';
import { currency, instant, minor, text } from './fields.ts';

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
