import { z } from 'zod';
import type { Outcome } from '../ledger/command.ts';
import { currencyOf, findTrade, type Trade } from '../ledger/trade.ts';
import { flag, money, moneyFields, paymentNames, requestId, text } from './fields.ts';
import {
  type CallContext,
  illegal,
  type PaymentsMethod,
  refIn,
  refuse,
  unexpected,
  unnamed,
} from './method.ts';
import { nameFields } from './payment-fields.ts';
import { paymentOfRefund, refundNumber } from './refund-number.ts';
import { type Result, refusal, result } from './results.ts';
import { formatTime, parseTime } from './time.ts';

const schema = z.looseObject({
  ...paymentNames,
  refundRequestId: requestId,
  refundAmount: money,
  refundReason: text(256).optional(),
  refundRequestTime: z
    .string()
    .refine((time) => parseTime(time) !== undefined)
    .optional(),
  refundNotifyUrl: text(1024).optional(),
  isAsyncRefund: flag.optional(),
});

/**
 * `refund` (protocol 4.6): returns a part or all at once. The same number for the same refund is
 * answered as the first time and moves nothing; for any other refund of the client it is refused.
 */
export const refundMethod: PaymentsMethod = {
  operation: 'refund',
  parse(body, { database, merchant }) {
    const { data, error } = schema.safeParse(body);
    if (error !== undefined) return illegal(error);
    if (data.isAsyncRefund === true) return refuse('BUSINESS_NOT_SUPPORT');
    const ref = refIn(data);
    if (ref === undefined) return unnamed;
    const trade = findTrade(database, merchant.account, ref);
    const { refundRequestId, refundAmount, refundReason: reason } = data;
    const owner = paymentOfRefund(database, merchant.account, refundRequestId);
    if (owner !== undefined && owner !== trade?.tradeNo) return refuse('REPEAT_REQ_INCONSISTENT');
    if (trade !== undefined && currencyOf(trade.order) !== refundAmount.currency) {
      return refuse(owner === undefined ? 'CURRENCY_NOT_SUPPORT' : 'REPEAT_REQ_INCONSISTENT');
    }
    const refund = {
      outRequestNo: refundRequestId,
      fen: refundAmount.value,
      notifies: 'never' as const,
      ...(reason !== undefined && { reason }),
    };
    return { command: { operation: 'refund', ref, refund } };
  },
  render(outcome, command, context) {
    if (outcome.kind === 'refused') {
      const trade = 'ref' in command ? tradeAt(context, command.ref) : undefined;
      return { result: refusedResult(outcome, trade, context) };
    }
    if (outcome.kind !== 'refunded') return unexpected(outcome);
    const { trade, refund } = outcome;
    const amount = moneyFields(currencyOf(trade.order), refund.fen);
    return {
      result: result('SUCCESS'),
      ...nameFields(trade),
      refundId: refundNumber(refund),
      refundRequestId: refund.outRequestNo,
      refundAmount: amount,
      refundTime: formatTime(refund.at),
      settlementAmount: amount,
    };
  },
};

const tradeAt = ({ database, merchant }: CallContext, ref: Parameters<typeof findTrade>[2]) =>
  findTrade(database, merchant.account, ref);

/** The ledger calls every trade that ended closed; here the words tell how it ended. */
function refusedResult(
  { error }: Extract<Outcome, { readonly kind: 'refused' }>,
  trade: Trade | undefined,
  { dialect }: CallContext,
): Result {
  if (error === 'TRADE_HAS_CLOSE' && trade?.closedBy === 'refund') {
    return result('REFUND_AMOUNT_EXCEED');
  }
  if (error === 'TRADE_HAS_CLOSE' && trade?.closedBy === 'cancel') {
    return result('ORDER_IS_CANCELED');
  }
  return refusal(error, 'refund', dialect);
}
