import { z } from 'zod';
import { formatChinaTime } from '../../../alipay/china-time.ts';
import { amount, merchantNumber, optionList, readTradeFields, text, tradeRef } from './fields.ts';
import { type GatewayMethod, unexpected } from './method.ts';
import { businessFailed, succeeded } from './node.ts';
import { yuanOf } from './yuan.ts';

// Strict, because Alipay warns that a refund with a field it does not know may fail or come twice.
const schema = z.strictObject({
  ...tradeRef,
  refund_amount: amount,
  out_request_no: merchantNumber.optional(),
  refund_reason: text(256).optional(),
  refund_currency: z.literal('CNY').optional(),
  operator_id: text(30).optional(),
  store_id: text(32).optional(),
  terminal_id: text(32).optional(),
  query_options: optionList.optional(),
});

/** alipay.trade.refund. `refund_fee` is all that was ever refunded of the trade. */
export const refundMethod: GatewayMethod = {
  operation: 'refund',
  parse(biz) {
    const read = readTradeFields(schema, biz);
    if ('refusal' in read) return read;
    const { fields, ref } = read;
    const { out_request_no: outRequestNo, refund_reason: reason } = fields;
    const refund = {
      fen: fields.refund_amount,
      ...(outRequestNo !== undefined && { outRequestNo }),
      ...(reason !== undefined && { reason }),
    };
    return { command: { operation: 'refund', ref, refund } };
  },
  render(outcome) {
    if (outcome.kind === 'refused') return businessFailed(outcome.error);
    if (outcome.kind !== 'refunded') return unexpected(outcome);
    const { trade, refund, fundChange } = outcome;
    return succeeded({
      trade_no: trade.tradeNo,
      out_trade_no: trade.order.outTradeNo,
      buyer_logon_id: trade.order.buyerLogonId,
      buyer_user_id: trade.order.buyerId,
      fund_change: fundChange ? 'Y' : 'N',
      refund_fee: yuanOf(trade.refundedFen),
      gmt_refund_pay: formatChinaTime(refund.at),
    });
  },
};
