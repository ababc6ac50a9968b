import { born, parseMerchantId, parseOrderId, parsePaymentId } from '../../core/domain/ids.ts';
import type { NextStep, Polling } from '../../core/usecases/plan-resolution.ts';
import type { PaymentKey } from '../../core/usecases/settle-payment.ts';

/** Input of payment-resolution: where the row is and how often to ask; nothing secret. */
export interface ResolutionInput {
  readonly merchantId: string;
  readonly orderId: string;
  readonly paymentId: string;
  readonly polling: Polling;
}

/** What the machine branches on; `at` is ISO 8601 in whole seconds. */
export type ResolutionStep =
  | { readonly next: 'done' }
  | { readonly next: 'query' | 'cancel'; readonly at: string };

export const keyOf = (input: ResolutionInput): PaymentKey => ({
  merchantId: born(parseMerchantId, input.merchantId),
  orderId: born(parseOrderId, input.orderId),
  paymentId: born(parsePaymentId, input.paymentId),
});

/** Rounds up, because Step Functions cuts fractions and a timer must never be early. */
export function stepOf(step: NextStep): ResolutionStep {
  if (step.next === 'done') return step;
  const wholeSeconds = Math.ceil(step.at / 1_000) * 1_000;
  return { next: step.next, at: new Date(wholeSeconds).toISOString().replace('.000Z', 'Z') };
}
