import type { PaymentWay } from '../../core/domain/payment.ts';
import type { PaymentFacts, Seen } from '../facts.ts';
import { type Fault, type Invariant, ofPayments, WELL } from '../invariant.ts';

/** Nothing reaches Alipay that was not written down before; and a number means one thing for ever. */
export const INTENTS: readonly Invariant[] = [
  {
    id: 'M5a',
    says: 'Alipay hears only of numbers that we had written down before; about one that it made up itself it may be asked.',
    needs: ['store', 'alipay'],
    kinds: ['request'],
    when: 'always',
    check: (facts) => {
      const unknown = facts.of('request').flatMap((request): Fault[] => {
        const { call, outTradeNo } = request;
        if (isQuestion(request)) return [];
        return [{ outTradeNo, sentence: `${call} of a number that we never wrote down.` }];
      });
      const early = facts.payments.flatMap(({ requests, steps, outTradeNo, order }) => {
        const first = requests.find((r) => !isQuestion(r));
        if (!first || (steps[0] !== undefined && steps[0].n < first.n)) return [];
        const sentence = `${first.call} came before the payment was written.`;
        return [{ orderId: order.orderId, outTradeNo, sentence }];
      });
      return [...unknown, ...early];
    },
  },
  {
    id: 'M5b',
    says: 'Pay is received at most once for each payment that is scanned, a code is asked for at most twice for each that shows one, both for exactly its amount.',
    needs: ['store', 'alipay'],
    kinds: ['request'],
    when: 'always',
    check: ofPayments(({ requests, payment }) => {
      const asks = requests.filter((r) => r.call === 'pay' || r.call === 'qr');
      const faults: string[] = [];
      for (const call of ['pay', 'qr'] as const) {
        const times = asks.filter((r) => r.call === call).length;
        const most = payment ? MOST_ASKED[payment.way][call] : 0;
        if (times > most) faults.push(`${call} was received ${times} times.`);
      }
      for (const { call, minor } of asks) {
        if (minor !== payment?.amount.minor) {
          faults.push(`${call} asks ${minor}, the payment is ${payment?.amount.minor}.`);
        }
      }
      return faults;
    }),
  },
  {
    id: 'M5c',
    says: 'Cancel is received only after the fence was written.',
    needs: ['store', 'alipay'],
    kinds: ['request'],
    when: 'always',
    check: ofPayments(({ requests, steps }) => {
      const cancel = requests.find((r) => r.call === 'cancel');
      if (!cancel) return WELL;
      const fence = steps.find((s) => s.to === 'CANCELLING');
      if (fence && fence.n < cancel.n) return WELL;
      return [
        fence ? 'Cancel was received before the fence.' : 'Cancel was received without a fence.',
      ];
    }),
  },
  {
    id: 'M5d',
    says: 'Refund is received only after a refund of that number and amount was requested, and its sending written.',
    needs: ['store', 'alipay'],
    kinds: ['request'],
    when: 'always',
    check: ofPayments((p) =>
      p.requests.flatMap((request) => {
        if (request.call !== 'refund') return WELL;
        const missing = missingIntent(p, request);
        if (!missing) return WELL;
        return [`Refund ${request.refundId} of ${request.minor} was received ${missing}.`];
      }),
    ),
  },
  {
    id: 'M6a',
    says: 'A number towards Alipay always comes from one app, with one amount.',
    needs: ['alipay'],
    kinds: ['request'],
    when: 'always',
    check: ofPayments(({ requests }) => {
      const apps = new Set(requests.map((r) => r.appId));
      const faults: string[] = [];
      if (apps.size > 1) faults.push(`It is used by ${[...apps].join(' and ')}.`);
      const amounts = new Map<string, number | undefined>();
      for (const { call, refundId, minor } of requests) {
        if (call !== 'pay' && call !== 'qr' && call !== 'refund') continue;
        const number = `${call} ${refundId ?? ''}`.trim();
        if (amounts.has(number) && amounts.get(number) !== minor) {
          faults.push(`${number} means ${amounts.get(number)} and ${minor}.`);
        }
        amounts.set(number, minor);
      }
      return faults;
    }),
  },
  {
    id: 'M6b',
    says: 'No payment or refund number is used twice, nor one that Alipay made up.',
    needs: ['store'],
    when: 'always',
    check: ({ trace }) => {
      const users = new Map<string, string>();
      const faults: Fault[] = [];
      for (const { order, payments, refunds } of trace.books.orders) {
        const numbers = [
          ...payments.flatMap((p) => [p.outTradeNo, p.paymentId, p.creditOutTradeNo ?? []].flat()),
          ...refunds.map((r) => r.refundId),
        ];
        for (const number of numbers) {
          const other = users.get(number);
          if (other !== undefined) {
            const sentence = `${number} is used here and in order ${other}.`;
            faults.push({ orderId: order.orderId, sentence });
          }
          users.set(number, order.orderId);
        }
      }
      return faults;
    },
  },
  {
    id: 'M6c',
    says: 'A merchant’s calls are signed by one app, and an app signs for one merchant.',
    needs: ['store', 'alipay'],
    kinds: ['request'],
    when: 'always',
    check: ({ payments }) => {
      const apps = new Map<string, string>();
      const merchants = new Map<string, string>();
      const faults: Fault[] = [];
      for (const { requests, order, outTradeNo } of payments) {
        const { orderId, merchantId } = order;
        for (const { appId, call } of requests) {
          const app = remembered(apps, merchantId, appId);
          const merchant = remembered(merchants, appId, merchantId);
          if (app === appId && merchant === merchantId) continue;
          const sentence = `${call} for ${merchantId} is signed by ${appId}, which signs for ${merchant}; ${merchantId} has ${app}.`;
          faults.push({ orderId, outTradeNo, sentence });
        }
      }
      return faults;
    },
  },
];

/** About a trade whose number is not ours: whether the money is there that Alipay told of. */
const isQuestion = ({ call, outTradeNo }: Seen<'request'>): boolean =>
  call === 'query' && !OUR_NUMBER.test(outTradeNo);

const OUR_NUMBER = /^KC/;

/** How often Alipay may be asked for the money of a payment. */
const MOST_ASKED = {
  barcode: { pay: 1, qr: 0 },
  qr: { pay: 0, qr: 2 },
  'static-qr': { pay: 0, qr: 0 },
  // Alipay never hears of what was taken at the counter.
  cash: { pay: 0, qr: 0 },
  card: { pay: 0, qr: 0 },
  free: { pay: 0, qr: 0 },
} as const satisfies Record<PaymentWay, Record<'pay' | 'qr', number>>;

function missingIntent(
  { refundSteps, steps }: PaymentFacts,
  { n, refundId, minor }: Seen<'request'>,
): string | undefined {
  const wanted = refundSteps.find((s) => s.refundId === refundId && s.to === 'REQUESTED');
  if (!wanted || wanted.n > n) return 'without being requested before';
  if (wanted.minor !== minor) return `although ${wanted.minor} was requested`;
  const sent = steps.some(
    ({ n: at, entry: { evidence } }) =>
      at < n && evidence?.kind === 'refund-sent' && evidence.refundId === refundId,
  );
  return sent ? undefined : 'without its sending being written before';
}

function remembered(map: Map<string, string>, key: string, value: string): string {
  const known = map.get(key) ?? value;
  map.set(key, known);
  return known;
}
