import type { GatewayProtocol } from '../gateway-protocol.ts';
import { acknowledgement } from './acknowledgement.ts';
import { cancelContent, classifyCancel } from './cancel.ts';
import type { AlipayPlusCredentials } from './credentials.ts';
import { exchange } from './exchange.ts';
import { classifyInquiry, inquiryContent } from './inquiry.ts';
import { readNotification } from './notification.ts';
import { classifyOrderCode } from './order-code.ts';
import { classifyPay } from './pay.ts';
import { paymentContent } from './payment-content.ts';
import { classifyRefund, refundContent } from './refund.ts';
import { classifyRefundInquiry, refundInquiryContent } from './refund-inquiry.ts';

/** Antom and Alipay+ behind the words that all gateways share (protocol 4). */
export function alipayPlusProtocol(credentials: AlipayPlusCredentials): GatewayProtocol {
  const { dialect, paymentCurrencies } = credentials;
  return {
    settlesIn: (currency) => paymentCurrencies?.includes(currency) ?? true,
    pay(order, context) {
      const details = { paymentMethodId: order.authCode };
      const content = paymentContent(credentials, 'PaymentCode', order, context, details);
      return exchange(credentials, 'pay', content, context.now, (message) =>
        classifyPay(message, order),
      );
    },
    createQr(order, context) {
      const content = paymentContent(credentials, 'OrderCode', order, context);
      return exchange(credentials, 'pay', content, context.now, (message) =>
        classifyOrderCode(message, order),
      );
    },
    query: (trade, { now }) =>
      exchange(credentials, 'inquiryPayment', inquiryContent(trade.outTradeNo), now, (message) =>
        classifyInquiry(message, trade, dialect),
      ),
    cancel: (trade, { now }) =>
      exchange(credentials, 'cancel', cancelContent(trade.outTradeNo), now, (message) =>
        classifyCancel(message, trade),
      ),
    refund: (refund, { now }) =>
      exchange(credentials, 'refund', refundContent(refund, dialect, now), now, (message) =>
        classifyRefund(message, refund),
      ),
    queryRefund: (refund, { now }) =>
      exchange(
        credentials,
        'inquiryRefund',
        refundInquiryContent(refund, dialect),
        now,
        (message) => classifyRefundInquiry(message, refund, dialect),
      ),
    readMessage: (message) => readNotification(message, credentials),
    acknowledge: (message, accepted, now) => acknowledgement(credentials, message, accepted, now),
  };
}
