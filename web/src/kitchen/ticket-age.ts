import type { TicketResponse } from '../../../api/kitchen.ts';

export interface AgeLimits {
  readonly warnAfterSeconds: number;
  readonly lateAfterSeconds: number;
}

export interface Age {
  readonly level: 'fresh' | 'warn' | 'late';
  /** Whole minutes since it came. */
  readonly minutes: number;
}

/**
 * How old a ticket is between two looks at the list (docs/kitchen.md, How urgent). What is brought
 * later begins to count when its kitchen has to begin.
 * @param now The server's time; this screen's clock may be wrong.
 */
export function ageAt(
  { createdAt, slot }: Pick<TicketResponse, 'createdAt' | 'slot'>,
  { warnAfterSeconds, lateAfterSeconds }: AgeLimits,
  now: number,
): Age {
  const begins = Math.max(createdAt, (slot?.start ?? 0) - lateAfterSeconds * 1_000);
  const seconds = (now - begins) / 1_000;
  const level = seconds < warnAfterSeconds ? 'fresh' : 'warn';
  const minutes = Math.max(0, Math.floor((now - createdAt) / 60_000));
  return { level: seconds >= lateAfterSeconds ? 'late' : level, minutes };
}
