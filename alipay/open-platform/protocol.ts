import type {
  Acknowledgement,
  CallContext,
  Exchange,
  GatewayProtocol,
  MessageVerdict,
  Notice,
  PostedMessage,
  RefundOrder,
} from '../gateway-protocol.ts';
import { cny, fenIn } from '../yuan.ts';
import { cancelContent, cancelMethod, classifyCancel } from './cancel.ts';
import type { OpenPlatformCredentials } from './credentials.ts';
import { exchangeOf } from './exchange.ts';
import { type Notification, parseNotification } from './notification.ts';
import { classifyPay, payContent, payMethod } from './pay.ts';
import { classifyQr, precreateContent, precreateMethod } from './precreate.ts';
import { classifyQuery, queryContent, queryMethod } from './query.ts';
import { classifyRefund, refundContent, refundMethod } from './refund.ts';
import { classifyRefundQuery, refundQueryContent, refundQueryMethod } from './refund-query.ts';
import { buildRequest } from './request.ts';
import type { VerifiedAnswer } from './response.ts';

/**
 * Alipay's Open Platform as one of the gateways (protocol 2). It knows yuan only: requests for an
 * amount of any other currency throw a RangeError, so ask `settlesIn` first.
 */
export function openPlatformProtocol(credentials: OpenPlatformCredentials): GatewayProtocol {
  const exchange = <Outcome>(
    method: string,
    content: object,
    context: CallContext,
    classify: (answer: VerifiedAnswer) => Outcome,
  ): Exchange<Outcome> =>
    exchangeOf(credentials, method, buildRequest(credentials, method, content, context), classify);
  return {
    settlesIn: (currency) => currency === 'CNY',
    pay: (order, context) => {
      const content = payContent({ ...order, amountFen: fenIn(order.amount) });
      return exchange(payMethod, content, context, (answer) => classifyPay(answer, order));
    },
    createQr: (order, context) => {
      const qrOrder = { ...order, amountFen: fenIn(order.amount) };
      const content = precreateContent(qrOrder, context.now, credentials.qrProductCode);
      return exchange(precreateMethod, content, context, (answer) => classifyQr(answer, order));
    },
    query: (trade, context) =>
      exchange(queryMethod, queryContent(trade.outTradeNo), context, (answer) =>
        classifyQuery(answer, trade),
      ),
    cancel: (trade, context) =>
      exchange(cancelMethod, cancelContent(trade.outTradeNo), context, (answer) =>
        classifyCancel(answer, trade),
      ),
    refund: (refund, context) =>
      exchange(refundMethod, refundContent(asked(refund)), context, (answer) =>
        classifyRefund(answer, refund),
      ),
    queryRefund: (refund, context) => {
      const reference = asked(refund);
      return exchange(refundQueryMethod, refundQueryContent(reference), context, (answer) =>
        classifyRefundQuery(answer, reference),
      );
    },
    readMessage: ({ body }) => verdictOn(parseNotification(body, credentials)),
    acknowledge,
  };
}

const asked = (refund: RefundOrder) => ({
  outTradeNo: refund.outTradeNo,
  outRequestNo: refund.refundId,
  amountFen: fenIn(refund.refundAmount),
  reason: refund.reason,
});

/** One notice may come again with another status or amount; each of these is kept and judged. */
function verdictOn(parsed: ReturnType<typeof parseNotification>): MessageVerdict {
  if (parsed.kind !== 'authentic') return parsed;
  const { notifyId, outTradeNo, tradeNo, tradeStatus, amountFen, paidAt, tellsOfRefund } = parsed;
  const noticeId = `${notifyId}-${tradeStatus}-${amountFen}`;
  const amount = cny(amountFen);
  return {
    kind: 'authentic',
    notice: {
      ...{ noticeId, outTradeNo, tradeNo, outcome: outcomeOf(parsed), amount },
      ...(paidAt !== undefined && { paidAt }),
      ...(tellsOfRefund && { tellsOfRefund }),
    },
  };
}

function outcomeOf({ outcome, tradeNo, amountFen, buyerId }: Notification): Notice['outcome'] {
  switch (outcome) {
    case 'captured':
      return {
        kind: 'captured',
        tradeNo,
        amount: cny(amountFen),
        ...(buyerId !== undefined && { buyerId }),
      };
    case 'closed':
    case 'pending':
      return { kind: outcome, tradeNo };
    case 'unknown':
      return { kind: 'unknown', code: 'TRADE_STATUS' };
  }
}

/** Exactly `success`, or Alipay sends the notification again (protocol 2.17). */
const acknowledge = (_: PostedMessage, accepted: boolean): Acknowledgement => ({
  status: 200,
  headers: { 'content-type': 'text/plain' },
  body: accepted ? 'success' : 'failure',
});
