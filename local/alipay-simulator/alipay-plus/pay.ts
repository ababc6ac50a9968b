import type { Command, Outcome } from '../ledger/command.ts';
import { findTrade, type Trade } from '../ledger/trade.ts';
import { type AnswerBody, type CallContext, type PaymentsMethod, unexpected } from './method.ts';
import { readPayment } from './pay-request.ts';
import { paymentFields } from './payment-fields.ts';
import { stateOf } from './payment-state.ts';
import { codeFields } from './presented-code.ts';
import { refusal, result } from './results.ts';

/**
 * `pay` (protocol 4.3 and 4.4), for a code that the customer shows and for codes that the merchant
 * shows. The same number with the same parameters is answered with what the payment is by then.
 */
export const payMethod: PaymentsMethod = {
  operation: 'pay',
  parse: readPayment,
  render(outcome, command, context) {
    switch (outcome.kind) {
      case 'refused':
        return refusedAnswer(outcome, command, context);
      case 'paid':
      case 'waiting':
        return stateAnswer(outcome.trade, context);
      case 'code-ready':
        return {
          ...(outcome.trade === undefined
            ? { result: result('PAYMENT_IN_PROCESS') }
            : stateAnswer(outcome.trade, context)),
          ...codeFields(outcome.code, context.dialect),
        };
      default:
        return unexpected(outcome);
    }
  },
};

const stateAnswer = (trade: Trade, { dialect }: CallContext): AnswerBody => ({
  result: result(stateOf(trade).code),
  ...paymentFields(trade, dialect),
});

/** The ledger refuses to pay again; this gateway answers a repetition as it answered the first. */
function refusedAnswer(
  { error }: Extract<Outcome, { readonly kind: 'refused' }>,
  command: Command,
  context: CallContext,
): AnswerBody {
  if (error === 'TRADE_HAS_SUCCESS' || error === 'TRADE_HAS_CLOSE') {
    const trade = paymentOf(command, context);
    if (trade !== undefined) return stateAnswer(trade, context);
  }
  return { result: refusal(error, 'pay', context.dialect) };
}

function paymentOf(command: Command, { database, merchant }: CallContext): Trade | undefined {
  if (command.operation !== 'pay' && command.operation !== 'precreate') return undefined;
  const { outTradeNo } = command.operation === 'pay' ? command.order : command.code.order;
  return findTrade(database, merchant.account, { outTradeNo });
}
