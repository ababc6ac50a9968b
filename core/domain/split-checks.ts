import type { CheckId } from './ids.ts';
import { type Money, money, sum } from './money.ts';
import type { Check, OrderLine } from './order.ts';
import { costOf, sharesOf } from './totals.ts';

/**
 * One check over all lines unless the caller splits the lines. Each owes what its lines cost and its
 * share of what belongs to no line, so that the checks add up to the total.
 */
export function splitChecks(
  lines: readonly OrderLine[],
  total: Money,
  split: readonly (readonly string[])[] | undefined,
): Check[] {
  const shares = split ?? [lines.map((l) => l.lineId)];
  const costs = shares.map((lineIds) => {
    const own = lines.filter((l) => lineIds.includes(l.lineId)).map(costOf);
    return sum(total.currency, own).minor;
  });
  const due = sharesOf(total, costs);
  return shares.map((lineIds, n) => ({
    checkId: `c${n + 1}` as CheckId,
    lineIds,
    amountDue: money(total.currency, due[n] ?? 0),
  }));
}
