import { z } from 'zod';
import { formatChinaTime } from '../../../alipay/china-time.ts';
import { merchantNumber, optionList, readTradeFields, tradeRef } from './fields.ts';
import { type GatewayMethod, unexpected } from './method.ts';
import { businessFailed, succeeded } from './node.ts';
import { yuanOf } from './yuan.ts';

const schema = z.looseObject({
  ...tradeRef,
  out_request_no: merchantNumber,
  query_options: optionList.optional(),
});

/** alipay.trade.fastpay.refund.query; of a refund that was not made it says 10000 and no status. */
export const refundQueryMethod: GatewayMethod = {
  operation: 'refund-query',
  parse(biz) {
    const read = readTradeFields(schema, biz);
    if ('refusal' in read) return read;
    const { ref, fields } = read;
    return { command: { operation: 'refund-query', ref, outRequestNo: fields.out_request_no } };
  },
  render(outcome) {
    switch (outcome.kind) {
      case 'refused':
        return businessFailed(outcome.error);
      case 'no-such-refund':
        return succeeded({});
      case 'refund-found': {
        const { trade, refund } = outcome;
        return succeeded({
          trade_no: trade.tradeNo,
          out_trade_no: trade.order.outTradeNo,
          out_request_no: refund.outRequestNo,
          ...(refund.reason !== undefined && { refund_reason: refund.reason }),
          total_amount: yuanOf(trade.order.totalFen),
          refund_amount: yuanOf(refund.fen),
          refund_status: 'REFUND_SUCCESS',
          gmt_refund_pay: formatChinaTime(refund.at),
        });
      }
      default:
        return unexpected(outcome);
    }
  },
};
