import { PAYMENT_POLICY as POLICY } from '../../../../core/domain/payment-policy.ts';
import { TEMPERS } from '../alipay/tempers.ts';
import { orderCancel, staffRefund } from '../beginners.ts';
import { DUE, START } from '../payment.ts';
import type { Assumptions } from '../state.ts';
import type { Dice } from './dice.ts';
import type { Act } from './nature.ts';

const MINUTE_MS = 60_000;
/** Longer than every timeout, deadline and watch of ours: shorter faults miss what breaks behind those. */
export const WORST_DELAY_MS = 20 * MINUTE_MS;

/** How bad things are for one payment: each rate is drawn for itself, and many are 0. */
export interface Climate {
  readonly assumptions: Assumptions;
  /** Alipay closes unpaid trades at our time_expire; otherwise much later. */
  readonly honoursExpiry: boolean;
  readonly lostRequest: number;
  readonly lostAnswer: number;
  readonly lateRequest: number;
  readonly lag: number;
  readonly moods: number;
  readonly death: number;
  readonly failure: number;
  readonly freeze: number;
  readonly lostFollowUp: number;
  readonly lostExecution: number;
  readonly missedSweep: number;
  readonly silentNotices: boolean;
  /** How far any clock is off, in either direction. */
  readonly skewMs: number;
  readonly pay: (typeof TEMPERS.pay)[number];
  /** How long after its deadline a pay request may still come. */
  readonly payDelayMs: number;
  readonly acts: readonly Act[];
}

export function drawClimate(dice: Dice): Climate {
  const skewMs = dice.pick([0, 0, 0, 1_500, 5 * MINUTE_MS]);
  const lagMs = dice.pick([0, 3_000, 30_000]);
  const honoursExpiry = dice.chance(0.7);
  return {
    assumptions: {
      cancelBlocksPay: dice.chance(0.5),
      lagMs,
      tellsOfClosing: dice.chance(0.3),
    },
    honoursExpiry,
    lostRequest: dice.pick([0, 0.02, 0.1, 0.4]),
    lostAnswer: dice.pick([0, 0.02, 0.1, 0.4]),
    lateRequest: dice.pick([0, 0.05, 0.3, 0.8]),
    lag: dice.pick([0, 0.5]),
    moods: dice.pick([0, 0.05, 0.3]),
    death: dice.pick([0, 0, 0.02, 0.1]),
    failure: dice.pick([0, 0, 0.02, 0.2]),
    freeze: dice.pick([0, 0, 0.02, 0.2]),
    lostFollowUp: dice.pick([0, 0.3, 1]),
    lostExecution: dice.pick([0, 0.3, 1]),
    missedSweep: dice.pick([0, 0.2, 0.7]),
    silentNotices: dice.chance(0.3),
    skewMs,
    pay: dice.chance(0.7) ? dice.pick(['pays', 'asks'] as const) : dice.pick(TEMPERS.pay),
    payDelayMs: honoursExpiry ? WORST_DELAY_MS : watchedMs(skewMs, lagMs),
    acts: drawActs(dice),
  };
}

/**
 * An Alipay that takes a pay request at any time must not get it after the watch, by the most hasty of
 * our clocks and the slowest of its replicas: that late, only a notification could tell.
 */
const watchedMs = (skewMs: number, lagMs: number): number =>
  POLICY.watchForMs - 2 * skewMs - lagMs - MINUTE_MS;

/** Ms after the start: soon, around the deadline, or whenever. */
const WHEN: readonly (readonly [from: number, to: number])[] = [
  [0, 20_000],
  [54_000, 66_000],
  [0, 10 * MINUTE_MS],
];

/** People and chance. Most payments are left alone. */
function drawActs(dice: Dice): Act[] {
  const at = () => START + dice.between(...dice.pick(WHEN));
  const acts: Act[] = [];
  if (dice.chance(0.25)) acts.push({ at: at(), what: orderCancel() });
  if (dice.chance(0.05)) acts.push({ at: at(), what: orderCancel() });
  for (let refunds = dice.pick([0, 0, 1, 3]); refunds > 0; refunds--) {
    const wanted = dice.pick(['all', dice.between(1, DUE.minor)] as const);
    acts.push({ at: at(), what: staffRefund(wanted) });
  }
  if (dice.chance(0.1)) acts.push({ at: at(), what: 'told again' });
  if (dice.chance(0.03)) acts.push({ at: at(), what: 'returned by hand' });
  return acts;
}
