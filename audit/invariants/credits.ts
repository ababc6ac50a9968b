import { type PaymentFacts, statusAt } from '../facts.ts';
import { type Invariant, ofPayments, WELL } from '../invariant.ts';
import { UNFINISHED } from '../rule-book.ts';

/** Money under numbers that Alipay made up: static QR codes, and what nobody asked for. */
export const CREDITS: readonly Invariant[] = [
  {
    id: 'M15a',
    says: 'A trade whose number Alipay made up belongs to one payment at most.',
    needs: ['store'],
    when: 'always',
    check: ({ trace }) => {
      const owners = new Map<string, string>();
      return trace.books.orders.flatMap(({ order, payments }) =>
        payments.flatMap(({ paymentId, tradeNo, creditOutTradeNo: outTradeNo }) => {
          if (outTradeNo === undefined || tradeNo === undefined) return [];
          const name = `${order.merchantId} ${tradeNo}`;
          const owner = owners.get(name);
          owners.set(name, owner ?? paymentId);
          if (owner === undefined) return [];
          const sentence = `Trade ${tradeNo} pays ${owner} and ${paymentId}.`;
          return [{ orderId: order.orderId, outTradeNo, sentence }];
        }),
      );
    },
  },
  {
    id: 'M15b',
    says: 'Money finds its check by itself only if it is exactly the amount; otherwise a person names the check, and the rest goes back.',
    needs: ['store'],
    when: 'always',
    check: ofPayments(({ payment, check, steps, refundSteps }) => {
      const first = steps.find((s) => s.to === 'CAPTURED');
      if (payment?.creditOutTradeNo === undefined || !first || !check) return WELL;
      const byPerson = first.entry.what === 'assign-credit' && first.entry.actor !== 'system';
      const rest = payment.amount.minor - check.amountDue.minor;
      if (rest === 0) return WELL;
      const promised = refundSteps.some(({ n, minor }) => n === first.n && minor === rest);
      if (byPerson && rest > 0 && promised) return WELL;
      const who = byPerson ? 'a person' : 'itself';
      return [
        `${payment.amount.minor} by ${who} for ${check.amountDue.minor}, and ${promised ? '' : 'no '}refund of the rest.`,
      ];
    }),
  },
  {
    id: 'M15c',
    says: 'A case about such money is over once the money has an order, and has none as long as it is open.',
    needs: ['store'],
    when: 'always',
    check: ofPayments(({ payment, creditCase }) => {
      if (payment?.creditOutTradeNo === undefined || creditCase?.status !== 'OPEN') return WELL;
      return [`${creditCase.caseId} is open, and ${payment.paymentId} has its money.`];
    }),
  },
  {
    id: 'M15d',
    says: 'Money finds its check by itself only if no other waited at that place for the same amount when it was paid.',
    needs: ['store', 'alipay'],
    kinds: ['captured'],
    when: 'always',
    check: ofPayments((p, { payments, trace }) => {
      const first = p.steps.find((s) => s.to === 'CAPTURED');
      if (p.payment?.way !== 'static-qr' || first?.entry.what !== 'capture') return WELL;
      const [paid] = p.captured;
      if (!paid) return WELL;
      const until = paid.at + trace.conditions.skewMs;
      const others = payments.filter(
        (o) => o !== p && waits(o, paid.n, until) && isThere(o, p) && !isPaid(o, payments, first.n),
      );
      return others.map(
        ({ paymentId }) =>
          `Version ${first.entry.version} pays it, and ${paymentId} waited there too.`,
      );
    }),
  },
];

/** By then its check had exactly its money, by itself or from staff: any more is not for it. */
const isPaid = (waiting: PaymentFacts, payments: readonly PaymentFacts[], n: number): boolean =>
  payments.some(
    (p) =>
      p.order.orderId === waiting.order.orderId &&
      p.payment?.checkId === waiting.payment?.checkId &&
      p.payment?.amount.minor === waiting.payment?.amount.minor &&
      statusAt(p, n) === 'CAPTURED',
  );

/** It waited at that event, and for longer than until then. */
function waits({ payment, ...facts }: PaymentFacts, n: number, until: number): boolean {
  if (payment?.way !== 'static-qr' || payment.cancelAt <= until) return false;
  const status = statusAt({ payment, ...facts }, n);
  return status !== undefined && UNFINISHED.includes(status);
}

/** At the same terminal, for as much. */
function isThere(a: PaymentFacts, b: PaymentFacts): boolean {
  const place = ({ payment, order }: PaymentFacts): string =>
    [
      ...[order.merchantId, order.aggregate?.order.storeId, payment?.terminalId],
      ...[payment?.amount.currency, payment?.amount.minor],
    ].join(' ');
  return place(a) === place(b);
}
