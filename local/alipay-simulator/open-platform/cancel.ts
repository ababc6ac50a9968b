import { z } from 'zod';
import { readTradeFields, tradeRef } from './fields.ts';
import { type GatewayMethod, unexpected } from './method.ts';
import { businessFailed, succeeded } from './node.ts';

const schema = z.looseObject(tradeRef);

/** alipay.trade.cancel; without a trade it succeeds too, then without an `action`. */
export const cancelMethod: GatewayMethod = {
  operation: 'cancel',
  parse(biz) {
    const read = readTradeFields(schema, biz);
    if ('refusal' in read) return read;
    return { command: { operation: 'cancel', ref: read.ref } };
  },
  render(outcome, command) {
    switch (outcome.kind) {
      case 'refused':
        return businessFailed(outcome.error, {
          retry_flag: outcome.error === 'SYSTEM_ERROR' ? 'Y' : 'N',
        });
      case 'cancelled':
        return succeeded({
          trade_no: outcome.trade.tradeNo,
          out_trade_no: outcome.trade.order.outTradeNo,
          retry_flag: 'N',
          action: outcome.action,
        });
      case 'nothing-to-cancel':
        return succeeded({ ...namedIn(command), retry_flag: 'N' });
      default:
        return unexpected(outcome);
    }
  },
};

function namedIn(command: Parameters<GatewayMethod['render']>[1]): Record<string, string> {
  const outTradeNo = 'ref' in command ? command.ref.outTradeNo : undefined;
  return outTradeNo === undefined ? {} : { out_trade_no: outTradeNo };
}
