import type { CheckId } from './ids.ts';
import type { Check, Order, OrderLine } from './order.ts';

/**
 * Lines and checks under ids that the order never had: a payment that is over, or a bill that was
 * printed, is of what its payer saw then, and never of what was put in its place.
 */
export function renumbered(
  { lines: oldLines, checks: oldChecks }: Pick<Order, 'lines' | 'checks'>,
  lines: readonly OrderLine[],
  checks: readonly Check[],
): Pick<Order, 'lines' | 'checks'> {
  const made = highest(oldLines.map((l) => l.lineId));
  const ids = new Map(lines.map(({ lineId }, n) => [lineId, `l${made + n + 1}`]));
  const idOf = (lineId: string): string => ids.get(lineId) ?? lineId;
  const checksMade = highest(oldChecks.map((c) => c.checkId));
  return {
    lines: lines.map((line) => ({ ...line, lineId: idOf(line.lineId) })),
    checks: checks.map((check, n) => ({
      ...check,
      checkId: `c${checksMade + n + 1}` as CheckId,
      lineIds: check.lineIds.map(idOf),
    })),
  };
}

/** Whether what was due before is due no more; an order begins with c1. */
export const isRenumbered = ({ checks }: Pick<Order, 'checks'>): boolean =>
  checks.every((check) => check.checkId !== 'c1');

/** Ids are a letter and a number, given in order. */
const highest = (ids: readonly string[]): number =>
  Math.max(0, ...ids.map((id) => Number(id.slice(1)) || 0));
