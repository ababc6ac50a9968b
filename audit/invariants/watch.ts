import { hasNoTrade, msSince } from '../facts.ts';
import { type Invariant, ofOrders, ofPayments, WELL } from '../invariant.ts';
import { isDead, isUnfinished, standing } from '../money-place.ts';
import { PROMISES } from '../rule-book.ts';

/** Nothing is unwatched: what is not at its end has a time at which the sweeper looks. */
export const WATCH: readonly Invariant[] = [
  {
    id: 'W1',
    says: 'A payment without an end is due.',
    needs: ['store'],
    when: 'always',
    check: ofPayments((p) => {
      if (!isUnfinished(p) || p.payment?.dueAt !== undefined) return WELL;
      return [`It is ${standing(p)}, and nobody will look again.`];
    }),
  },
  {
    id: 'W2',
    says: 'A payment that ended without money stays due until no late pay can reach Alipay.',
    needs: ['store'],
    when: 'always',
    check: ofPayments((p, { trace }) => {
      if (!isDead(p) || p.payment?.dueAt !== undefined) return WELL;
      // Nobody waits any more, and there is no number under which money could still come.
      if (hasNoTrade(p)) return WELL;
      if (p.cases.some((c) => c.kind === 'never-explained')) return WELL;
      const ageMs = trace.books.now - (p.payment?.startedAt ?? 0);
      if (ageMs >= PROMISES.watchedFor - trace.conditions.skewMs) return WELL;
      return [`It is ${standing(p)}, ${Math.round(ageMs / 1_000)} s old, and no longer watched.`];
    }),
  },
  {
    id: 'W3',
    says: 'A capture that only the pay answer vouches for is due to be confirmed.',
    needs: ['store'],
    when: 'always',
    check: ofPayments(({ payment }) => {
      if (payment?.status !== 'CAPTURED' || payment.confirmed || payment.dueAt !== undefined) {
        return WELL;
      }
      return [`${payment.amount.minor} are captured, and nobody will confirm it.`];
    }),
  },
  {
    id: 'W4',
    says: 'A refund without an end is due, and money on its way back has one.',
    needs: ['store'],
    when: 'always',
    check: ofPayments(({ payment, refunds }) => {
      const open = refunds.filter((r) => r.status === 'REQUESTED');
      const faults = open.flatMap(({ refundId, dueAt, amount }) =>
        dueAt === undefined ? [`Refund ${refundId} of ${amount.minor} is not due.`] : WELL,
      );
      if (payment?.status === 'RETURNING' && open.length === 0) {
        faults.push(`${payment.captured?.minor} must go back, and no refund is under way.`);
      }
      return faults;
    }),
  },
  {
    id: 'W5',
    says: 'An order that some have paid is due until all have, or a person has been told.',
    needs: ['store'],
    when: 'always',
    check: ofOrders(({ aggregate, cases }) => {
      if (!aggregate) return WELL;
      const { checks, dueAt } = aggregate.order;
      const paid = checks.filter((c) => c.paidBy !== undefined).length;
      if (paid === 0 || paid === checks.length || dueAt !== undefined) return WELL;
      if (cases.some((c) => c.kind === 'partly-paid')) return WELL;
      return [`${paid} of ${checks.length} checks are paid, and nobody will look again.`];
    }),
  },
  {
    id: 'W6',
    says: 'A ticket that nobody acknowledges has a case in time, unless the store wants none.',
    needs: ['store'],
    when: 'always',
    check: ofOrders(({ aggregate, cases, versions }, facts) => {
      const unseen = (aggregate?.tickets ?? []).filter(
        (t) => t.status === 'PROPOSED' && t.acknowledgedAt === undefined,
      );
      return unseen.flatMap(({ ticketId, dueAt }) => {
        if (cases.some((c) => c.kind === 'kitchen-silent' && c.ticketId === ticketId)) return WELL;
        if (dueAt !== undefined) {
          const lateMs = msSince(facts, dueAt);
          if (lateMs < PROMISES.endedOrInCase) return WELL;
          return [`Ticket ${ticketId} is overdue for ${Math.round(lateMs / 1_000)} s.`];
        }
        // Before all is at rest it may be of a time when nobody looked after tickets yet.
        if (!facts.trace.conditions.atRest) return WELL;
        const unwatched = versions.some(
          ({ entry }) =>
            entry.what === 'ticket-unwatched' &&
            entry.changes.some((c) => c.part === 'ticket' && c.ticketId === ticketId),
        );
        return unwatched ? WELL : [`Nobody has seen ticket ${ticketId}, and nobody will look.`];
      });
    }),
  },
  {
    id: 'W7',
    says: 'A silent kitchen is one case for each ticket, which ends when the ticket is acknowledged.',
    needs: ['store'],
    when: 'always',
    check: ofOrders(({ aggregate, cases }) =>
      (aggregate?.tickets ?? []).flatMap(({ ticketId, acknowledgedAt }) => {
        const told = cases.filter((c) => c.kind === 'kitchen-silent' && c.ticketId === ticketId);
        if (told.length > 1) return [`${told.length} cases are about ticket ${ticketId}.`];
        if (acknowledgedAt === undefined || told.every((c) => c.status !== 'OPEN')) return WELL;
        return [`Ticket ${ticketId} was acknowledged, and its case is still open.`];
      }),
    ),
  },
];
