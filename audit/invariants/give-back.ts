import { hasNoTrade } from '../facts.ts';
import { type Invariant, ofEndedPayments, ofPayments, WELL } from '../invariant.ts';
import { isDead, netOf } from '../money-place.ts';
import { PROMISES } from '../rule-book.ts';

/** Money goes back with a reason, in full, and late money is looked for. */
export const GIVE_BACK: readonly Invariant[] = [
  {
    id: 'M11a',
    says: 'A refund of served money names a person and a reason.',
    needs: ['store'],
    when: 'always',
    check: ofPayments(({ refunds }) =>
      refunds.flatMap(({ refundId, kind, requestedBy, reason }) => {
        if (kind !== 'staff') return WELL;
        const named = requestedBy !== '' && requestedBy !== 'system' && reason.trim() !== '';
        if (named && refundId.startsWith('R')) return WELL;
        return [`Refund ${refundId} is by '${requestedBy}' because '${reason}'.`];
      }),
    ),
  },
  {
    id: 'M11b',
    says: 'Late money goes back by one refund, whose number is derived from the payment, and in full.',
    needs: ['store'],
    when: 'always',
    check: ofPayments(({ refunds, paymentId, payment, steps }) => {
      const givenBack = refunds.filter((r) => r.kind === 'give-back');
      const late = payment?.status === 'RETURNING' || payment?.status === 'RETURNED';
      if (givenBack.length === 0 && !late) return WELL;
      const [only, second] = givenBack;
      if (!only || second) return [`It is ${payment?.status} with ${givenBack.length} give-backs.`];
      const faults: string[] = [];
      if (only.refundId !== `G${paymentId}`)
        faults.push(`${only.refundId} is not derived from it.`);
      if (only.amount.minor !== payment?.captured?.minor) {
        faults.push(`${only.amount.minor} goes back of ${payment?.captured?.minor}.`);
      }
      if (only.status === 'FAILED') faults.push('The give-back was given up.');
      if (payment?.status === 'RETURNED' && only.status !== 'SUCCEEDED') {
        faults.push(`It is RETURNED, its give-back ${only.status}.`);
      }
      if (steps.some((s) => s.to === 'CAPTURED')) faults.push('It was served before.');
      return faults;
    }),
  },
  {
    id: 'M11c',
    says: 'A cancelled payment whose money had arrived was cancelled with its money returned.',
    needs: ['store'],
    when: 'always',
    check: ofPayments(({ payment }) => {
      if (payment?.status !== 'CANCELLED' || !payment.captured) return WELL;
      if (payment.cancelAction === 'refund') return WELL;
      return [`It took ${payment.captured.minor}, and its cancel says ${payment.cancelAction}.`];
    }),
  },
  {
    id: 'M13',
    says: 'A payment that ended without money was asked about after the last moment at which its pay may arrive.',
    needs: ['store', 'alipay'],
    kinds: ['request'],
    when: 'at-rest',
    check: ofEndedPayments((p, { trace }) => {
      if (!isDead(p) || netOf(p.trade) !== 0 || p.cases.some((c) => c.kind === 'never-explained')) {
        return WELL;
      }
      // Without a number there is nothing to ask about.
      if (hasNoTrade(p)) return WELL;
      const startedAt = p.payment?.startedAt ?? 0;
      const from = startedAt + PROMISES.latePayUntil - trace.conditions.skewMs;
      const last = p.requests.findLast((r) => r.call === 'query');
      if (last && last.at >= from) return WELL;
      const when = last
        ? `${Math.round((last.at - startedAt) / 1_000)} s after its start`
        : 'never';
      return [`It is ${p.payment?.status} and was last asked about ${when}.`];
    }),
  },
];
