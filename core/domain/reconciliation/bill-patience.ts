import { DAY_STATES, type DayState } from './day-report.ts';

/**
 * How long after a run that found no usable bill the next one follows. Bills are late by an hour now
 * and then, and by half a day when Alipay has trouble; later than that a person has to ask.
 */
const WAITS_MINUTES = [30, 60, 120, 240, 480] as const;

/** When the day has its next turn; undefined: this was the last. */
export function nextTurn(state: DayState, turn: number, now: number): number | undefined {
  const wait = DAY_STATES[state].mayChange ? WAITS_MINUTES[turn - 1] : undefined;
  return wait === undefined ? undefined : now + wait * 60_000;
}
