import * as z from 'zod/mini';
import { language, partId } from './fields.ts';

const refundId = z.string().check(z.regex(/^[RG][0-9A-HJKMNP-TV-Z]{26}$/));
const style = {
  format: z._default(z.enum(['svg', 'text', 'escpos']), 'svg'),
  /** Chinese, or English for every other language. */
  lang: z._default(language, 'zh-CN'),
  /** Millimetres of paper: 32 or 48 columns. */
  width: z._default(z.enum(['58', '80']), '80'),
  checkId: z.optional(partId),
  refundId: z.optional(refundId),
};

/** GET /v1/orders/{orderId}/receipt. */
export const ReceiptQuery = z.object({
  ...style,
  kind: z._default(z.enum(['sale', 'refund', 'bill']), 'sale'),
});

export const RECEIPT_QUERY = {
  format: 'svg (default), text, or escpos: the bytes for a receipt printer, in GB18030.',
  lang: 'zh-CN (default) or en; dishes are called as they were when ordered.',
  width: 'Millimetres of paper: 58 (32 columns) or 80 (48 columns, default).',
  kind: 'sale (default), refund, or bill: what is still to be paid, which is no receipt.',
  checkId: 'Which check, where several have such a receipt.',
  refundId: 'Which refund, where there were several.',
} as const satisfies Record<keyof z.output<typeof ReceiptQuery>, string>;

/** POST /v1/orders/{orderId}/receipt/prints. A bill may be printed without being counted. */
export const PrintReceiptRequest = z.strictObject({
  ...style,
  format: z._default(z.enum(['svg', 'text', 'escpos']), 'escpos'),
  kind: z._default(z.enum(['sale', 'refund']), 'sale'),
});
