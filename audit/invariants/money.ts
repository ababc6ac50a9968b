import { type Invariant, ofOrders, ofPayments, WELL } from '../invariant.ts';
import { keptOf, netOf, personHas, placeOf, standing } from '../money-place.ts';

/** Alipay's books against ours, to the last fen. */
export const MONEY: readonly Invariant[] = [
  {
    id: 'M2a',
    says: 'Every fen that Alipay holds is served, on its way back, or in a case; or waited for, until all is at rest.',
    needs: ['store', 'alipay'],
    when: 'always',
    check: ofPayments((p, facts) => {
      const { held, lost } = placeOf(p, facts);
      if (lost === 0) return WELL;
      return [`Alipay holds ${held}, which leaves ${lost} unexplained: ${standing(p)}.`];
    }),
  },
  {
    id: 'M2b',
    says: 'A trade of ours that no payment explains is in a case.',
    needs: ['store', 'alipay'],
    when: 'at-rest',
    whole: true,
    check: ({ trace, payments }) => {
      const known = new Set(payments.map((p) => p.outTradeNo));
      return trace.books.trades
        .filter((t) => netOf(t) !== 0 && !known.has(t.outTradeNo))
        .filter((t) => !trace.books.cases.some((c) => c.detail.includes(t.outTradeNo)))
        .map((t) => ({
          outTradeNo: t.outTradeNo,
          sentence: `Alipay holds ${netOf(t)} of a trade without a row and without a case.`,
        }));
    },
  },
  {
    id: 'M3a',
    says: 'At most one payment of a check keeps money, or the others are in a case.',
    needs: ['store', 'alipay'],
    when: 'at-rest',
    check: ofOrders(({ aggregate, payments }, facts) =>
      (aggregate?.order.checks ?? []).flatMap((check) => {
        const keepers = payments.filter(
          (p) => p.check === check && keptOf(p) > 0 && facts.isOver(p) && !personHas(p.cases),
        );
        if (keepers.length <= 1) return WELL;
        const each = keepers.map((p) => `${p.outTradeNo} ${keptOf(p)}`);
        return [`Check ${check.checkId} is paid more than once: ${each.join(', ')}.`];
      }),
    ),
  },
  {
    id: 'M3b',
    says: 'At most one payment of a check ends as captured, and the check names it.',
    needs: ['store'],
    when: 'always',
    check: ofOrders(({ aggregate }) => {
      if (!aggregate) return WELL;
      const { order, payments } = aggregate;
      return order.checks.flatMap(({ checkId, paidBy }) => {
        const captured = payments.filter((p) => p.checkId === checkId && p.status === 'CAPTURED');
        const ids = captured.map((p) => p.paymentId);
        const right = paidBy === undefined ? ids.length === 0 : ids.join() === paidBy;
        if (right) return WELL;
        return [
          `Check ${checkId} is paid by ${paidBy ?? 'nobody'}, captured: ${ids.join(', ') || 'none'}.`,
        ];
      });
    }),
  },
  {
    id: 'M4a',
    says: 'Alipay never returns more than it took, nor takes more than was asked.',
    needs: ['store', 'alipay'],
    when: 'always',
    check: ofPayments(({ trade, payment }) => {
      if (!trade) return WELL;
      const { capturedMinor, returnedMinor } = trade;
      const due = payment?.amount.minor ?? 0;
      const faults: string[] = [];
      if (returnedMinor > capturedMinor)
        faults.push(`Took ${capturedMinor}, returned ${returnedMinor}.`);
      if (payment && capturedMinor > due) faults.push(`Took ${capturedMinor}, due ${due}.`);
      return faults;
    }),
  },
  {
    id: 'M4b',
    says: 'At every version, the refunds that have not failed are together no more than was paid.',
    needs: ['store'],
    when: 'always',
    check: ofPayments(({ payment, refundSteps }) => {
      if (!payment || refundSteps.length === 0) return WELL;
      const most = (payment.captured ?? payment.amount).minor;
      const open = new Map<string, number>();
      for (const { refundId, minor, to, entry } of refundSteps) {
        open.set(refundId, to === 'FAILED' ? 0 : minor);
        const sum = [...open.values()].reduce((a, b) => a + b, 0);
        if (sum > most) return [`Version ${entry.version} promises ${sum} back of ${most}.`];
      }
      return WELL;
    }),
  },
  {
    id: 'M4c',
    says: 'A payment reserves exactly what its refunds promise.',
    needs: ['store'],
    when: 'always',
    check: ofPayments(({ payment, refunds }) => {
      if (!payment) return WELL;
      const sum = refunds.reduce((a, r) => (r.status === 'FAILED' ? a : a + r.amount.minor), 0);
      if (sum === payment.refunded.minor) return WELL;
      return [`It reserves ${payment.refunded.minor}, its refunds promise ${sum}.`];
    }),
  },
  {
    id: 'M4d',
    says: 'One refund number moves money once, exactly its amount; a cancel returns money once.',
    needs: ['store', 'alipay'],
    kinds: ['returned'],
    when: 'always',
    check: ofPayments(({ returned, refunds }) => {
      if (returned.length === 0) return WELL;
      const seen = new Set<string>();
      return returned.flatMap(({ through, refundId, minor }) => {
        const name = through === 'cancel' ? 'cancel' : (refundId ?? 'no number');
        const promised = refunds.find((r) => r.refundId === refundId)?.amount.minor;
        const faults: string[] = [];
        if (seen.has(name)) faults.push(`${name} returned money a second time, ${minor}.`);
        if (through === 'refund' && promised !== minor) {
          faults.push(`${name} returned ${minor}, but promises ${promised ?? 'nothing'}.`);
        }
        seen.add(name);
        return faults;
      });
    }),
  },
];
