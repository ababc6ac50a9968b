import { sum } from './money.ts';
import { checkStatus, type Order } from './order.ts';
import type { CaseResolution, Edit, OrderAggregate } from './order-aggregate.ts';
import { rowsOfChecks } from './rows-of-check.ts';
import { withLess } from './table-portions.ts';
import { releasedBy } from './ticket.ts';
import { withoutReturned } from './voids.ts';

/** How an order ends of which some payers have paid and others will not, or why it cannot yet. */
export type UnpaidEnd =
  | { readonly kind: 'closed'; readonly edit: Edit }
  | { readonly kind: 'a payment runs' | 'nothing is paid' };

/**
 * What nobody paid is struck off and its portions go back; what was paid is the whole order from now
 * on, and goes to the kitchen if it waited for the rest.
 */
export function closeUnpaid(
  { order, refunds }: OrderAggregate,
  by: string,
  now: number,
): UnpaidEnd {
  const statuses = order.checks.map(checkStatus);
  if (statuses.includes('PAYING')) return { kind: 'a payment runs' };
  const checks = order.checks.filter((c) => c.paidBy !== undefined);
  const [paid] = checks;
  if (!paid) return { kind: 'nothing is paid' };
  const kept = checks.flatMap((c) => c.lineIds);
  const isKept = ({ lineId }: { readonly lineId: string }): boolean => kept.includes(lineId);
  const rest: Order = {
    ...order,
    lines: order.lines.filter(isKept),
    checks,
    rows: rowsOfChecks(order, checks),
    total: sum(
      order.currency,
      checks.map((c) => c.amountDue),
    ),
    status: 'COMMITTED',
    dueAt: undefined,
  };
  const gone = order.lines.filter((l) => !isKept(l));
  const freed = withLess(rest, gone);
  // No end of an order makes a kitchen see its ticket.
  const ofOrder = order.cases.filter((c) => c.paymentId === undefined && c.ticketId === undefined);
  const closing = ofOrder.filter((c) => c.closesItself);
  const cases = order.cases.map((c) => (closing.includes(c) ? { ...c, closesItself: false } : c));
  const resolved: CaseResolution[] = closing.map(({ caseId }) => ({
    ...{ caseId, at: now, by, note: 'What nobody paid was struck off.' },
  }));
  // Each check that was paid has been released already where the kitchen does not wait for all.
  const waiting = order.releasePolicy === 'all-paid' ? releasedBy(rest, paid, now) : [];
  const tickets = withoutReturned(waiting, refunds, now);
  return {
    kind: 'closed',
    edit: { order: { ...freed.order, cases }, stock: freed.stock, tickets, resolved },
  };
}
