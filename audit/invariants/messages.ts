import type { PaymentEvent } from '../../core/domain/evidence.ts';
import { heldAt, type PaymentFacts, type Seen, sumBefore } from '../facts.ts';
import { type Fault, type Invariant, ofPayments, WELL } from '../invariant.ts';

/** What we believe of Alipay's words, and what we tell ourselves. */
export const MESSAGES: readonly Invariant[] = [
  {
    id: 'N2c',
    says: 'What we book as taken, Alipay had taken before; only its pay answer may be rolled back, and then a person is told.',
    needs: ['store', 'alipay'],
    kinds: ['captured'],
    when: 'always',
    check: ofPayments((p) =>
      p.steps.flatMap(({ n, entry: { evidence, version, what } }) => {
        if (evidence?.kind !== 'captured' || what === 'mismatch') return WELL;
        const { minor } = evidence.amount;
        // A person has it in hand; N4b sees to it that nobody says so of Alipay's money.
        if (evidence.source === 'till') return WELL;
        if (p.captured.some((c) => c.n < n && c.minor === minor)) return WELL;
        if (evidence.source === 'pay' && mayBeRolledBack(p)) return WELL;
        return [
          `Version ${version} believes ${evidence.source} that ${minor} came; Alipay had not.`,
        ];
      }),
    ),
  },
  {
    id: 'N2d',
    says: 'What we book as returned, Alipay had returned before.',
    needs: ['store', 'alipay'],
    kinds: ['returned'],
    when: 'always',
    check: ofPayments(({ steps, returned }) =>
      steps.flatMap(({ n, entry: { evidence, version } }) => {
        if (evidence?.kind === 'refunded') {
          const made = returned.some((r) => r.n < n && r.refundId === evidence.refundId);
          return made
            ? WELL
            : [`Version ${version} believes in ${evidence.refundId}; Alipay had not.`];
        }
        if (evidence?.kind !== 'cancelled' || evidence.action !== 'refund') return WELL;
        if (returned.some((r) => r.n < n)) return WELL;
        return [`Version ${version} believes that cancel returned money; Alipay had not.`];
      }),
    ),
  },
  {
    id: 'N2e',
    says: 'A payment ends as refused or closed only while Alipay holds nothing of it.',
    needs: ['store', 'alipay'],
    kinds: ['captured', 'returned'],
    when: 'always',
    check: ofPayments((p) =>
      p.steps.flatMap(({ n, from, to, entry }) => {
        if (from === to || (to !== 'DECLINED' && to !== 'CLOSED')) return WELL;
        const held = heldAt(p, n);
        if (held === 0) return WELL;
        return [`Version ${entry.version} makes it ${to} while Alipay holds ${held}.`];
      }),
    ),
  },
  {
    id: 'N2g',
    says: 'A cancel is believed only if Alipay returned what it held when it first received it.',
    needs: ['store', 'alipay'],
    kinds: ['request', 'captured', 'returned'],
    when: 'always',
    check: ofPayments(({ steps, requests, captured, returned }) =>
      steps.flatMap(({ n, entry: { evidence, version } }) => {
        const cancel = requests.find((r) => r.call === 'cancel');
        if (evidence?.kind !== 'cancelled' || !cancel) return WELL;
        const left = sumBefore(captured, cancel.n) - sumBefore(returned, n);
        return left > 0 ? [`Version ${version} believes a cancel that left ${left}.`] : WELL;
      }),
    ),
  },
  {
    id: 'N2h',
    says: 'A refund is given up only if Alipay has not made it.',
    needs: ['store', 'alipay'],
    kinds: ['returned'],
    when: 'always',
    check: ofPayments(({ refundSteps, returned }) =>
      refundSteps.flatMap(({ n, to, refundId, entry }) => {
        const made = returned.find((r) => r.n < n && r.refundId === refundId);
        if (to !== 'FAILED' || !made) return WELL;
        return [`Version ${entry.version} gives up ${refundId}, which returned ${made.minor}.`];
      }),
    ),
  },
  {
    id: 'N2f',
    says: 'Alipay’s word is taken only from a call that was answered.',
    needs: ['store', 'world'],
    kinds: ['call'],
    when: 'always',
    check: ofPayments(({ steps, calls }) =>
      steps.flatMap(({ n, entry: { evidence, version } }) => {
        if (!evidence || evidence.kind === 'unknown' || evidence.kind.endsWith('unsettled')) {
          return WELL;
        }
        const ways: readonly string[] = ANSWERED_BY[evidence.source];
        const made = calls.filter((c) => ways.includes(c.call) && c.n < n);
        if (ways.length === 0 || made.some((c) => c.outcome === 'answered')) return WELL;
        // What was never sent, for want of keys, is refused without asking.
        if (evidence.kind === 'declined' && made.length === 0) return WELL;
        return [`Version ${version} takes ${evidence.source} ${evidence.kind} from no answer.`];
      }),
    ),
  },
  {
    id: 'N5',
    says: 'Every record of the outbox reaches its reader, or lies in the dead-letter queue.',
    needs: ['world'],
    kinds: ['outbox', 'dead-letter'],
    when: 'at-rest',
    whole: true,
    check: (facts) => {
      const outbox = facts.of('outbox');
      const read = new Set(outbox.filter((o) => o.step === 'delivered').map((o) => o.row));
      for (const { about } of facts.of('dead-letter')) read.add(about);
      return outbox
        .filter(({ step, row }) => step === 'written' && !read.has(row))
        .map(({ row }) => ({ sentence: `${row} was written and never delivered.` }));
    },
  },
  {
    id: 'N8',
    says: 'One name of a workflow runs once at a time, and it is a payment’s.',
    needs: ['store', 'world'],
    kinds: ['workflow'],
    when: 'always',
    check: (facts) => {
      const known = new Set(facts.payments.map((p) => p.paymentId));
      const running = new Set<string>();
      return facts.of('workflow').flatMap(({ name, status }): Fault[] => {
        const again = status === 'RUNNING' && running.has(name);
        if (status === 'RUNNING') running.add(name);
        else running.delete(name);
        const paymentId = name.slice(0, name.lastIndexOf('-'));
        if (!known.has(paymentId)) return [{ sentence: `${name} is of no payment.` }];
        return again ? [{ sentence: `${name} runs twice at a time.` }] : [];
      });
    },
  },
  {
    id: 'N9b',
    says: 'Every notification in the inbox comes to be settled.',
    needs: ['store'],
    kinds: ['notice'],
    when: 'at-rest',
    whole: true,
    check: ({ trace }) =>
      (trace.books.waitingNotices ?? []).map(({ merchantId, noticeId }) => {
        return { sentence: `${noticeId} of ${merchantId} still waits in the inbox.` };
      }),
  },
];

/** Calls whose answers each source of evidence speaks of; none where nobody was asked. */
const ANSWERED_BY = {
  pay: ['pay', 'qr'],
  query: ['query'],
  cancel: ['cancel'],
  refund: ['refund', 'refund-query'],
  notification: [],
  bill: [],
  till: [],
  us: [],
} as const satisfies Record<PaymentEvent['source'], readonly Seen<'call'>['call'][]>;

/** Not served, or not confirmed yet, or a person knows. */
const mayBeRolledBack = ({ payment, cases }: PaymentFacts): boolean =>
  payment?.status !== 'CAPTURED' ||
  payment.confirmed !== true ||
  cases.some((c) => c.kind === 'capture-contradicted');
