import * as z from 'zod/mini';
import { instant, minor, positiveMinor, terminalId, text } from './fields.ts';

const RefundLine = z.strictObject({
  lineId: z.string().check(z.maxLength(16)),
  quantity: z.int().check(z.minimum(1), z.maximum(99)),
});

const checkId = z.optional(z.string().check(z.maxLength(16)));

/** POST /v1/orders/{orderId}/payments. */
export const StartPaymentRequest = z.discriminatedUnion('way', [
  z.strictObject({
    /** The customer shows a code in Alipay, and a scanner reads it (B-scan-C). */
    way: z.literal('barcode'),
    /** What the scanner read from the customer's Alipay: 16 to 24 digits. */
    authCode: z.string().check(z.regex(/^(2[5-9]|30)\d{14,22}$/)),
    checkId,
    terminalId: z.optional(terminalId),
  }),
  z.strictObject({
    /** The customer scans a code of this payment (C-scan-B); it is the answer's `qrCode`. */
    way: z.literal('qr'),
    checkId,
    terminalId: z.optional(terminalId),
  }),
  z.strictObject({
    /** The customer scans the code that hangs at this terminal, and types the amount. */
    way: z.literal('static-qr'),
    checkId,
    terminalId,
  }),
]);

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
  'scan',
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
  way: z.enum(['barcode', 'qr', 'static-qr']),
  status: z.enum(PAYMENT_STATUSES),
  amount: minor,
  refunded: minor,
  /** Our number towards Alipay, the reference a customer can quote. */
  outTradeNo: z.string(),
  tradeNo: z.optional(z.string()),
  /** The text of the QR code to show, as long as it can be scanned. */
  qrCode: z.optional(z.string()),
  /** When the customer can no longer pay it. */
  expiresAt: instant,
  notice: z.object({ code: z.enum(NOTICES), text: z.string(), reference: z.string() }),
  startedAt: instant,
  pickupNumber: z.optional(z.string()),
});
export type PaymentResponse = z.infer<typeof PaymentResponse>;

/** POST /v1/orders/{orderId}/refunds. Without an amount and lines, everything that is left. */
export const RefundRequest = z.strictObject({
  amount: z.optional(positiveMinor),
  lines: z.optional(z.array(RefundLine).check(z.minLength(1), z.maxLength(40))),
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
  lines: z.optional(z.array(z.object({ lineId: z.string(), quantity: z.int() }))),
  reason: z.string(),
  requestedAt: instant,
  /** Alipay's code where it refused. */
  code: z.optional(z.string()),
});
export type RefundResponse = z.infer<typeof RefundResponse>;
