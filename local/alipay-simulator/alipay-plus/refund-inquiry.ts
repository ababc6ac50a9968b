import { z } from 'zod';
import { currencyOf } from '../ledger/trade.ts';
import { moneyFields, requestId } from './fields.ts';
import { illegal, type PaymentsMethod, unexpected } from './method.ts';
import { nameFields } from './payment-fields.ts';
import { paymentOfRefund, refundNumber } from './refund-number.ts';
import { refusal, result } from './results.ts';
import { formatTime } from './time.ts';

const schema = z.looseObject({ refundRequestId: requestId });

/** AMS `inquiryRefund`, by the merchant's number. A refund that was not made is ORDER_NOT_EXIST. */
export const refundInquiryMethod: PaymentsMethod = {
  operation: 'refund-query',
  parse(body, { database, merchant }) {
    const { data, error } = schema.safeParse(body);
    if (error !== undefined) return illegal(error);
    const { refundRequestId } = data;
    const tradeNo = paymentOfRefund(database, merchant.account, refundRequestId) ?? '';
    const ref = { tradeNo };
    return { command: { operation: 'refund-query', ref, outRequestNo: refundRequestId } };
  },
  render(outcome, _command, { dialect }) {
    switch (outcome.kind) {
      case 'refused':
        return { result: refusal(outcome.error, 'refund-query', dialect) };
      case 'no-such-refund':
        return { result: result('ORDER_NOT_EXIST') };
      case 'refund-found': {
        const { trade, refund } = outcome;
        return {
          result: result('SUCCESS'),
          ...nameFields(trade),
          refundId: refundNumber(refund),
          refundRequestId: refund.outRequestNo,
          refundAmount: moneyFields(currencyOf(trade.order), refund.fen),
          refundStatus: 'SUCCESS',
          refundTime: formatTime(refund.at),
        };
      }
      default:
        return unexpected(outcome);
    }
  },
};
