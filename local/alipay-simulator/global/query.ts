import { z } from 'zod';
import type { TradeRef } from '../ledger/trade.ts';
import { merchantNumber } from './fields.ts';
import { type GlobalService, readFields, unexpected } from './service.ts';
import { tradeFields } from './trade-fields.ts';

const schema = z.object({
  partner_trans_id: merchantNumber.optional(),
  alipay_trans_id: merchantNumber.optional(),
});

/** A trade by one of two numbers; that of Alipay wins (protocol 3.5). */
export function refOf(
  partnerTransId: string | undefined,
  alipayTransId: string | undefined,
): TradeRef | undefined {
  if (alipayTransId !== undefined) return { tradeNo: alipayTransId };
  return partnerTransId === undefined ? undefined : { outTradeNo: partnerTransId };
}

const failed = (error: string): Record<string, string> => ({ result_code: 'FAIL', error });

/** alipay.acquire.overseas.query; `result_code` is about the query only (protocol 3.5). */
export const queryService: GlobalService = {
  operation: 'query',
  parse(params) {
    const read = readFields(schema, params);
    if ('refusal' in read) return read;
    const ref = refOf(read.fields.partner_trans_id, read.fields.alipay_trans_id);
    if (ref === undefined) return { refusal: 'ILLEGAL_ARGUMENT' };
    return { command: { operation: 'query', ref } };
  },
  render(outcome) {
    if (outcome.kind === 'refused') return failed(outcome.error);
    if (outcome.kind !== 'found') return unexpected(outcome);
    const { trade } = outcome;
    return {
      result_code: 'SUCCESS',
      alipay_trans_status: trade.status,
      out_trade_no: trade.order.outTradeNo,
      ...tradeFields(trade),
    };
  },
  failed,
};
