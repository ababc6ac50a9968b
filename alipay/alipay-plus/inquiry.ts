import { lookUp } from '../look-up.ts';
import type { QueryOutcome } from '../outcomes.ts';
import { parseAmount } from './amount.ts';
import type { AlipayPlusCredentials } from './credentials.ts';
import { buyerOf, namesAnother, resultOf, textOf } from './result.ts';
import type { ResultMeaning } from './result-codes.ts';
import type { JsonObject } from './strict-json.ts';
import { transactionsOf, wentBack } from './transactions.ts';

/** What is known of a payment's money; `unknown` is not the same as `pending`. */
export type PaymentState = 'captured' | 'closed' | 'pending' | 'unknown';

const statesOfAms = {
  SUCCESS: 'captured',
  PROCESSING: 'pending',
  FAIL: 'closed',
  CANCELLED: 'closed',
} as const satisfies Record<string, PaymentState>;

const statesOfResult = {
  done: 'captured',
  'in-process': 'pending',
  closed: 'closed',
  failed: 'closed',
  configuration: 'closed',
  unavailable: 'unknown',
  'not-found': 'unknown',
  'wrong-state': 'unknown',
  inconsistent: 'unknown',
  'cancel-window-over': 'unknown',
  'merchant-balance': 'unknown',
} as const satisfies Record<ResultMeaning, PaymentState>;

/** The body of inquiryPayment. */
export const inquiryContent = (outTradeNo: string): { paymentRequestId: string } => ({
  paymentRequestId: outTradeNo,
});

/** What the result of a payment, as Alipay+ writes it, says about the money. */
export const stateOfResult = (meaning: ResultMeaning): PaymentState => statesOfResult[meaning];

/**
 * What a verified answer to inquiryPayment means (protocol 4.5). `result` is about the inquiry; the
 * payment's state is `paymentStatus` in AMS and `paymentResult` in APS, and counts with a paymentId.
 */
export function classifyInquiry(
  message: JsonObject,
  expected: { readonly outTradeNo: string },
  dialect: AlipayPlusCredentials['dialect'],
): QueryOutcome {
  const { meaning, code } = resultOf(message);
  const unknown: QueryOutcome = { kind: 'unknown', code };
  if (namesAnother(message, expected.outTradeNo)) return unknown;
  if (meaning === 'not-found') return { kind: 'not-found' };
  const tradeNo = textOf(message, 'paymentId');
  if (tradeNo === undefined) return unknown;
  // Some refuse to speak of a payment that is over, and so say that it is.
  if (meaning === 'closed') return { kind: 'closed', tradeNo };
  if (meaning !== 'done') return unknown;
  const state = stateOf(message, dialect);
  switch (state.kind) {
    case 'captured':
      return found(message, tradeNo) ?? unknown;
    case 'closed':
    case 'pending':
      return { kind: state.kind, tradeNo };
    case 'unknown':
      return { kind: 'unknown', code: state.code };
  }
}

function stateOf(
  message: JsonObject,
  dialect: AlipayPlusCredentials['dialect'],
): { kind: PaymentState; code: string } {
  if (dialect === 'ams') {
    const kind = lookUp(statesOfAms, textOf(message, 'paymentStatus')) ?? 'unknown';
    return { kind, code: 'PAYMENT_STATUS' };
  }
  const { meaning, code } = resultOf(message, 'paymentResult');
  return { kind: stateOfResult(meaning), code };
}

/** Paid, and perhaps given back since: the payment stays a success, its movements tell. */
function found(message: JsonObject, tradeNo: string): QueryOutcome | undefined {
  const amount = parseAmount(message['paymentAmount']);
  if (amount === undefined) return undefined;
  return wentBack(transactionsOf(message), amount)
    ? { kind: 'closed', tradeNo }
    : { kind: 'captured', tradeNo, amount, ...buyerOf(message) };
}
