import type { PaymentResponse } from '../../../api/payments.ts';
import type { Payment } from '../../../core/domain/payment.ts';
import type { PaymentStatus } from '../../../core/domain/payment-states.ts';

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

export const noticeOf = ({ status, outTradeNo }: Payment): Notice => ({
  ...NOTICES[status],
  reference: outTradeNo.slice(-10),
});
