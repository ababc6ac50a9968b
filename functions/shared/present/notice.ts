import type { PaymentResponse } from '../../../api/payments.ts';
import type { Payment } from '../../../core/domain/payment.ts';
import { PAYMENT_POLICY } from '../../../core/domain/payment-policy.ts';
import { isLive, type PaymentStatus } from '../../../core/domain/payment-states.ts';

type Notice = PaymentResponse['notice'];

/** What a screen says to the customer, always something definite about their money. */
const NOTICES = {
  INITIATED: { code: 'confirming', text: 'Confirming your payment with Alipay.' },
  PENDING: { code: 'confirming', text: 'Confirming your payment. Please look at your phone.' },
  CAPTURED: { code: 'paid', text: 'Paid. Thank you!' },
  DECLINED: { code: 'declined', text: 'Alipay did not accept the payment. Nothing was charged.' },
  CLOSED: { code: 'not-charged', text: 'The payment was not made. You were not charged.' },
  CANCELLING: {
    code: 'will-not-be-charged',
    text: 'You will not be charged; anything taken is returned.',
  },
  CANCELLED: { code: 'not-charged', text: 'The payment was cancelled. You were not charged.' },
  RETURNING: { code: 'being-returned', text: 'Your payment came too late and is being returned.' },
  RETURNED: { code: 'returned', text: 'Your payment came too late and was returned.' },
} as const satisfies Record<PaymentStatus, Omit<Notice, 'reference'>>;

/** A customer who has to scan first. Static codes know no amount, so the customer types it. */
const SCAN = {
  qr: { code: 'scan', text: 'Scan the code with Alipay.' },
  'static-qr': {
    code: 'scan',
    text: 'Scan the code at this counter with Alipay and type exactly the amount due.',
  },
} as const;

/** Whoever should have cancelled it by now is late, so nothing can be promised yet. */
const ASK_STAFF = {
  code: 'ask-staff',
  text: 'Alipay has not answered yet. Please ask the staff and show them this reference.',
} as const;

export const noticeOf = (payment: Payment, now: number): Notice => ({
  ...(isOverdue(payment, now) ? ASK_STAFF : (toScan(payment) ?? NOTICES[payment.status])),
  reference: payment.outTradeNo.slice(-10),
});

function toScan({ way, status, qrCode, tradeNo }: Payment): Omit<Notice, 'reference'> | undefined {
  if (!isLive(status) || tradeNo !== undefined) return undefined;
  if (way === 'static-qr') return SCAN[way];
  return way === 'qr' && qrCode !== undefined ? SCAN[way] : undefined;
}

/** Still unanswered when a screen must say something definite: a code, when it can no longer be scanned. */
export function isOverdue({ status, startedAt, cancelAt }: Payment, now: number): boolean {
  const { cancelAfterMs, definiteAfterMs } = PAYMENT_POLICY;
  const cancelledAt = Math.max(cancelAt, startedAt + cancelAfterMs);
  return isLive(status) && now >= cancelledAt + definiteAfterMs - cancelAfterMs;
}
