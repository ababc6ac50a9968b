import { PAYMENT_POLICY as POLICY } from '../../../core/domain/payment-policy.ts';
import { heldBy } from './alipay/trade.ts';
import { DUE, GIVE_BACK, thePayment } from './payment.ts';
import type { CallName, ModelState, Process } from './state.ts';

/**
 * A rule that holds in every state, however it came about.
 * @param skewMs how far any clock of ours may be off.
 * @returns what is wrong, or undefined.
 */
type Predicate = (state: ModelState, skewMs: number) => string | undefined;

/** How long our client waits for Alipay (functions/shared/compose.ts): after that a call is over. */
const CALL_TIMEOUT_MS = 4_000;
/** Two clocks may differ by what the lease is longer than a call. */
const LEASE_BEARS_MS = (POLICY.cancelLeaseMs - CALL_TIMEOUT_MS) / 2;
const FENCED_NEVER = ['INITIATED', 'PENDING', 'CAPTURED', 'DECLINED', 'CLOSED'];
const HOLDS_CHECK = ['INITIATED', 'PENDING', 'CANCELLING'];
const DEAD = ['DECLINED', 'CLOSED', 'CANCELLED'];

/** The safety rules, by the names of the invariants they stand for. They look at states, never at rules. */
const SAFETY: Readonly<Record<string, Predicate>> = {
  'N7 one ticket': ({ stored }) =>
    stored.tickets.length > 1 ? `${stored.tickets.length} tickets were made` : undefined,

  'M1 a ticket is paid for': ({ stored, alipay }) => {
    const payment = thePayment(stored);
    if (stored.tickets.length === 0) return undefined;
    if (payment.status !== 'CAPTURED') return `a ticket, and the payment is ${payment.status}`;
    if (!alipay.saidPaid && !alipay.trade?.paid) return 'a ticket, and Alipay never said "paid"';
    const charged = alipay.trade?.paid ? alipay.trade.minor : DUE.minor;
    return charged === DUE.minor ? undefined : `a ticket for ${charged} of ${DUE.minor}`;
  },

  'M8 no ticket behind the fence': ({ stored }) =>
    stored.tickets.length > 0 && thePayment(stored).cancelAttempts > 0
      ? 'a ticket, though cancel was called'
      : undefined,

  'M8 cancel only behind the fence': (state) => {
    const { status } = thePayment(state.stored);
    const calling = state.processes.some((p) => isCalling(p, 'cancel'));
    return calling && FENCED_NEVER.includes(status) ? `cancel of a ${status} payment` : undefined;
  },

  // A lease is as good as the clocks that read it; Alipay itself takes care beyond that.
  'M9 one instrument at a time': (state, skewMs) => {
    if (skewMs > LEASE_BEARS_MS) return undefined;
    const cancels = underWay(state, 'cancel');
    const refunds = underWay(state, 'refund');
    return cancels + refunds > 1
      ? `${cancels} cancels and ${refunds} refunds are under way together`
      : undefined;
  },

  'M5 a refund has its intent': ({ stored, processes, late, alipay }) => {
    const sent = [...processes.flatMap((p) => p.call ?? []), ...late];
    for (const { name, refund } of sent) {
      if (name !== 'refund' || !refund) continue;
      const intent = stored.refunds.find((r) => r.refundId === refund.refundId);
      if (!intent?.sentAt) return `refund ${refund.refundId} is sent without an intent`;
      if (intent.amount.minor !== refund.amount.minor) return 'a refund of another amount is sent';
    }
    const made = alipay.trade?.returns.find(
      (r) =>
        r.by !== 'cancel' && r.by !== 'hand' && !stored.refunds.some((i) => i.refundId === r.by),
    );
    return made && `Alipay made refund ${made.by}, which nobody wrote down`;
  },

  'M4 no more goes back than came': ({ stored, alipay }) => {
    const payment = thePayment(stored);
    const intended = stored.refunds
      .filter((r) => r.status !== 'FAILED')
      .reduce((sum, r) => sum + r.amount.minor, 0);
    if (heldBy(alipay) < 0) return `Alipay returned ${-heldBy(alipay)} too much`;
    if (intended !== payment.refunded.minor) {
      return `refunds of ${intended}, but ${payment.refunded.minor} is reserved`;
    }
    return intended > (payment.captured?.minor ?? 0) ? 'refunds exceed the capture' : undefined;
  },

  'M4 late money goes back under one number': ({ stored }) => {
    const back = stored.refunds.filter((r) => r.kind === 'give-back');
    const derived = back.every((r) => r.refundId === GIVE_BACK);
    return back.length > 1 || !derived ? `given back as ${back.map((r) => r.refundId)}` : undefined;
  },

  'M7 an end of a payment is Alipay’s word': ({ stored, alipay }) => {
    const { status } = thePayment(stored);
    const { trade, cancelled, refusedPay, saidPaid } = alipay;
    const closed = trade?.status === 'TRADE_CLOSED';
    const wrong =
      (status === 'DECLINED' && !refusedPay) ||
      (status === 'CLOSED' && !closed) ||
      (status === 'CANCELLED' && !cancelled && !closed) ||
      (status === 'CAPTURED' && !saidPaid && !trade?.paid) ||
      (status === 'RETURNING' && !saidPaid && !trade?.paid) ||
      (status === 'RETURNED' && heldBy(alipay) > 0);
    return wrong ? `${status}, which Alipay never said` : undefined;
  },

  'an end of a refund is Alipay’s word': ({ stored, alipay }) => {
    for (const { refundId, status, kind } of stored.refunds) {
      const made = alipay.trade?.returns.some((r) => r.by === refundId) ?? false;
      if (status === 'SUCCEEDED' && kind === 'staff' && !made) return `${refundId} was never made`;
      if (status === 'FAILED' && made) return `${refundId} failed for us, and Alipay made it`;
    }
    return undefined;
  },

  'M7 a check is free only when its payment is over': ({ stored, alipay }) => {
    const { status, tradeNo, captured } = thePayment(stored);
    const [check] = stored.order.checks;
    const holds = HOLDS_CHECK.includes(status);
    if (holds !== (check?.livePaymentId !== undefined)) {
      return `the check is ${holds ? 'free' : 'held'}, the payment ${status}`;
    }
    if ((status === 'CAPTURED') !== (check?.paidBy !== undefined))
      return 'the check is not as paid';
    if (status === 'DECLINED' && tradeNo) return 'refused, though its trade is known';
    const unreturned = status === 'CANCELLED' && captured && heldBy(alipay) > 0;
    return unreturned ? 'cancelled, though money was seen and is still there' : undefined;
  },

  'no cancel before its time': ({ stored, alipay }) => {
    const payment = thePayment(stored);
    const { cancelReason, cancelLeaseUntil, startedAt } = payment;
    if (payment.status !== 'CANCELLING' || payment.cancelAttempts !== 1) return undefined;
    if (cancelReason === 'attempt-failed' && !alipay.refusedPay && !alipay.trade) {
      return 'cancelled for an attempt that Alipay never got';
    }
    if (cancelReason === 'order-cancelled' && stored.order.status !== 'CANCELED') {
      return 'cancelled for an order that was not';
    }
    if (cancelReason !== 'deadline' || cancelLeaseUntil === undefined) return undefined;
    const early = startedAt + POLICY.cancelAfterMs - (cancelLeaseUntil - POLICY.cancelLeaseMs);
    return early > 0 ? `fenced ${early} ms before the deadline` : undefined;
  },

  'nothing is unwatched': (state, skewMs) => {
    const { stored, now, openCases } = state;
    const { status, dueAt, confirmed, startedAt } = thePayment(stored);
    const refund = stored.refunds.find((r) => r.status === 'REQUESTED');
    if (refund && refund.dueAt === undefined) return `nobody carries refund ${refund.refundId} on`;
    if (status === 'RETURNING') return refund ? undefined : 'late money, and no refund returns it';
    if (dueAt !== undefined || openCases.length > 0) return undefined;
    if (HOLDS_CHECK.includes(status)) return `nobody looks at a ${status} payment`;
    if (status === 'CAPTURED') return confirmed ? undefined : 'captured, and never to be confirmed';
    const early = DEAD.includes(status) && now < startedAt + POLICY.watchForMs - 2 * skewMs;
    return early ? `nobody looks for late money of a ${status} payment` : undefined;
  },
};

export interface Broken {
  readonly invariant: string;
  readonly sentence: string;
}

/** The first rule that is broken. */
export function brokenRule(state: ModelState, skewMs = 0): Broken | undefined {
  for (const [invariant, predicate] of RULES) {
    const sentence = predicate(state, skewMs);
    if (sentence !== undefined) return { invariant, sentence };
  }
  return undefined;
}

const RULES = Object.entries(SAFETY);

const isCalling = ({ call }: Process, name: CallName): boolean => call?.name === name;

const underWay = ({ processes, now }: ModelState, name: CallName): number =>
  processes.filter(
    (p) => isCalling(p, name) && now + p.skewMs < (p.call?.sentAt ?? 0) + CALL_TIMEOUT_MS,
  ).length;
