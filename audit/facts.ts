import type { ExceptionCase } from '../core/domain/exception-case.ts';
import type { JournalEntry } from '../core/domain/journal.ts';
import type { Check } from '../core/domain/order.ts';
import type { OrderAggregate } from '../core/domain/order-aggregate.ts';
import type { Payment } from '../core/domain/payment.ts';
import type { PaymentStatus } from '../core/domain/payment-states.ts';
import type { Refund } from '../core/domain/refund.ts';
import type { Trace, TraceEvent, Trade } from './trace.ts';

/** Events of one kind. */
export type Seen<K extends TraceEvent['kind']> = Extract<TraceEvent, { readonly kind: K }>;

/** One version of an order, and when it became durable. */
export interface Written {
  readonly n: number;
  readonly at: number;
  /** With whom it lies. */
  readonly merchantId: string;
  readonly entry: JournalEntry;
}

/** A version of the order that says something about a payment. */
export interface Step extends Written {
  /** As the journal says; absent when the payment was written for the first time. */
  readonly from: PaymentStatus | undefined;
  readonly to: PaymentStatus;
}

/** A version of the order that says something about a refund. */
export interface RefundStep extends Written {
  readonly refundId: string;
  readonly minor: number;
  readonly to: Refund['status'];
}

/** All that was seen of one payment. Lists are in the order of the trace. */
export interface PaymentFacts {
  readonly paymentId: string;
  readonly order: OrderFacts;
  /** In the books at the end; missing if only the journal knows it. */
  readonly payment: Payment | undefined;
  /** By which Alipay knows it: ours, or the one that Alipay made up. */
  readonly outTradeNo: string | undefined;
  readonly check: Check | undefined;
  readonly refunds: readonly Refund[];
  /** Those that name it, open and resolved. */
  readonly cases: readonly ExceptionCase[];
  /** Of money under a number that Alipay made up: the case in which a person decided about it. */
  readonly creditCase: ExceptionCase | undefined;
  readonly trade: Trade | undefined;
  readonly steps: Step[];
  readonly refundSteps: RefundStep[];
  readonly requests: Seen<'request'>[];
  readonly captured: Seen<'captured'>[];
  readonly returned: Seen<'returned'>[];
  readonly calls: Seen<'call'>[];
  readonly screens: Seen<'screen'>[];
  readonly acknowledged: Seen<'acknowledged'>[];
}

/** All that was seen of one order. */
export interface OrderFacts {
  readonly orderId: string;
  readonly merchantId: string;
  /** In the books at the end; missing if only the journal knows it. */
  readonly aggregate: OrderAggregate | undefined;
  readonly versions: Written[];
  readonly payments: PaymentFacts[];
  readonly cases: readonly ExceptionCase[];
}

/** A trace with its index: by order, payment and out_trade_no. */
export interface Facts {
  readonly trace: Trace;
  readonly orders: readonly OrderFacts[];
  readonly payments: readonly PaymentFacts[];
  /** Events of a kind that are about no payment in the books. */
  of<K extends TraceEvent['kind']>(kind: K): readonly Seen<K>[];
  /** All is at rest, or this payment has come to its end by itself. */
  isOver(payment: PaymentFacts): boolean;
}

/** The payment's state after everything up to event `n` of the trace; undefined before its birth. */
export function statusAt({ steps }: PaymentFacts, n: number): PaymentStatus | undefined {
  let status: PaymentStatus | undefined;
  for (const step of steps) {
    if (step.n > n) break;
    status = step.to;
  }
  return status;
}

/** What Alipay held of it at that event. */
export const heldAt = ({ captured, returned }: PaymentFacts, n: number): number =>
  sumBefore(captured, n) - sumBefore(returned, n);

/** Money that moved before an event. */
export const sumBefore = (
  moves: readonly (Seen<'captured'> | Seen<'returned'>)[],
  n: number,
): number => moves.reduce((sum, m) => (m.n < n ? sum + m.minor : sum), 0);

/** It waits, or waited in vain, for money from a static code: no number is there to ask about. */
export const hasNoTrade = ({ payment }: PaymentFacts): boolean =>
  payment?.way === 'static-qr' && payment.creditOutTradeNo === undefined;

/** Taken at the counter, in cash or by card, or nothing at all: it is none of Alipay's money. */
export const isTender = ({ payment }: PaymentFacts): boolean =>
  payment?.way === 'cash' || payment?.way === 'card' || payment?.way === 'free';

/** Paid, given up or given back, with nothing left to watch, confirm or refund. */
export function isAtItsEnd({ payment, refunds }: PaymentFacts): boolean {
  if (!payment || payment.dueAt !== undefined) return false;
  if (refunds.some((r) => r.status === 'REQUESTED')) return false;
  return !NOT_ENDS.includes(payment.status);
}

const NOT_ENDS: readonly PaymentStatus[] = ['INITIATED', 'PENDING', 'CANCELLING', 'RETURNING'];

/** Times of different machines are compared only where their clocks agree. */
export const clocksAgree = ({ trace }: Facts): boolean => trace.conditions.skewMs === 0;

/** From a time, or from when the last fault stopped, to the end of the trace; none where clocks differ. */
export function msSince(facts: Facts, at: number): number {
  const { books, conditions } = facts.trace;
  return clocksAgree(facts) ? books.now - Math.max(at, conditions.healedAt) : 0;
}
