import type { WalletPayment } from './control.ts';

/** What the wallet calls a payment. */
export type PaymentState = 'asks' | 'waiting' | 'paid' | 'partly-returned' | 'returned' | 'closed';

export function stateOf(payment: WalletPayment): PaymentState {
  const { status, asksPassword, capturedMinor, refundedMinor } = payment;
  if (status === 'WAIT_BUYER_PAY') return asksPassword ? 'asks' : 'waiting';
  if (capturedMinor === 0) return 'closed';
  if (refundedMinor === 0) return 'paid';
  return refundedMinor < capturedMinor ? 'partly-returned' : 'returned';
}

/**
 * What was paid since the look before, to be told to who holds the phone. What was there when the
 * wallet was opened is no news.
 */
export function paidSince(
  before: readonly WalletPayment[] | undefined,
  now: readonly WalletPayment[],
): WalletPayment | undefined {
  if (before === undefined) return undefined;
  const known = new Set(before.filter((p) => p.capturedMinor > 0).map((p) => p.tradeNo));
  return now.find((p) => p.capturedMinor > 0 && !known.has(p.tradeNo));
}
