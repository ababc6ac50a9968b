import { check } from '../../audit/check.ts';
import { orderTrace, type TimedEvent } from '../../audit/reading/order-trace.ts';
import { lineOf } from '../../audit/reading/report.ts';
import type { Conditions, Trade } from '../../audit/trace.ts';
import type { Payment } from '../../core/domain/payment.ts';
import type { Call } from './scripted-gateway.ts';
import { MERCHANT, NOON, type World } from './world.ts';

/** Every rule that journals, calls and Alipay's books can show, once all has come to rest. */
const AT_REST: Conditions = {
  observed: ['store', 'alipay'],
  unrecorded: ['captured', 'returned', 'closed', 'notice', 'key'],
  ...{ atRest: true, healedAt: NOON, skewMs: 0 },
};

/** What is wrong when everything has come to rest, in sentences; Alipay's books against ours. */
export async function audit(world: World): Promise<string[]> {
  const now = world.time.now();
  const faults: string[] = [];
  for (const { orderId } of world.placed) {
    const aggregate = await world.look({ orderId });
    const journal = await world.journal({ orderId });
    const cases = await Promise.all(
      aggregate.order.cases.map(({ caseId }) => world.cases.find(MERCHANT, caseId)),
    );
    const events = aggregate.payments.flatMap((payment) => requestsFor(world, payment));
    const trades = aggregate.payments.flatMap((payment) => tradeOf(world, payment));
    const known = cases.filter((c) => c !== undefined);
    const order = { merchantId: MERCHANT, orderId, aggregate, journal, cases: known };
    const side = { events: events.toSorted((a, b) => a.at - b.at), trades };
    const { violations } = check(orderTrace(order, side, AT_REST, now));
    faults.push(...violations.map(lineOf));
  }
  return faults;
}

/** Every call counts as received, also one that the network lost. */
const requestsFor = ({ gateway }: World, { outTradeNo }: Payment): TimedEvent[] =>
  gateway.calls
    .filter((call) => call.outTradeNo === outTradeNo)
    .flatMap(({ method, at, refundId, minor }): TimedEvent[] => {
      // A code moves no money.
      if (method === 'createQr') return [];
      const about = { appId: 'app-1', outTradeNo, refundId, minor };
      return [{ by: 'alipay', kind: 'request', at, call: CALLS[method], ...about }];
    });

const CALLS = {
  pay: 'pay',
  query: 'query',
  cancel: 'cancel',
  refund: 'refund',
  queryRefund: 'refund-query',
} as const satisfies Record<Exclude<Call['method'], 'createQr'>, string>;

function tradeOf({ alipay, time }: World, { outTradeNo }: Payment): Trade[] {
  const trade = alipay.trade(outTradeNo, time.now());
  if (!trade) return [];
  const { amount, paid, refunds } = trade;
  const returnedMinor = [...refunds.values()].reduce((sum, r) => sum + r.minor, 0);
  const capturedMinor = paid ? amount.minor : 0;
  return [{ outTradeNo, minor: amount.minor, capturedMinor, returnedMinor }];
}
