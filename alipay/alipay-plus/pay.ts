import type { PayOutcome } from '../outcomes.ts';
import { parseAmount } from './amount.ts';
import { buyerOf, namesAnother, type Result, resultOf, textOf } from './result.ts';
import type { JsonObject } from './strict-json.ts';

interface Expected {
  readonly outTradeNo: string;
}

/**
 * What a verified answer to pay with the customer's code means (protocol 4.3, 4.7). Captured takes S, a
 * paymentId and an amount; an answer that names another payment says nothing about ours.
 */
export function classifyPay(message: JsonObject, expected: Expected): PayOutcome {
  const result = resultOf(message);
  if (namesAnother(message, expected.outTradeNo)) return unknown(result);
  switch (result.meaning) {
    case 'done':
      return captured(message) ?? unknown(result);
    case 'in-process':
      return pending(message);
    // Over under this number, which takes no money any more.
    case 'closed':
    case 'failed':
      return declined(result);
    case 'configuration':
      return { ...declined(result), configuration: true };
    // A payment under this number may be paid already, or still wait for its buyer.
    case 'wrong-state':
      return { ...unknown(result), tradeMaySurvive: true };
    case 'unavailable':
    case 'inconsistent':
    // These answer other questions than pay.
    case 'not-found':
    case 'cancel-window-over':
    case 'merchant-balance':
      return unknown(result);
  }
}

function captured(message: JsonObject): PayOutcome | undefined {
  const tradeNo = textOf(message, 'paymentId');
  const amount = parseAmount(message['paymentAmount']);
  return tradeNo !== undefined && amount !== undefined
    ? { kind: 'captured', tradeNo, amount, ...buyerOf(message) }
    : undefined;
}

function pending(message: JsonObject): PayOutcome {
  const tradeNo = textOf(message, 'paymentId');
  return { kind: 'pending', ...(tradeNo !== undefined && { tradeNo }) };
}

const declined = ({ code, message }: Result): Extract<PayOutcome, { kind: 'declined' }> => ({
  kind: 'declined',
  code,
  ...(message !== undefined && { message }),
});

const unknown = ({ code }: Result): Extract<PayOutcome, { kind: 'unknown' }> => ({
  kind: 'unknown',
  code,
  tradeMaySurvive: false,
});
