import type { OrderAggregate } from '../../core/domain/order-aggregate.ts';
import type { OrderFacts } from '../facts.ts';
import { type Invariant, ofOrders, WELL } from '../invariant.ts';
import { CASE_RULES, isOfKitchen } from '../rule-book.ts';

/** The journal tells everything, and the books are what it tells. */
export const BOOKS: readonly Invariant[] = [
  {
    id: 'M16a',
    says: 'An order’s journal has one entry for each version, in order and without gaps, up to the order’s own.',
    needs: ['store'],
    when: 'always',
    check: ofOrders(({ versions, aggregate }) => {
      const gap = versions.findIndex((v, n) => v.entry.version !== n + 1);
      const faults: string[] = [];
      if (gap >= 0) faults.push(`Entry ${gap + 1} has version ${versions[gap]?.entry.version}.`);
      const last = aggregate?.order.version;
      if (last === undefined) faults.push('It has a journal and no order.');
      else if (last !== versions.length) {
        faults.push(`The order has version ${last}, its journal ${versions.length} entries.`);
      }
      return faults;
    }),
  },
  {
    id: 'M16b',
    says: 'The journal’s changes, added up, are the books.',
    needs: ['store'],
    when: 'always',
    check: ofOrders((order) => {
      if (!order.aggregate) return WELL;
      const told = foldOf(order);
      const stands = booksOf(order.aggregate, order);
      const faults: string[] = [];
      for (const [row, state] of stands) {
        if (told.get(row) === state) continue;
        faults.push(`${row} is ${state}, the journal says ${told.get(row) ?? 'nothing'}.`);
      }
      for (const [row, state] of told) {
        if (!stands.has(row)) faults.push(`The journal has ${row} ${state}, the books do not.`);
      }
      return faults;
    }),
  },
  {
    id: 'C1',
    says: 'A case is closed by a person, or by the system once its matter has come to its end.',
    needs: ['store'],
    when: 'always',
    check: ofOrders(({ versions }) =>
      versions.flatMap(({ entry }) =>
        entry.changes.flatMap((change) => {
          if (change.part !== 'case' || change.to !== 'RESOLVED') return WELL;
          if (entry.what === 'resolve-case' && entry.actor !== 'system') return WELL;
          if (change.kind === 'unsolicited-credit' && decides(entry)) return WELL;
          if (change.kind === 'kitchen-silent' && isSeen(entry, change.caseId)) return WELL;
          const rule = CASE_RULES[change.kind];
          if (rule.closesItself && entry.changes.some(isEnd)) return WELL;
          return [
            `Version ${entry.version} closes ${change.caseId} by ${entry.what}, ${entry.actor}.`,
          ];
        }),
      ),
    ),
  },
  {
    id: 'C2',
    says: 'A case of an order is opened by its journal, once, and names the payment or the ticket that it is about.',
    needs: ['store'],
    when: 'always',
    check: ofOrders(({ versions, cases, payments, aggregate }) => {
      const opened = new Set<string>();
      const faults: string[] = [];
      for (const { entry } of versions) {
        for (const change of entry.changes) {
          if (change.part !== 'case' || change.to !== 'OPEN') continue;
          if (opened.has(change.caseId)) faults.push(`${change.caseId} is opened twice.`);
          opened.add(change.caseId);
        }
      }
      for (const { caseId, kind, paymentId, ticketId } of cases) {
        const about =
          kind === 'kitchen-silent'
            ? aggregate?.tickets.some((t) => t.ticketId === ticketId)
            : kind === 'partly-paid' || payments.some((p) => p.paymentId === paymentId);
        if (about) continue;
        faults.push(`${caseId} is about ${ticketId ?? `payment ${paymentId}`}, which is not here.`);
      }
      return faults;
    }),
  },
];

const rowOf = (part: string, id: string): string => `${part} ${id}`.trim();

/** The last state that the journal gives each part. */
function foldOf({ versions }: OrderFacts): Map<string, string> {
  const states = new Map<string, string>();
  for (const { entry } of versions) {
    for (const change of entry.changes) {
      // The case of money that nobody ordered is of no order, also when an order ends it.
      if (change.part === 'case' && change.kind === 'unsolicited-credit') continue;
      states.set(...stateIn(change));
    }
  }
  return states;
}

function stateIn(
  change: OrderFacts['versions'][number]['entry']['changes'][number],
): [string, string] {
  switch (change.part) {
    case 'order':
      return [rowOf('order', ''), change.to];
    case 'payment':
      return [rowOf('payment', change.paymentId), change.to];
    case 'refund':
      return [rowOf('refund', change.refundId), `${change.to} ${change.minor}`];
    case 'ticket':
      return [rowOf('ticket', change.ticketId), change.to];
    case 'case':
      return [rowOf('case', change.caseId), change.to];
  }
}

function booksOf(
  { order, payments, refunds, tickets }: OrderAggregate,
  { cases }: OrderFacts,
): Map<string, string> {
  return new Map([
    [rowOf('order', ''), order.status],
    ...payments.map((p) => [rowOf('payment', p.paymentId), p.status] as const),
    ...refunds.map((r) => [rowOf('refund', r.refundId), `${r.status} ${r.amount.minor}`] as const),
    ...tickets.map((t) => [rowOf('ticket', t.ticketId), t.status] as const),
    ...cases.map((c) => [rowOf('case', c.caseId), c.status] as const),
  ]);
}

/** Somebody in the kitchen has done something with the ticket that the case is about. */
const isSeen = (entry: OrderFacts['versions'][number]['entry'], caseId: string): boolean =>
  isOfKitchen(entry.what) &&
  entry.actor !== 'system' &&
  entry.changes.some((c) => c.part === 'ticket' && caseId.endsWith(`.${c.ticketId}`));

/** A person said what becomes of money that nobody ordered. */
const decides = ({ what, actor }: OrderFacts['versions'][number]['entry']): boolean =>
  (what === 'assign-credit' || what === 'return-credit') && actor !== 'system';

/** A payment or a refund that came to its end, or an order that is wholly paid. */
const isEnd = (change: OrderFacts['versions'][number]['entry']['changes'][number]): boolean => {
  if (change.part === 'order') return change.to === 'COMMITTED';
  if (change.part === 'refund') return change.to === 'SUCCEEDED';
  if (change.part !== 'payment' || change.from === change.to) return false;
  return ['CAPTURED', 'CANCELLED', 'CLOSED', 'RETURNED'].includes(change.to);
};
