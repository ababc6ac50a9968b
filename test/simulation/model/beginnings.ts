import { PAYMENT_POLICY as POLICY } from '../../../core/domain/payment-policy.ts';
import { payer } from './beginners.ts';
import { initiated, START } from './payment.ts';
import { MOMENTS } from './search/moments.ts';
import type { Beginning } from './search/search.ts';
import type { Assumptions, ModelState } from './state.ts';

/** The payment is written down at `now` by its process' clock, and pay is on its way. */
export function beginning({
  assumptions,
  now,
  skewMs = 0,
  startedAt = now + skewMs,
  expiresAt = startedAt + POLICY.expiresAfterMs,
}: {
  readonly assumptions: Assumptions;
  readonly now: number;
  readonly skewMs?: number;
  readonly startedAt?: number;
  readonly expiresAt?: number | undefined;
}): ModelState {
  return {
    now,
    stored: initiated(startedAt),
    openCases: [],
    alipay: {
      assumptions,
      expiresAt,
      refusedPay: false,
      saidPaid: false,
      cancelled: false,
      refusedRefunds: [],
    },
    processes: [{ ...payer(now + skewMs), skewMs }],
    late: [],
    notices: [],
    workflow: { started: -1, executions: [] },
  };
}

/**
 * Where a search begins: with an Alipay that closes an unpaid trade when we say, and, as a fault, with
 * one that waits much longer. Whether a cancel of nothing blocks a later pay, and whether a query lags,
 * is open at every request, which is more than both values of each. Any workflow task may run at any
 * time, so executions are not counted.
 */
export function searchBeginnings(): Beginning[] {
  const now = MOMENTS[0]?.at ?? START;
  const assumptions = { cancelBlocksPay: false, lagMs: 1, tellsOfClosing: false };
  const workflow = { started: Infinity, executions: [] };
  const patient = beginning({ assumptions, now, startedAt: START, expiresAt: MOMENTS.at(-1)?.at });
  return [
    { state: { ...beginning({ assumptions, now, startedAt: START }), workflow }, faults: 0 },
    { state: { ...patient, workflow }, faults: 1 },
  ];
}
