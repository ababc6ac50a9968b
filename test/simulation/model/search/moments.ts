import { PAYMENT_POLICY as POLICY } from '../../../../core/domain/payment-policy.ts';
import { START, thePayment } from '../payment.ts';
import type { ModelState } from '../state.ts';

/*
 * The search knows a few moments instead of every millisecond. The rules only compare a stored time
 * with the clock, and make new times by adding to the clock or taking the earlier of two: so two
 * times are the same when they are reached at the same moment.
 */
export const MOMENTS: readonly { readonly name: string; readonly at: number }[] = [
  // The first query is due, and pay may still be unanswered.
  { name: 'before the deadline', at: START + POLICY.queryEveryMs },
  { name: 'the deadline', at: START + POLICY.cancelAfterMs },
  // After the first cancel's lease, and the sweeper's grace.
  { name: 'the lease is over', at: START + POLICY.cancelAfterMs + POLICY.cancelLeaseMs },
  // After the expiry, after a cancel or a refund counts as stuck, and within the watch.
  { name: 'the watch', at: START + POLICY.watchForMs - 5 * 60_000 },
  { name: 'the end of the watch', at: START + POLICY.watchForMs },
  // After every time that the rules count from the payment's start.
  { name: 'long after', at: START + POLICY.giveUpAfterMs + 3_600_000 },
];

/** Requests arrive by then: the watch is as long as the network's worst delay, and some more. */
const LAST_ARRIVAL = 3;

/** The first moment at which the time is reached; their number for never. */
export function momentOf(time: number): number {
  for (let n = 0; n < MOMENTS.length; n++) {
    if ((MOMENTS[n]?.at ?? 0) >= time) return n;
  }
  return MOMENTS.length;
}

export const momentName = ({ now }: ModelState): string =>
  MOMENTS[momentOf(now)]?.name ?? 'after everything';

/** A request that is sent now may be late. */
export const mayBeLate = ({ now }: ModelState): boolean => momentOf(now) <= LAST_ARRIVAL;

/** When the next moment is. After the last one time passes without a name: the same moment again. */
export const nextMoment = ({ now }: ModelState): number => MOMENTS[momentOf(now) + 1]?.at ?? now;

/**
 * What time does to a state that has just reached its moment. No replica lags so long. At the last
 * moment everything that was due later has come due when it is reached again, and how often something
 * was tried makes no difference any more: every wait is over by then.
 */
export function aged(before: ModelState, after: ModelState): ModelState {
  const alipay = { ...after.alipay, replica: undefined };
  const late = mayBeLate(after) ? after.late : [];
  const arrived = { ...after, alipay, late };
  return before.now === after.now ? ripened(arrived) : arrived;
}

function ripened(state: ModelState): ModelState {
  const { now, stored } = state;
  const payment = thePayment(stored);
  const passed = (time: number | undefined) => time && Math.min(time, now);
  const ripe = {
    ...payment,
    dueAt: passed(payment.dueAt),
    cancelLeaseUntil: passed(payment.cancelLeaseUntil),
    cancelAttempts: Math.min(payment.cancelAttempts, 1),
    generation: 0,
  };
  const refunds = stored.refunds.map((r) => ({
    ...r,
    dueAt: passed(r.dueAt),
    requestedAt: Math.min(r.requestedAt, now - POLICY.refundStuckAfterMs),
    sentAt: r.sentAt && Math.min(r.sentAt, now - POLICY.watchForMs),
    silentAt: r.silentAt && Math.min(r.silentAt, now - POLICY.watchForMs),
    // The third try stands for the one after which a person sees it.
    attempts: r.attempts > 2 ? POLICY.refundSoonTries + 1 : r.attempts,
  }));
  return { ...state, stored: { ...stored, payments: [ripe], refunds } };
}
