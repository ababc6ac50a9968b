import { z } from 'zod';
import { paymentNames } from './fields.ts';
import { illegal, type PaymentsMethod, refIn, unexpected, unnamed } from './method.ts';
import { nameFields, partyFields } from './payment-fields.ts';
import { refusal, result } from './results.ts';
import { formatTime } from './time.ts';

const schema = z.looseObject(paymentNames);

/**
 * AMS `cancel`, APS `cancelPayment` (protocol 4.6): closes what is unpaid and returns what is paid,
 * that until 00:15 of the next day in China. Of a payment that is not there it says ORDER_NOT_EXIST,
 * which promises nothing: the pay may still be on its way.
 */
export const cancelMethod: PaymentsMethod = {
  operation: 'cancel',
  parse(body) {
    const { data, error } = schema.safeParse(body);
    if (error !== undefined) return illegal(error);
    const ref = refIn(data);
    if (ref === undefined) return unnamed;
    return { command: { operation: 'cancel', ref, window: 'until-00:15' } };
  },
  render(outcome, _command, { dialect, now }) {
    switch (outcome.kind) {
      case 'refused':
        return { result: refusal(outcome.error, 'cancel', dialect) };
      case 'nothing-to-cancel':
        return { result: result('ORDER_NOT_EXIST') };
      case 'cancelled':
        return {
          result: result('SUCCESS'),
          ...nameFields(outcome.trade),
          cancelTime: formatTime(outcome.trade.closedAt ?? now),
          ...(dialect === 'aps' && partyFields),
        };
      default:
        return unexpected(outcome);
    }
  },
};
