import { type Seen, statusAt } from '../facts.ts';
import { type Invariant, ofPayments, WELL } from '../invariant.ts';
import { PROMISES } from '../rule-book.ts';

/** Money goes back by one instrument at a time, cancel or refund. */
export const INSTRUMENTS: readonly Invariant[] = [
  {
    id: 'M9a',
    says: 'No cancel and refund of one payment are under way together.',
    needs: ['world'],
    kinds: ['call'],
    when: 'always',
    check: ofPayments(({ calls }) => overlaps(calls, 'cancel', 'refund')),
  },
  {
    id: 'M9b',
    says: 'No two cancels of one payment are under way together.',
    needs: ['world'],
    kinds: ['call'],
    when: 'always',
    check: ofPayments(({ calls }, { trace }) =>
      // The lease is a time; it can only keep apart processes whose clocks agree.
      trace.conditions.skewMs > 0 ? WELL : overlaps(calls, 'cancel', 'cancel'),
    ),
  },
  {
    id: 'M9c',
    says: 'A cancel is tried again only after the one before has been answered or must be over.',
    needs: ['store'],
    when: 'always',
    check: ofPayments(({ steps }) => {
      let lease: number | undefined;
      const faults: string[] = [];
      for (const { entry } of steps) {
        const isFence = entry.evidence?.kind === 'fence' || entry.what === 'cancel-order';
        if (entry.evidence?.source === 'cancel') lease = undefined;
        if (!isFence) continue;
        const afterMs = entry.at - (lease ?? Number.NEGATIVE_INFINITY);
        if (afterMs < PROMISES.cancelMayLast) {
          faults.push(`Version ${entry.version} cancels ${afterMs} ms after an unanswered cancel.`);
        }
        lease = entry.at;
      }
      return faults;
    }),
  },
  {
    id: 'M9d',
    says: 'A refund begins only on a captured payment, or gives money back from a dead one; one at a time.',
    needs: ['store'],
    when: 'always',
    check: ofPayments((p) => {
      const open = new Set<string>();
      const faults: string[] = [];
      for (const { refundId, to, n, entry } of p.refundSteps) {
        const isNew = to === 'REQUESTED' && !open.has(refundId);
        if (to === 'REQUESTED') open.add(refundId);
        else open.delete(refundId);
        if (!isNew) continue;
        const status = statusAt(p, n);
        const fits = refundId.startsWith('G') ? status === 'RETURNING' : status === 'CAPTURED';
        if (!fits) faults.push(`Version ${entry.version} refunds while ${status}: ${refundId}.`);
        if (open.size > 1)
          faults.push(`Version ${entry.version} has ${[...open].join(' and ')} open.`);
      }
      return faults;
    }),
  },
  {
    id: 'M9e',
    says: 'Behind the fence, a refund takes the cancel’s place only after Alipay refused to cancel and a query says paid.',
    needs: ['store'],
    when: 'always',
    check: ofPayments(({ steps }) => {
      const turn = steps.find((s) => s.from === 'CANCELLING' && s.to === 'RETURNING');
      if (!turn) return WELL;
      const { evidence, version } = turn.entry;
      const refused = steps.some(
        ({ n, entry }) =>
          n < turn.n &&
          entry.evidence?.kind === 'cancel-refused' &&
          entry.evidence.remedy === 'refund',
      );
      if (refused && evidence?.source === 'query' && evidence.kind === 'captured') return WELL;
      const why = refused ? `${evidence?.source} ${evidence?.kind}` : 'no refusal to cancel';
      return [`Version ${version} changes to a refund on ${why}.`];
    }),
  },
  {
    id: 'M10',
    says: 'A cancel is sent right after the same process’ query of that payment has ended.',
    needs: ['world'],
    kinds: ['call'],
    when: 'always',
    check: ofPayments(({ calls }) =>
      calls.flatMap((cancel) => {
        if (cancel.call !== 'cancel') return WELL;
        const last = callBefore(calls, cancel);
        if (last?.call === 'query' && last.outcome !== 'died') return WELL;
        return [
          `${cancel.process} cancels after ${last ? `a ${last.call} that ${last.outcome}` : 'no query'}.`,
        ];
      }),
    ),
  },
];

type Call = Seen<'call'>;

/** Calls that had begun before the other ended, each pair once. */
function overlaps(calls: readonly Call[], one: Call['call'], other: Call['call']): string[] {
  const faults: string[] = [];
  for (const [i, a] of calls.entries()) {
    for (const b of calls.slice(i + 1)) {
      const pair = (a.call === one && b.call === other) || (a.call === other && b.call === one);
      if (!pair || a.sentN > b.n || b.sentN > a.n) continue;
      if (Math.abs(a.sentAt - b.sentAt) >= PROMISES.callMayLast) continue;
      faults.push(
        `${a.call} by ${a.process} (${a.sentAt} to ${a.at}) meets ${b.call} by ${b.process} (${b.sentAt} to ${b.at}).`,
      );
    }
  }
  return faults;
}

/** What the same process last did for this payment before. */
const callBefore = (calls: readonly Call[], { process, sentN }: Call): Call | undefined =>
  calls
    .filter((c) => c.process === process && c.n < sentN)
    .reduce<Call | undefined>(later, undefined);

const later = (a: Call | undefined, b: Call): Call => (a && a.n > b.n ? a : b);
