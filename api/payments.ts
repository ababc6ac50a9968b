import * as z from 'zod/mini';
import { instant, minor, positiveMinor, text } from './fields.ts';

/** POST /v1/orders/{orderId}/payments. */
export const StartPaymentRequest = z.strictObject({
  way: z.enum(['barcode']),
  /** What the scanner read from the customer's Alipay: 16 to 24 digits. */
  authCode: z.string().check(z.regex(/^(2[5-9]|30)\d{14,22}$/)),
  checkId: z.optional(z.string().check(z.maxLength(16))),
});

export const PAYMENT_STATUSES = [
  'INITIATED',
  'PENDING',
  'CAPTURED',
  'DECLINED',
  'CLOSED',
  'CANCELLING',
  'CANCELLED',
  'RETURNING',
  'RETURNED',
] as const;

/** What the screen tells the customer. */
export const NOTICES = [
  'confirming',
  'ask-staff',
  'paid',
  'declined',
  'not-charged',
  'will-not-be-charged',
  'being-returned',
  'returned',
] as const;

/** One attempt to pay. 200 when it is settled, 202 while Alipay has not confirmed an end. */
export const PaymentResponse = z.object({
  paymentId: z.string(),
  orderId: z.string(),
  checkId: z.string(),
  way: z.enum(['barcode']),
  status: z.enum(PAYMENT_STATUSES),
  amount: minor,
  refunded: minor,
  /** Our number towards Alipay, the reference a customer can quote. */
  outTradeNo: z.string(),
  tradeNo: z.optional(z.string()),
  notice: z.object({ code: z.enum(NOTICES), text: z.string(), reference: z.string() }),
  startedAt: instant,
  pickupNumber: z.optional(z.string()),
});
export type PaymentResponse = z.infer<typeof PaymentResponse>;

/** POST /v1/orders/{orderId}/refunds. Without an amount, everything that is left. */
export const RefundRequest = z.strictObject({
  amount: z.optional(positiveMinor),
  reason: text(200),
  checkId: z.optional(z.string().check(z.maxLength(16))),
});

export const RefundResponse = z.object({
  refundId: z.string(),
  paymentId: z.string(),
  orderId: z.string(),
  kind: z.enum(['staff', 'give-back']),
  status: z.enum(['REQUESTED', 'SUCCEEDED', 'FAILED']),
  amount: minor,
  reason: z.string(),
  requestedAt: instant,
  /** Alipay's code where it refused. */
  code: z.optional(z.string()),
});
export type RefundResponse = z.infer<typeof RefundResponse>;
