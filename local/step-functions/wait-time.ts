import type { WaitState } from './definition.ts';
import type { Bindings } from './expressions.ts';
import { queryEvaluationError } from './state-error.ts';

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
/** AWS's upper limit, a little over three years; also how long a task without a timeout may take. */
export const MAX_SECONDS = 99_999_999;

/** @throws States.QueryEvaluationError unless it is a whole number of seconds from `least`. */
export function wholeSeconds(value: unknown, field: string, least: number): number {
  if (Number.isInteger(value) && Number(value) >= least && Number(value) <= MAX_SECONDS) {
    return Number(value);
  }
  throw queryEvaluationError(
    `${field} must be a whole number from ${least} to ${MAX_SECONDS}, not ${JSON.stringify(value)}.`,
  );
}

/**
 * When a Wait ends, in ms since the epoch. As in AWS, the fraction of a second of a Timestamp is cut
 * (a wait may end up to 1 s early), a past one ends at once, and negative Seconds are an error.
 */
export async function waitEnd(
  state: WaitState,
  bindings: Bindings,
  nowMs: number,
): Promise<number> {
  if (state.Seconds !== undefined) {
    return nowMs + wholeSeconds(await state.Seconds(bindings), 'Seconds', 0) * 1_000;
  }
  const timestamp = await state.Timestamp?.(bindings);
  const atMs =
    typeof timestamp === 'string' && RFC3339.test(timestamp) ? Date.parse(timestamp) : NaN;
  if (Number.isNaN(atMs)) {
    throw queryEvaluationError(
      `Timestamp must be an RFC 3339 time, not ${JSON.stringify(timestamp)}.`,
    );
  }
  return Math.floor(atMs / 1_000) * 1_000;
}
