import type { Exchange, GatewayProtocol, SignedRequest, WireAnswer } from '../gateway-protocol.ts';
import { isGlobalCurrency } from './amount.ts';
import type { AnswerFields } from './answer-fields.ts';
import { cancelRequest, classifyCancel } from './cancel.ts';
import type { GlobalCredentials } from './credentials.ts';
import { readNotification } from './notification.ts';
import { classifyPay, payRequest } from './pay.ts';
import { classifyQr, precreateRequest } from './precreate.ts';
import { classifyQuery, queryRequest } from './query.ts';
import { classifyRefund, refundRequest } from './refund.ts';
import { classifyRefundQuery, refundQueryRequest } from './refund-query.ts';
import { readAnswer } from './response.ts';
import {
  classifyShopQr,
  classifyShopQrStatus,
  createShopQrRequest,
  shopQrStatusRequest,
} from './shop-qr.ts';

type GlobalProtocol = GatewayProtocol &
  Required<Pick<GatewayProtocol, 'createShopQr' | 'setShopQrStatus'>>;

/** MAPI, the cross-border gateway (protocol 3), for one merchant. */
export function globalProtocol(credentials: GlobalCredentials): GlobalProtocol {
  const exchange = <Outcome>(
    request: SignedRequest,
    classify: (fields: AnswerFields) => Outcome,
  ): Exchange<Outcome> => ({
    request,
    read: (wire: WireAnswer) => {
      const answer = readAnswer(wire, credentials);
      return answer.kind === 'verified'
        ? { kind: 'verified', outcome: classify(answer.fields) }
        : answer;
    },
  });
  return {
    settlesIn: (currency) =>
      isGlobalCurrency(currency) && (credentials.settlementCurrencies?.includes(currency) ?? true),
    pay: (order, context) =>
      exchange(payRequest(credentials, order, context), (fields) =>
        classifyPay(fields, order.outTradeNo),
      ),
    createQr: (order, context) =>
      exchange(precreateRequest(credentials, order, context), (fields) =>
        classifyQr(fields, order.outTradeNo),
      ),
    query: ({ outTradeNo }) =>
      exchange(queryRequest(credentials, outTradeNo), (fields) =>
        classifyQuery(fields, outTradeNo),
      ),
    cancel: ({ outTradeNo }, context) =>
      exchange(cancelRequest(credentials, outTradeNo, context), (fields) =>
        classifyCancel(fields, outTradeNo),
      ),
    refund: (refund, context) =>
      exchange(refundRequest(credentials, refund, context), (fields) =>
        classifyRefund(fields, refund),
      ),
    queryRefund: (refund) =>
      exchange(refundQueryRequest(credentials, refund), (fields) =>
        classifyRefundQuery(fields, refund),
      ),
    createShopQr: (shop, context) =>
      exchange(createShopQrRequest(credentials, shop, context), (fields) => classifyShopQr(fields)),
    setShopQrStatus: (codeText, status, context) =>
      exchange(shopQrStatusRequest(credentials, codeText, status, context), (fields) =>
        classifyShopQrStatus(fields, codeText),
      ),
    readMessage: (message) => readNotification(message, credentials),
    acknowledge: (_message, accepted) => ({
      status: 200,
      headers: { 'content-type': 'text/plain' },
      body: accepted ? 'success' : 'failure',
    }),
  };
}
