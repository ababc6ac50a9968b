import type { Retrier } from './definition.ts';
import type { Position } from './execution.ts';
import type { Ports } from './ports.ts';
import { errorMatches } from './state-error.ts';

function delayMs(retrier: Retrier, earlier: number, random: () => number): number {
  const seconds = Math.min(
    retrier.IntervalSeconds * retrier.BackoffRate ** earlier,
    retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY,
  );
  return Math.round(seconds * 1_000 * (retrier.JitterStrategy === 'FULL' ? random() : 1));
}

/**
 * The position from which the state runs again after this error, or undefined when no retrier names
 * the error or the one that does has no attempt left.
 */
export function retryPosition(
  retriers: readonly Retrier[],
  error: string,
  at: Position,
  { now, random }: Pick<Ports, 'now' | 'random'>,
): Position | undefined {
  const index = retriers.findIndex(({ ErrorEquals }) => errorMatches(ErrorEquals, error));
  const retrier = retriers[index];
  const earlier = at.attempts[index] ?? 0;
  if (retrier === undefined || earlier >= retrier.MaxAttempts) return undefined;
  const attempts = retriers.map((_, n) => (at.attempts[n] ?? 0) + (n === index ? 1 : 0));
  return { ...at, attempts, waitUntil: now() + delayMs(retrier, earlier, random) };
}
