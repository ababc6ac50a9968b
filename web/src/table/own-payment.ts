import type { PaymentResponse } from '../../../api/payments.ts';
import type { TableOrder } from './table-order.ts';

type Payment = PaymentResponse;
type Notice = Payment['notice']['code'];

/** What this phone is paying, from the press of the button on. */
export type OwnPayment =
  /** Sent, and not answered: it may have begun. */
  | { readonly step: 'starting'; readonly amount: number }
  /** Not begun, and why. */
  | { readonly step: 'refused'; readonly detail: string; readonly code: string }
  | { readonly step: 'begun'; readonly payment: Payment };

/** What its notice is now: the shared order hears of it sooner than this phone. */
export function noticeOf({ payment }: OwnPayment & { step: 'begun' }, order: TableOrder): Notice {
  const now = order.payments.find(({ paymentId }) => paymentId === payment.paymentId);
  return now?.notice.code ?? payment.notice.code;
}

const OVER: ReadonlySet<Notice> = new Set(['paid', 'declined', 'not-charged', 'returned']);

/** Whether nothing more will come of it. */
export const isOver = (notice: Notice): boolean => OVER.has(notice);

/** Whether the code may still be shown: never after its end, nor once an end is being asked for. */
export const showsCode = (notice: Notice): boolean => notice === 'scan' || notice === 'confirming';
