import type { PaymentStatus } from '../../core/domain/payment-states.ts';
import {
  clocksAgree,
  type Facts,
  heldAt,
  msSince,
  type PaymentFacts,
  type Seen,
  statusAt,
} from '../facts.ts';
import { type Fault, type Invariant, ofEndedPayments, ofPayments, WELL } from '../invariant.ts';
import { isUnfinished, personHas, standing } from '../money-place.ts';
import { metricOf, PROMISES, UNFINISHED } from '../rule-book.ts';

/** Everything comes to its end in time, counted from when the last fault stopped. */
export const LIVENESS: readonly Invariant[] = [
  {
    id: 'L1a',
    says: 'A screen says something definite 65 s after the start, or 75 s where there were faults; of a scanned code, 5 s after its life.',
    needs: ['store', 'world'],
    kinds: ['screen'],
    when: 'always',
    check: ofPayments((p, facts) => {
      const startedAt = p.steps[0]?.at;
      if (startedAt === undefined || !clocksAgree(facts)) return WELL;
      const { healedAt } = facts.trace.conditions;
      const inTime =
        startedAt >= healedAt
          ? startedAt + PROMISES.definiteScreen
          : healedAt + PROMISES.definiteScreenAfterFaults;
      // Whoever has scanned the code may take all its life to pay.
      const codeUntil = startedAt + PROMISES.codeLives + PROMISES.definiteScreen;
      const limit =
        p.payment?.qrCode === undefined
          ? inTime
          : Math.max(inTime, codeUntil - PROMISES.cancelNotBefore);
      const late = p.screens.findLast((s) => s.at > limit && !isDefinite(p, s));
      if (!late) return WELL;
      const seconds = ((late.at - startedAt) / 1_000).toFixed(1);
      return [`${seconds} s after its start a screen still says: ${late.says}`];
    }),
  },
  {
    id: 'L1b',
    says: 'A screen says what the books said, and never takes a definite word back.',
    needs: ['store', 'world'],
    kinds: ['screen'],
    when: 'always',
    check: ofPayments(({ screens, steps }) =>
      screens.flatMap(({ n, status }) => {
        if (steps.some((s) => s.n < n && s.to === status)) return WELL;
        return [`A screen says ${status} before the books do.`];
      }),
    ),
  },
  {
    id: 'L2',
    says: 'A notification of money leads to a ticket or a give-back within 5 s.',
    needs: ['store', 'alipay', 'world'],
    kinds: ['acknowledged', 'captured', 'returned'],
    when: 'always',
    check: ofPayments((p, facts) => {
      const { healedAt } = facts.trace.conditions;
      if (!clocksAgree(facts)) return WELL;
      return p.acknowledged.flatMap((ack) => {
        if (ack.forged || ack.at < healedAt || heldAt(p, ack.n) <= 0) return WELL;
        const limit = ack.at + PROMISES.evidenceActedOn;
        if (limit > facts.trace.books.now || actedOnBy(p, limit)) return WELL;
        const status = statusAt(p, ack.n);
        return [`${ack.noticeId} told of money at ${ack.at}; 5 s later it is still ${status}.`];
      });
    }),
  },
  {
    id: 'L3a',
    says: 'Within 15 minutes a payment and its refunds came to their end, or a person got a case.',
    needs: ['store'],
    when: 'always',
    check: ofPayments((p, facts) => {
      const startedAt = p.steps[0]?.at;
      const { books, conditions } = facts.trace;
      if (startedAt === undefined || !clocksAgree(facts)) return WELL;
      const limit = (at: number): number =>
        Math.max(at, conditions.healedAt) + PROMISES.endedOrInCase;
      const faults: string[] = [];
      const end = p.steps.find((s) => ENDS.has(s.to));
      if (books.now >= limit(startedAt) && !(end && end.at <= limit(startedAt))) {
        if (!inCaseBy(p, limit(startedAt))) faults.push(`It is ${standing(p)} after 15 minutes.`);
      }
      for (const { refundId, requestedAt } of p.refunds) {
        const ended = p.refundSteps.find((s) => s.refundId === refundId && s.to !== 'REQUESTED');
        const last = limit(requestedAt);
        if (books.now < last || (ended && ended.at <= last) || inCaseBy(p, last)) continue;
        faults.push(`Refund ${refundId} is not at its end after 15 minutes: ${standing(p)}.`);
      }
      return faults;
    }),
  },
  {
    id: 'L3b',
    says: 'At rest, a payment and its refunds are at their end and no longer due, or a person has a case.',
    needs: ['store'],
    when: 'at-rest',
    check: ofEndedPayments((p) => {
      const isDue = p.payment?.dueAt !== undefined;
      const moving = isUnfinished(p) || isDue || p.refunds.some((r) => r.status === 'REQUESTED');
      if (!moving || personHas(p.cases)) return WELL;
      return [`It is ${standing(p)}${isDue ? ', still due' : ''}, and all is at rest.`];
    }),
  },
  {
    id: 'L3c',
    says: 'No row has been overdue for 15 minutes.',
    needs: ['store'],
    when: 'always',
    check: ofPayments(({ payment, refunds }, facts) =>
      [payment, ...refunds].flatMap((row) => {
        if (row?.dueAt === undefined) return WELL;
        const lateMs = msSince(facts, row.dueAt);
        if (lateMs < PROMISES.endedOrInCase) return WELL;
        return [`It is ${row.status}, and overdue for ${Math.round(lateMs / 1_000)} s.`];
      }),
    ),
  },
  {
    id: 'L3d',
    says: 'No payment and no refund has been open for 15 minutes without a case.',
    needs: ['store'],
    when: 'always',
    check: ofPayments((p, facts) => {
      if (!p.payment || personHas(p.cases)) return WELL;
      const open = isUnfinished(p) ? [p.payment.startedAt] : [];
      for (const { status, requestedAt } of p.refunds) {
        if (status === 'REQUESTED') open.push(requestedAt);
      }
      const ageMs = msSince(facts, Math.min(...open));
      if (open.length === 0 || ageMs < PROMISES.endedOrInCase) return WELL;
      return [`It is ${standing(p)} after ${Math.round(ageMs / 1_000)} s.`];
    }),
  },
  {
    id: 'L4',
    says: 'Within a minute, or three after faults, the alarm’s metric counts a new case.',
    needs: ['store', 'world'],
    kinds: ['metric'],
    when: 'always',
    check: (facts) => (clocksAgree(facts) ? unannounced(facts) : []),
  },
];

const CONFIRMING = /^(confirming|$)/;
const REFERENCE_LENGTH = 6;

/** Paid, not charged, or a promise under which staff find the payment. */
function isDefinite({ payment }: PaymentFacts, { status, says }: Seen<'screen'>): boolean {
  const { outTradeNo = '' } = payment ?? {};
  if (CONFIRMING.test(says)) return false;
  const isPromise = UNFINISHED.some((s) => s === status);
  return !isPromise || says.includes(outTradeNo.slice(-REFERENCE_LENGTH));
}

const ENDS: ReadonlySet<PaymentStatus> = new Set([
  'CAPTURED',
  'DECLINED',
  'CLOSED',
  'CANCELLED',
  'RETURNED',
]);

/** Served, on its way back, recorded behind the fence, or before a person because of its amount. */
const actedOnBy = ({ steps, cases, creditCase }: PaymentFacts, at: number): boolean =>
  steps.some((s) => s.at <= at && s.entry.evidence?.kind === 'captured') ||
  cases.some((c) => c.kind === 'amount-mismatch') ||
  (creditCase !== undefined && creditCase.openedAt <= at);

const inCaseBy = ({ cases }: PaymentFacts, at: number): boolean =>
  cases.some((c) => c.openedAt <= at);

/** Each count of the metric announces one case: the one that it names, or the oldest that waits. */
function unannounced(facts: Facts): Fault[] {
  const { books, conditions } = facts.trace;
  const counts = [...facts.of('metric')];
  const cases = books.cases.toSorted((a, b) => a.openedAt - b.openedAt);
  return cases.flatMap(({ caseId, kind, openedAt, orderId }): Fault[] => {
    const limit = Math.max(
      openedAt + PROMISES.caseAnnounced,
      conditions.healedAt + PROMISES.casesAnnouncedAfterFaults,
    );
    const fits = (m: Seen<'metric'>): boolean =>
      m.name === metricOf(kind) &&
      m.at <= limit &&
      m.at >= openedAt &&
      (m.caseId === undefined || m.caseId === caseId);
    const found = counts.findIndex(fits);
    if (found >= 0) counts.splice(found, 1);
    if (found >= 0 || limit > books.now) return [];
    return [{ orderId, sentence: `${caseId} was opened at ${openedAt}, and no alarm counted it.` }];
  });
}
