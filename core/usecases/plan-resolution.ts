import type { Payment } from '../domain/payment.ts';
import { PAYMENT_POLICY as POLICY } from '../domain/payment-policy.ts';
import { isLive } from '../domain/payment-states.ts';

/** How often to ask: each step holds until so many seconds after the payment's start. */
export type Polling = readonly { readonly everySeconds: number; readonly untilSeconds: number }[];

/** What the workflow does next, and when (ms since 1970). */
export type NextStep =
  | { readonly next: 'done' }
  | { readonly next: 'query'; readonly at: number }
  | { readonly next: 'cancel'; readonly at: number };

/** A query this shortly before its turn counts as that turn's. */
const EARLY_MS = 1_000;

/** The plan of `payment-resolution`, always counted from the payment's own start. */
export function planResolution(payment: Payment, polling: Polling, now: number): NextStep {
  if (payment.status === 'CANCELLING') {
    if (payment.cancelAttempts >= POLICY.cancelTriesInWorkflow) return { next: 'done' };
    return { next: 'cancel', at: payment.dueAt ?? now };
  }
  if (!isLive(payment.status)) return { next: 'done' };
  const at = payment.startedAt + nextTurnMs(now - payment.startedAt, polling);
  return at < payment.cancelAt
    ? { next: 'query', at }
    : { next: 'cancel', at: Math.max(payment.cancelAt, now) };
}

function nextTurnMs(elapsedMs: number, polling: Polling): number {
  const step = polling.find((s) => elapsedMs < s.untilSeconds * 1_000) ?? polling.at(-1);
  const everyMs = step ? step.everySeconds * 1_000 : POLICY.queryEveryMs;
  return (Math.floor((elapsedMs + EARLY_MS) / everyMs) + 1) * everyMs;
}
