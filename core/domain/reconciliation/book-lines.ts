import type { JournalEntry } from '../journal.ts';
import type { OrderAggregate } from '../order-aggregate.ts';
import { numberAtAlipay, type Payment } from '../payment.ts';
import type { PaymentStatus } from '../payment-states.ts';
import type { Refund, RefundStatus } from '../refund.ts';
import type { BookLine } from './lines.ts';

const STATE_OF_PAYMENT = {
  INITIATED: 'open',
  PENDING: 'open',
  CANCELLING: 'open',
  CAPTURED: 'moved',
  DECLINED: 'dead',
  CLOSED: 'dead',
  CANCELLED: 'dead',
  RETURNING: 'moved',
  RETURNED: 'moved',
} as const satisfies Record<PaymentStatus, BookLine['state']>;

const STATE_OF_REFUND = {
  REQUESTED: 'open',
  SUCCEEDED: 'moved',
  FAILED: 'refused',
} as const satisfies Record<RefundStatus, BookLine['state']>;

/** What an order says of Alipay's money: its payments and refunds, whatever became of them. */
export function bookLinesOf(
  { payments, refunds, order }: OrderAggregate,
  journal: readonly JournalEntry[],
): BookLine[] {
  const { orderId } = order;
  return payments.flatMap((payment) => {
    const outTradeNo = numberAtAlipay(payment);
    if (outTradeNo === undefined) return [];
    const { paymentId } = payment;
    const own = refunds.filter((refund) => refund.paymentId === paymentId);
    const common = { outTradeNo, orderId, paymentId };
    return [
      ...paymentLines(payment, journal).map((line) => ({ ...common, ...line })),
      ...own.map((refund) => ({ ...common, ...refundLine(refund, journal) })),
    ];
  });
}

type Own = Omit<BookLine, 'outTradeNo' | 'orderId' | 'paymentId'>;

function paymentLines(payment: Payment, journal: readonly JournalEntry[]): Own[] {
  const { paymentId, status, amount, captured = amount, startedAt } = payment;
  const at =
    lastAt(journal, (change) => change.part === 'payment' && change.paymentId === paymentId) ??
    startedAt;
  const { minor } = captured;
  // Alipay says of its cancel that money had come, and that it gave it back by itself.
  if (status === 'CANCELLED' && payment.cancelAction === 'refund') {
    return [
      { kind: 'payment', minor, state: 'moved', at },
      { kind: 'refund', minor, state: 'moved', at },
    ];
  }
  return [{ kind: 'payment', minor, state: STATE_OF_PAYMENT[status], at }];
}

function refundLine(refund: Refund, journal: readonly JournalEntry[]): Own {
  const { refundId, amount, status, requestedAt } = refund;
  const at =
    lastAt(journal, (change) => change.part === 'refund' && change.refundId === refundId) ??
    requestedAt;
  return {
    ...{ kind: 'refund', refundNo: refundId, minor: amount.minor, at },
    state: STATE_OF_REFUND[status],
  };
}

type Change = JournalEntry['changes'][number];

/** When it last became what it is. */
const lastAt = (
  journal: readonly JournalEntry[],
  isIts: (change: Change) => boolean,
): number | undefined => journal.findLast(({ changes }) => changes.some(isIts))?.at;
