import type { OrderFacts, Written } from '../facts.ts';
import { statusAt } from '../facts.ts';
import type { Fault } from '../invariant.ts';
import { type Invariant, ofOrders, ofPayments, WELL } from '../invariant.ts';
import { pickupFaults } from '../pickup-numbers.ts';

/** What is cooked is paid, and what is paid is cooked, once. */
export const SERVING: readonly Invariant[] = [
  {
    id: 'M1a',
    says: 'A ticket is made only together with verified evidence of exactly the amount due, for the check that it serves.',
    needs: ['store'],
    when: 'always',
    check: ofOrders((order) => {
      const known = new Set<string>();
      const faults: string[] = [];
      for (const version of order.versions) {
        for (const change of version.entry.changes) {
          if (change.part !== 'ticket' || known.has(change.ticketId)) continue;
          known.add(change.ticketId);
          const fault = ticketFault(order, version, change.ticketId);
          if (fault)
            faults.push(
              `Version ${version.entry.version} makes ticket ${change.ticketId} ${fault}.`,
            );
        }
      }
      return faults;
    }),
  },
  {
    id: 'M1b',
    says: 'A payment is captured only on evidence of exactly its amount, which is its check’s, unless a person has said whose money it is.',
    needs: ['store'],
    when: 'always',
    check: ofPayments(({ steps, payment, check }) => {
      const faults: string[] = [];
      for (const { from, to, entry } of steps) {
        if (to !== 'CAPTURED' || from === 'CAPTURED') continue;
        const told = capturedAmount(entry.evidence);
        const due = check?.amountDue;
        const fits = entry.what === 'assign-credit' || told?.minor === due?.minor;
        const exact = told !== undefined && fits && told.currency === due?.currency;
        if (exact && told.minor === payment?.amount.minor) continue;
        faults.push(
          `Version ${entry.version} captures on ${told?.minor ?? 'no amount'}; asked ${payment?.amount.minor}, due ${due?.minor}.`,
        );
      }
      return faults;
    }),
  },
  {
    id: 'M2c',
    says: 'What is captured is in the kitchen, or its order waits for the other payers.',
    needs: ['store'],
    when: 'always',
    check: ofPayments(({ payment, check, order: { aggregate } }) => {
      if (payment?.status !== 'CAPTURED' || !check || !aggregate) return WELL;
      const { order, tickets } = aggregate;
      if (order.releasePolicy === 'all-paid' && order.checks.some((c) => !c.paidBy)) return WELL;
      const cooked = tickets.flatMap((t) => t.lines.map((l) => l.lineId));
      const missing = check.lineIds.filter((id) => !cooked.includes(id));
      if (missing.length === 0) return WELL;
      return [`It took ${payment.amount.minor}, and no ticket has ${missing.join(', ')}.`];
    }),
  },
  {
    id: 'N7a',
    says: 'Each release is one ticket, and no line is on two.',
    needs: ['store'],
    when: 'always',
    check: ofOrders(({ aggregate }) => {
      if (!aggregate) return WELL;
      const lines = aggregate.tickets.flatMap((t) => t.lines.map((l) => l.lineId));
      const ids = aggregate.tickets.map((t) => t.ticketId);
      const faults: string[] = [];
      for (const id of repeated(lines)) faults.push(`Line ${id} is on two tickets.`);
      for (const id of repeated(ids)) faults.push(`Ticket ${id} is there twice.`);
      return faults;
    }),
  },
  {
    id: 'N7b',
    says: 'A pickup number is called once in a store and a business day.',
    needs: ['store'],
    when: 'always',
    check: ({ orders }): readonly Fault[] =>
      pickupFaults(orders.flatMap(({ aggregate }) => (aggregate ? [aggregate.order] : []))),
  },
];

function ticketFault(
  order: OrderFacts,
  { n, entry }: Written,
  ticketId: string,
): string | undefined {
  const unpaid = unpaidChecks(order, n);
  // What nobody paid was struck off, so that the rest waits for nothing.
  if (entry.what === 'close-unpaid' && ticketId === 't-all' && unpaid.length === 0)
    return undefined;
  const told = capturedAmount(entry.evidence);
  if (!told) return `on ${entry.evidence?.kind ?? 'no evidence'}`;
  const moved = order.payments.find((p) => p.steps.some((s) => s.n === n && s.to === 'CAPTURED'));
  if (!moved?.check) return 'without a payment that is captured';
  // A person has named the check; M15b sees to the rest.
  if (told.minor !== moved.check.amountDue.minor && entry.what !== 'assign-credit') {
    return `on ${told.minor}, due ${moved.check.amountDue.minor}`;
  }
  const { checkId } = moved.check;
  if (ticketId === `t-${checkId}`) return undefined;
  if (ticketId !== 't-all') return `although check ${checkId} was paid`;
  return unpaid.length === 0 ? undefined : `although ${unpaid.join(', ')} was not paid`;
}

const unpaidChecks = ({ aggregate, payments }: OrderFacts, n: number): string[] =>
  (aggregate?.order.checks ?? [])
    .filter((c) => !payments.some((p) => p.check === c && statusAt(p, n) === 'CAPTURED'))
    .map((c) => c.checkId);

const capturedAmount = (evidence: Written['entry']['evidence']) =>
  evidence?.kind === 'captured' ? evidence.amount : undefined;

const repeated = (ids: readonly string[]): string[] => [
  ...new Set(ids.filter((id, n) => ids.indexOf(id) !== n)),
];
