import { z } from 'zod';
import { refundsOf } from '../ledger/refund.ts';
import { currencyOf, type Trade } from '../ledger/trade.ts';
import { moneyFields, paymentNames } from './fields.ts';
import {
  type CallContext,
  illegal,
  type PaymentsMethod,
  refIn,
  unexpected,
  unnamed,
} from './method.ts';
import { paymentFields } from './payment-fields.ts';
import { stateOf } from './payment-state.ts';
import { refundNumber } from './refund-number.ts';
import { refusal, result } from './results.ts';
import { formatTime } from './time.ts';

const schema = z.looseObject(paymentNames);

/**
 * `inquiryPayment` (protocol 4.5): `result` is about the call, the state of the payment stands in
 * `paymentStatus` (AMS), or in `paymentResult` and `transactions` (APS).
 */
export const inquiryMethod: PaymentsMethod = {
  operation: 'query',
  parse(body) {
    const { data, error } = schema.safeParse(body);
    if (error !== undefined) return illegal(error);
    const ref = refIn(data);
    return ref === undefined ? unnamed : { command: { operation: 'query', ref } };
  },
  render(outcome, _command, context) {
    if (outcome.kind === 'refused') {
      return { result: refusal(outcome.error, 'query', context.dialect) };
    }
    if (outcome.kind !== 'found') return unexpected(outcome);
    const { trade } = outcome;
    return {
      result: result('SUCCESS'),
      ...paymentFields(trade, context.dialect),
      ...(context.dialect === 'ams' ? amsState(trade) : apsState(trade, context)),
    };
  },
};

function amsState(trade: Trade): object {
  const { status: paymentStatus, code } = stateOf(trade);
  const { resultCode, resultMessage } = result(code);
  return { paymentStatus, paymentResultCode: resultCode, paymentResultMessage: resultMessage };
}

function apsState(trade: Trade, { database }: CallContext): object {
  const { status: transactionStatus, code } = stateOf(trade);
  const currency = currencyOf(trade.order);
  const amount = moneyFields(currency, trade.order.totalFen);
  const payment = {
    transactionType: 'PAYMENT',
    transactionStatus,
    transactionResult: result(code),
    transactionId: trade.tradeNo,
    transactionRequestId: trade.order.outTradeNo,
    transactionAmount: amount,
    transactionTime: formatTime(trade.paidAt ?? trade.createdAt),
  };
  const refunds = refundsOf(database, trade.id).flatMap((refund) =>
    refund.outRequestNo === undefined
      ? []
      : [
          {
            transactionType: 'REFUND',
            transactionStatus: 'SUCCESS',
            transactionResult: result('SUCCESS'),
            transactionId: refundNumber(refund),
            transactionRequestId: refund.outRequestNo,
            transactionAmount: moneyFields(currency, refund.fen),
            transactionTime: formatTime(refund.at),
          },
        ],
  );
  const cancels =
    trade.closedBy !== 'cancel'
      ? []
      : [
          {
            transactionType: 'CANCEL',
            transactionStatus: 'SUCCESS',
            transactionResult: result('SUCCESS'),
            transactionAmount: amount,
            transactionTime: formatTime(trade.closedAt ?? trade.createdAt),
          },
        ];
  return { paymentResult: result(code), transactions: [payment, ...refunds, ...cancels] };
}
