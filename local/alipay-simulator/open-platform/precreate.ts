import { z } from 'zod';
import { scriptOfAmount } from '../amount-scripts.ts';
import { text } from './fields.ts';
import { type GatewayMethod, invalidParameter, unexpected } from './method.ts';
import { businessFailed, succeeded } from './node.ts';
import { hourMs, orderFields, orderOf, timeout, timeoutMs } from './order.ts';

const schema = z.looseObject({
  ...orderFields,
  product_code: z.enum(['FACE_TO_FACE_PAYMENT', 'QR_CODE_OFFLINE']).optional(),
  qr_code_timeout_express: timeout.optional(),
  code_type: text(32).optional(),
});

const longestMs = 2 * hourMs;

/** alipay.trade.precreate: a code for the customer to scan. No trade is there before that. */
export const precreateMethod: GatewayMethod = {
  operation: 'precreate',
  parse(biz, context) {
    const { data, error } = schema.safeParse(biz);
    if (error !== undefined) return invalidParameter(error.issues);
    const order = orderOf(data, context);
    if ('refusal' in order) return order;
    const { qr_code_timeout_express: express } = data;
    const wanted = express === undefined ? longestMs : timeoutMs(express, context.receivedAt);
    const expires = { afterMs: Math.min(wanted, longestMs) };
    return {
      command: { operation: 'precreate', code: { order, expires } },
      scripted: scriptOfAmount(order.totalFen),
    };
  },
  render(outcome) {
    if (outcome.kind === 'refused') return businessFailed(outcome.error);
    if (outcome.kind !== 'code-ready' || outcome.code.sale.kind !== 'order') {
      return unexpected(outcome);
    }
    const { codeText, sale } = outcome.code;
    return succeeded({ out_trade_no: sale.order.outTradeNo, qr_code: codeText });
  },
};
