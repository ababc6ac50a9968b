import { z } from 'zod';
import { merchantNumber, timestamp } from './fields.ts';
import { refOf } from './query.ts';
import { detailedFailure, type GlobalService, readFields, unexpected } from './service.ts';

const epochMs = z.string().regex(/^\d{13}$/);

const schema = z.object({
  // Alipay's documents show the one, its SDK sends the other.
  timestamp: z.union([epochMs, timestamp]),
  terminal_timestamp: epochMs.optional(),
  out_trade_no: merchantNumber,
  trade_no: merchantNumber.optional(),
});

const failed = (error: string): Record<string, string> => ({
  ...detailedFailure(error),
  retry_flag: error === 'SYSTEM_ERROR' ? 'Y' : 'N',
  error,
});

/** alipay.acquire.cancel: SUCCESS also when there was nothing to cancel (protocol 3.6). */
export const cancelService: GlobalService = {
  operation: 'cancel',
  parse(params) {
    const read = readFields(schema, params);
    if ('refusal' in read) return read;
    const { out_trade_no: outTradeNo, trade_no: tradeNo } = read.fields;
    const ref = refOf(outTradeNo, tradeNo) ?? { outTradeNo };
    return { command: { operation: 'cancel', ref, window: 'until-00:15' } };
  },
  render(outcome, command) {
    switch (outcome.kind) {
      case 'refused':
        return failed(outcome.error);
      case 'cancelled':
        return {
          result_code: 'SUCCESS',
          out_trade_no: outcome.trade.order.outTradeNo,
          trade_no: outcome.trade.tradeNo,
          retry_flag: 'N',
          action: outcome.action,
        };
      case 'nothing-to-cancel': {
        const outTradeNo = 'ref' in command ? command.ref.outTradeNo : undefined;
        return {
          result_code: 'SUCCESS',
          ...(outTradeNo !== undefined && { out_trade_no: outTradeNo }),
          retry_flag: 'N',
        };
      }
      default:
        return unexpected(outcome);
    }
  },
  failed,
};
