import type { Facts, Seen } from '../facts.ts';
import type { Fault, Invariant } from '../invariant.ts';

/** What Alipay tells us unasked: stored, then settled, then acknowledged; and never believed untested. */
export const NOTIFICATIONS: readonly Invariant[] = [
  {
    id: 'N1',
    says: 'A notification is answered `success` only after it is in the inbox.',
    needs: ['store', 'world'],
    kinds: ['notice', 'acknowledged'],
    when: 'always',
    check: (facts) => {
      const durable = firstNotices(facts.of('notice'));
      return acknowledgements(facts).flatMap((ack): Fault[] => {
        if (!isSuccess(ack) || ack.forged) return [];
        const since = durable.get(`${ack.merchantId} ${ack.noticeId}`);
        if (since !== undefined && since < ack.n) return [];
        const why = since === undefined ? 'and never stored' : 'before it was stored';
        return [
          { outTradeNo: ack.outTradeNo, sentence: `${ack.noticeId} was acknowledged ${why}.` },
        ];
      });
    },
  },
  {
    id: 'N2a',
    says: 'A notification that does not prove its origin is never answered `success`.',
    needs: ['world'],
    kinds: ['acknowledged'],
    when: 'always',
    check: (facts) =>
      acknowledgements(facts)
        .filter((ack) => ack.forged && isSuccess(ack))
        .map(({ outTradeNo, noticeId, merchantId }) => {
          return { outTradeNo, sentence: `${merchantId} believed the forged ${noticeId}.` };
        }),
  },
  {
    id: 'N2b',
    says: 'A notification changes an order only after one of that merchant is in the inbox.',
    needs: ['store'],
    kinds: ['notice'],
    when: 'always',
    check: (facts) => {
      const first = new Map<string, number>();
      for (const { merchantId, n } of facts.of('notice')) {
        if (!first.has(merchantId)) first.set(merchantId, n);
      }
      return facts.payments.flatMap(({ steps, order, outTradeNo }) => {
        const told = steps.find((s) => s.entry.evidence?.source === 'notification');
        if (!told || (first.get(order.merchantId) ?? Number.POSITIVE_INFINITY) < told.n) return [];
        const sentence = `Version ${told.entry.version} settles a notification that is not stored.`;
        return [{ orderId: order.orderId, outTradeNo, sentence }];
      });
    },
  },
  {
    id: 'C3',
    says: 'A genuine report of money that is not what we asked for is in a case.',
    needs: ['store', 'world'],
    kinds: ['notice', 'acknowledged'],
    when: 'at-rest',
    whole: true,
    check: (facts) => {
      const known = new Map(facts.payments.map((p) => [p.outTradeNo, p]));
      const reports = Map.groupBy(facts.of('notice').flatMap(reportOf), (r) => r.name);
      return acknowledgements(facts).flatMap((ack): Fault[] => {
        const { outTradeNo, merchantId } = ack;
        if (ack.forged || !isSuccess(ack)) return [];
        const payment = known.get(outTradeNo);
        const told = reports.get(`${merchantId} ${ack.noticeId.replace(STATUS_AND_AMOUNT, '')}`);
        const other = told?.find((r) => r.minor !== payment?.payment?.amount.minor);
        const inCase =
          payment?.cases.some((c) => c.kind === 'amount-mismatch') ||
          facts.trace.books.cases.some((c) => c.detail.includes(outTradeNo));
        if (!other || inCase) return [];
        const due = payment ? `the payment is ${payment.payment?.amount.minor}` : 'it is nobody’s';
        return [
          { outTradeNo, sentence: `Alipay told of ${other.minor}, ${due}, and no case says so.` },
        ];
      });
    },
  },
];

const isSuccess = ({ answer }: Seen<'acknowledged'>): boolean => answer.trim() === 'success';

const acknowledgements = (facts: Facts): Seen<'acknowledged'>[] => [
  ...facts.of('acknowledged'),
  ...facts.payments.flatMap((p) => p.acknowledged),
];

/** An inbox keeps one notice once for each status and amount that Alipay sent under its id. */
const STATUS_AND_AMOUNT = /-(?:[A-Z_]+-|[a-z]+-[A-Z]{3})\d+$/;

/** The money that a stored notice tells of, under Alipay's own name of it. */
function reportOf({ merchantId, noticeId }: Seen<'notice'>): { name: string; minor: number }[] {
  const amount = /-(?:TRADE_(?:SUCCESS|FINISHED)-|captured-[A-Z]{3})(\d+)$/.exec(noticeId)?.[1];
  if (amount === undefined) return [];
  const name = `${merchantId} ${noticeId.replace(STATUS_AND_AMOUNT, '')}`;
  return [{ name, minor: Number(amount) }];
}

/** When each notice was first stored, under its own name and under Alipay's. */
function firstNotices(notices: readonly Seen<'notice'>[]): Map<string, number> {
  const first = new Map<string, number>();
  for (const { merchantId, noticeId, n } of notices) {
    for (const name of [noticeId, noticeId.replace(STATUS_AND_AMOUNT, '')]) {
      const key = `${merchantId} ${name}`;
      if (!first.has(key)) first.set(key, n);
    }
  }
  return first;
}
