import { z } from 'zod';
import { formatChinaTime } from '../../../alipay/china-time.ts';
import type { Trade } from '../ledger/trade.ts';
import { optionList, readTradeFields, tradeRef } from './fields.ts';
import { type GatewayMethod, unexpected } from './method.ts';
import { type AnswerNode, businessFailed, succeeded } from './node.ts';
import { amountFields, paidFields, tradeFields } from './trade-fields.ts';

const schema = z.looseObject({ ...tradeRef, query_options: optionList.optional() });

/** alipay.trade.query. */
export const queryMethod: GatewayMethod = {
  operation: 'query',
  parse(biz) {
    const read = readTradeFields(schema, biz);
    if ('refusal' in read) return read;
    return { command: { operation: 'query', ref: read.ref } };
  },
  render(outcome, command) {
    if (outcome.kind === 'found') return succeeded(foundFields(outcome.trade));
    if (outcome.kind !== 'refused') return unexpected(outcome);
    const outTradeNo = 'ref' in command ? command.ref.outTradeNo : undefined;
    return businessFailed(outcome.error, {
      ...(outTradeNo !== undefined && { out_trade_no: outTradeNo }),
      receipt_amount: '0.00',
      buyer_pay_amount: '0.00',
      invoice_amount: '0.00',
      point_amount: '0.00',
    });
  },
};

function foundFields(trade: Trade): AnswerNode {
  const paid =
    trade.paidAt === undefined
      ? amountFields(trade)
      : { ...paidFields(trade), send_pay_date: formatChinaTime(trade.paidAt) };
  const { operator_id: _inBillsOnly, ...echoed } = trade.order.echo;
  return { ...tradeFields(trade), trade_status: trade.status, ...paid, ...echoed };
}
