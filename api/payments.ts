import * as z from 'zod/mini';
import {
  authCode,
  instant,
  minor,
  partId,
  positiveMinor,
  sessionId,
  terminalId,
  text,
} from './fields.ts';

const RefundLine = z.strictObject({
  lineId: partId,
  quantity: z.int().check(z.minimum(1), z.maximum(99)),
});

/** Its name and what it is for go into the OpenAPI document. */
function named<S extends z.ZodMiniType>(schema: S, title: string, description: string): S {
  z.globalRegistry.add(schema, { title, description });
  return schema;
}

/**
 * A screen that names the check that it shows never pays for what somebody has changed since; of an
 * order that was changed it has to.
 */
const checkId = z.optional(partId);

/** POST /v1/orders/{orderId}/payments. */
export const StartPaymentRequest = z.discriminatedUnion('way', [
  named(
    z.strictObject({
      way: z.literal('barcode'),
      authCode,
      checkId,
      terminalId: z.optional(terminalId),
    }),
    'Barcode',
    'The customer shows a code in Alipay, and a scanner reads it (B-scan-C).',
  ),
  named(
    z.strictObject({ way: z.literal('qr'), checkId, terminalId: z.optional(terminalId) }),
    'DynamicQr',
    "The customer scans a code of this payment (C-scan-B), which is the answer's qrCode.",
  ),
  named(
    z.strictObject({ way: z.literal('static-qr'), checkId, terminalId }),
    'StaticQr',
    'The customer scans the code that hangs at this terminal, and types the amount.',
  ),
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
  way: z.enum(['barcode', 'qr', 'static-qr', 'cash', 'card', 'free']),
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
  /** Of what was taken at the counter. */
  tender: z.optional(
    z.object({
      tendered: z.optional(minor),
      change: z.optional(minor),
      reference: z.optional(z.string()),
      sessionId: z.optional(z.string()),
    }),
  ),
});
export type PaymentResponse = z.infer<typeof PaymentResponse>;

/** POST /v1/orders/{orderId}/refunds. Without an amount and lines, everything that is left. */
export const RefundRequest = z.strictObject({
  amount: z.optional(positiveMinor),
  lines: z.optional(z.array(RefundLine).check(z.minLength(1), z.maxLength(40))),
  reason: text(200),
  checkId,
  /** Of what was taken at the counter: whose drawer or terminal gives it back. */
  sessionId: z.optional(sessionId),
});

export const RefundResponse = z.object({
  refundId: z.string(),
  paymentId: z.string(),
  orderId: z.string(),
  kind: z.enum(['staff', 'give-back', 'overpaid']),
  status: z.enum(['REQUESTED', 'SUCCEEDED', 'FAILED']),
  amount: minor,
  lines: z.optional(z.array(z.object({ lineId: z.string(), quantity: z.int() }))),
  reason: z.string(),
  requestedAt: instant,
  /** Alipay's code where it refused. */
  code: z.optional(z.string()),
  /** The cashier's session that it was booked to. */
  sessionId: z.optional(z.string()),
});
export type RefundResponse = z.infer<typeof RefundResponse>;
