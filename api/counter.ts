import * as z from 'zod/mini';
import { minor, partId, text } from './fields.ts';

/** Long enough for any number on a slip, and never the number of a card: that must not be kept. */
const reference = text(40).check(
  z.refine((t) => !hasCardNumber(t), 'No number of a card, please.'),
);

/** 12 to 19 digits, however they are grouped. */
function hasCardNumber(written: string): boolean {
  return /\d{12}/.test(written.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, ''));
}

const checkId = z.optional(partId);

/** POST /v1/orders/{orderId}/tenders. */
export const TakeTenderRequest = z.discriminatedUnion('tender', [
  z.strictObject({ tender: z.literal('cash'), checkId, amountTendered: minor }),
  z.strictObject({ tender: z.literal('card'), checkId, reference: z.optional(reference) }),
]);
