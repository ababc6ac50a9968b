import { fail, ok, type Result } from './result.ts';

/** How often a staff member's PIN was typed at one till since it was typed right. */
export interface PinAttempts {
  readonly failures: number;
  readonly lastAt: number;
  readonly waitUntil: number;
  readonly version: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export const PIN_POLICY = {
  /** After so many failures there is a wait, twice as long each time. */
  freeFailures: 5,
  firstWaitMs: MINUTE,
  longestWaitMs: HOUR,
  /** A till that was left alone for so long knows of no failures. */
  forgottenAfterMs: 24 * HOUR,
  /** Over all staff, so that nobody tries one PIN after another on everybody: 100 in a day. */
  maxFailuresOfDevice: 25,
  deviceWindowMs: 6 * HOUR,
  /** The till is left alone sometimes; then whoever comes must type a PIN. */
  sessionLifeMs: 30 * MINUTE,
} as const;

/**
 * A guess counts as a failure until it is known to be right, so that guesses at the same time are
 * each counted before any is compared.
 * @returns the time until which no guess is taken, where that is not over.
 */
export function countGuess(
  known: PinAttempts | undefined,
  now: number,
): Result<PinAttempts, number> {
  if (known && now < known.waitUntil) return fail(known.waitUntil);
  const { freeFailures, firstWaitMs, longestWaitMs, forgottenAfterMs } = PIN_POLICY;
  const before = known && now - known.lastAt < forgottenAfterMs ? known.failures : 0;
  const failures = before + 1;
  const wait = failures < freeFailures ? 0 : firstWaitMs * 2 ** (failures - freeFailures);
  const version = (known?.version ?? 0) + 1;
  return ok({ failures, lastAt: now, waitUntil: now + Math.min(wait, longestWaitMs), version });
}

/** The PIN was right. */
export const noFailures = ({ lastAt, version }: PinAttempts): PinAttempts => ({
  ...{ failures: 0, lastAt, waitUntil: 0, version: version + 1 },
});
