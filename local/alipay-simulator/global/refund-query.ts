import { z } from 'zod';
import { merchantNumber } from './fields.ts';
import { refOf } from './query.ts';
import { refundFields } from './refund.ts';
import { type GlobalService, readFields, unexpected } from './service.ts';
import type { Fields } from './xml.ts';

const schema = z.object({
  out_trade_no: merchantNumber.optional(),
  trade_no: merchantNumber.optional(),
  out_return_no: merchantNumber.optional(),
  partner_trans_id: merchantNumber.optional(),
  alipay_trans_id: merchantNumber.optional(),
  partner_refund_id: merchantNumber.optional(),
});

const failed = (error: string): Fields => ({ result_code: 'FAIL', error });

/**
 * alipay.acquire.refund.query (protocol 3.7). Its form was not found, so this one takes the numbers
 * under the names of acquire.cancel and under those of spot.refund, and answers with both.
 */
export const refundQueryService: GlobalService = {
  operation: 'refund-query',
  parse(params) {
    const read = readFields(schema, params);
    if ('refusal' in read) return read;
    const { fields } = read;
    const ref = refOf(
      fields.out_trade_no ?? fields.partner_trans_id,
      fields.trade_no ?? fields.alipay_trans_id,
    );
    const outRequestNo = fields.out_return_no ?? fields.partner_refund_id;
    if (ref === undefined || outRequestNo === undefined) return { refusal: 'ILLEGAL_ARGUMENT' };
    return { command: { operation: 'refund-query', ref, outRequestNo } };
  },
  render(outcome) {
    switch (outcome.kind) {
      case 'refused':
        return failed(outcome.error);
      case 'no-such-refund':
        return failed('REFUND_NOT_EXIST');
      case 'refund-found': {
        const { trade, refund } = outcome;
        const outReturnNo = refund.outRequestNo ?? '';
        return {
          result_code: 'SUCCESS',
          refund_result_code: 'SUCCESS',
          out_trade_no: trade.order.outTradeNo,
          trade_no: trade.tradeNo,
          out_return_no: outReturnNo,
          ...refundFields(trade, outReturnNo, refund.fen),
        };
      }
      default:
        return unexpected(outcome);
    }
  },
  failed,
};
