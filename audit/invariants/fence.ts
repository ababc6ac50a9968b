import { isTender, type PaymentFacts, type Step, statusAt } from '../facts.ts';
import { type Invariant, ofOrders, ofPayments, WELL } from '../invariant.ts';
import { PROMISES, UNFINISHED } from '../rule-book.ts';

/** One attempt at a time, and nothing is served behind the fence. */
export const FENCE: readonly Invariant[] = [
  {
    id: 'M7a',
    says: 'A check gets another attempt only when each earlier one has ended without money; what is taken at the counter waits only until the fence.',
    needs: ['store'],
    when: 'always',
    check: ofOrders(({ payments }) => {
      const faults: string[] = [];
      for (const p of payments) {
        const born = p.steps[0]?.n;
        if (born === undefined) continue;
        for (const other of payments) {
          if (other === p || other.payment?.checkId !== p.payment?.checkId) continue;
          // What ends in the same transaction has ended.
          const status = statusAt(other, born);
          const came = other.steps[0]?.n ?? Number.POSITIVE_INFINITY;
          if (came >= born) continue;
          if (status === undefined || !MAY_PAY_MEANWHILE.has(status)) continue;
          if (status === 'CANCELLING' && isTender(p)) continue;
          faults.push(`${p.outTradeNo} began while ${other.outTradeNo} was ${status}.`);
        }
      }
      return faults;
    }),
  },
  {
    id: 'M7b',
    says: 'A refusal ends a payment only where Alipay has no trade of it.',
    needs: ['store'],
    when: 'always',
    check: ofPayments(({ steps }) => {
      const end = steps.find((s) => s.to === 'DECLINED');
      const trade = end && steps.find((s) => s.n < end.n && tradeNoIn(s) !== undefined);
      if (!end || !trade) return WELL;
      return [
        `Version ${end.entry.version} ends it as refused, but version ${trade.entry.version} knows trade ${tradeNoIn(trade)}.`,
      ];
    }),
  },
  {
    id: 'M7c',
    says: 'A check is held by its one unfinished payment, and by nothing else.',
    needs: ['store'],
    when: 'always',
    check: ofOrders(({ aggregate }) => {
      if (!aggregate) return WELL;
      return aggregate.order.checks.flatMap(({ checkId, livePaymentId }) => {
        const open = aggregate.payments
          .filter((p) => p.checkId === checkId && UNFINISHED.includes(p.status))
          .map((p) => p.paymentId);
        if (open.join() === (livePaymentId ?? '')) return WELL;
        return [
          `Check ${checkId} is held by ${livePaymentId ?? 'nobody'}; unfinished: ${open.join(', ') || 'none'}.`,
        ];
      });
    }),
  },
  {
    id: 'M8a',
    says: 'After the fence the payment is never captured, and no ticket is made for it.',
    needs: ['store'],
    when: 'always',
    check: ofPayments(({ steps }) => {
      const fence = steps.find((s) => s.to === 'CANCELLING');
      if (!fence) return WELL;
      return steps.flatMap(({ n, to, entry }) => {
        const served = to === 'CAPTURED' || entry.changes.some((c) => c.part === 'ticket');
        if (n <= fence.n || !served) return WELL;
        return [`Version ${entry.version} serves it, the fence is version ${fence.entry.version}.`];
      });
    }),
  },
  {
    id: 'M8b',
    says: 'The fence comes 60 s after the payment’s start, or at the end of its code’s life, or when the attempt has failed or somebody gives the order up.',
    needs: ['store'],
    when: 'always',
    check: ofPayments((p) => {
      const fence = p.steps.find((s) => s.to === 'CANCELLING');
      if (!fence || !p.payment) return WELL;
      const afterMs = fence.entry.at - p.payment.startedAt;
      const { qrCode } = p.payment;
      const least = qrCode === undefined ? PROMISES.cancelNotBefore : PROMISES.codeLives;
      if (afterMs >= least || mayHurry(p, fence)) return WELL;
      return [`The fence came ${afterMs} ms after the start.`];
    }),
  },
  {
    id: 'M8c',
    says: 'An order that was given up takes no further payment.',
    needs: ['store'],
    when: 'always',
    check: ofOrders(({ versions }) => {
      const end = versions.find((v) => v.entry.changes.some(isGivenUp));
      if (!end) return WELL;
      return versions.flatMap(({ n, entry }) => {
        const paid = entry.changes.find(
          (c) =>
            c.part === 'payment' &&
            (c.to === 'INITIATED' || c.to === 'CAPTURED') &&
            c.from !== c.to,
        );
        if (n <= end.n || !paid) return WELL;
        return [
          `Version ${entry.version} has a payment ${paid.to}, given up in ${end.entry.version}.`,
        ];
      });
    }),
  },
];

const MAY_PAY_MEANWHILE: ReadonlySet<string> = new Set([...UNFINISHED, 'CAPTURED']);

const isGivenUp = (change: Step['entry']['changes'][number]): boolean =>
  change.part === 'order' && change.to === 'CANCELED';

const tradeNoIn = ({ entry: { evidence } }: Step): string | undefined =>
  evidence?.kind === 'pending' ? evidence.tradeNo : undefined;

/** A person gave the order up, or Alipay said that the attempt is lost while its trade may live on. */
function mayHurry({ steps }: PaymentFacts, fence: Step): boolean {
  if (fence.entry.what === 'cancel-order') return fence.entry.actor !== 'system';
  return steps.some(({ n, entry: { evidence } }) => {
    if (n >= fence.n) return false;
    if (evidence?.kind === 'unknown') return evidence.attemptFailed === true;
    return evidence?.kind === 'declined';
  });
}
