import { z } from 'zod';
import { readTradeFields, text, tradeRef } from './fields.ts';
import { type GatewayMethod, unexpected } from './method.ts';
import { businessFailed, succeeded } from './node.ts';

const schema = z.looseObject({ ...tradeRef, operator_id: text(28).optional() });

/** alipay.trade.close: only a trade that nobody has paid. */
export const closeMethod: GatewayMethod = {
  operation: 'close',
  parse(biz) {
    const read = readTradeFields(schema, biz);
    if ('refusal' in read) return read;
    return { command: { operation: 'close', ref: read.ref } };
  },
  render(outcome) {
    if (outcome.kind === 'refused') return businessFailed(outcome.error);
    if (outcome.kind !== 'closed') return unexpected(outcome);
    const { tradeNo, order } = outcome.trade;
    return succeeded({ trade_no: tradeNo, out_trade_no: order.outTradeNo });
  },
};
