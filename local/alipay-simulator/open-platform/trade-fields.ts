import type { Trade } from '../ledger/trade.ts';
import type { AnswerNode } from './node.ts';
import { yuanOf } from './yuan.ts';

/** What every answer says of a trade. */
export const tradeFields = ({ tradeNo, order }: Trade): AnswerNode => ({
  trade_no: tradeNo,
  out_trade_no: order.outTradeNo,
  buyer_logon_id: order.buyerLogonId,
  buyer_user_id: order.buyerId,
  total_amount: yuanOf(order.totalFen),
});

/** The parts of what the buyer paid, all zero before that. */
export const amountFields = ({ capturedFen }: Trade): Record<string, string> => ({
  receipt_amount: yuanOf(capturedFen),
  buyer_pay_amount: yuanOf(capturedFen),
  invoice_amount: yuanOf(capturedFen),
  point_amount: '0.00',
});

/** Where the money came from. */
export const paidFields = (trade: Trade): AnswerNode => ({
  ...amountFields(trade),
  fund_bill_list: [{ fund_channel: 'ALIPAYACCOUNT', amount: yuanOf(trade.capturedFen) }],
});
