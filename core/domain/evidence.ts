import type { RefundId } from './ids.ts';
import type { Money } from './money.ts';

/**
 * Where evidence came from. Its authenticity was verified before it became an Evidence value. `till`:
 * a person has the money in hand.
 */
export type EvidenceSource =
  | 'pay'
  | 'query'
  | 'notification'
  | 'cancel'
  | 'refund'
  | 'bill'
  | 'till';

/**
 * What Alipay, or who stands at the till, said about one payment. All sources speak through this one type, and it reaches the
 * state only through settle-payment.
 */
export type Evidence = { readonly source: EvidenceSource } & (
  | {
      readonly kind: 'captured';
      readonly amount: Money;
      /** Absent: it is no money of Alipay's. */
      readonly tradeNo?: string | undefined;
    }
  | { readonly kind: 'declined'; readonly code: string }
  | {
      readonly kind: 'pending';
      readonly tradeNo?: string | undefined;
      /** The QR code was made: the text that the customer scans. */
      readonly qrCode?: string | undefined;
    }
  /** No answer, or none that proves anything. `attemptFailed`: the trade may live on, so hurry. */
  | { readonly kind: 'unknown'; readonly code: string; readonly attemptFailed?: boolean }
  | { readonly kind: 'not-found' }
  /** TRADE_CLOSED: never paid, cancelled, or refunded in full. No money is with us. */
  | { readonly kind: 'closed'; readonly tradeNo?: string | undefined }
  | { readonly kind: 'cancelled'; readonly action: 'close' | 'refund' | 'none' }
  | { readonly kind: 'cancel-unsettled'; readonly code: string }
  | {
      readonly kind: 'cancel-refused';
      readonly code: string;
      readonly remedy: 'refund' | 'query' | 'person';
    }
  | { readonly kind: 'refunded'; readonly refundId: RefundId }
  /** Unknown or to be tried later: the refund is asked for again with the same number. */
  | {
      readonly kind: 'refund-unsettled';
      readonly refundId: RefundId;
      readonly code: string;
      readonly needsPerson: boolean;
    }
  | { readonly kind: 'refund-declined'; readonly refundId: RefundId; readonly code: string }
);

/** Our own decisions about a payment. They prove nothing about money, and precede every call. */
export type Intent = { readonly source: 'us' } & (
  | /** From here on no ticket, and cancel is called at once. Repeated before each cancel. */
  { readonly kind: 'fence'; readonly reason: CancelReason }
  /** The sweeper found it overdue and no wiser: later again, an open one with a new workflow. */
  | { readonly kind: 'watch-again' }
  /** The sweeper found it unanswered before its deadline and has seen to it that a workflow runs. */
  | { readonly kind: 'hand-over' }
  | { readonly kind: 'refund-sent'; readonly refundId: RefundId }
  /** No longer waiting for money from the static QR code; what comes later is a case. */
  | { readonly kind: 'stop-waiting' }
);

export type CancelReason = 'deadline' | 'order-cancelled' | 'attempt-failed';

export type PaymentEvent = Evidence | Intent;
export type EventOf<K extends PaymentEvent['kind']> = Extract<PaymentEvent, { readonly kind: K }>;
