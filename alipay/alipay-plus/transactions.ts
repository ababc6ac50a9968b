import type { Amount } from '../amount.ts';
import { parseAmount } from './amount.ts';
import { textOf } from './result.ts';
import { isObject, type JsonObject } from './strict-json.ts';

/** One movement of a payment, as inquiryPayment lists it (protocol 4.5). */
export interface Transaction {
  /** PAYMENT, REFUND, CANCEL, VOID ... */
  readonly type: string | undefined;
  /** SUCCESS, FAIL, PROCESSING, CANCELLED. */
  readonly status: string | undefined;
  /** Of a refund: its refundRequestId. */
  readonly requestId: string | undefined;
  readonly amount: Amount | undefined;
}

/** The movements; none when the answer lists none. */
export function transactionsOf(message: JsonObject): Transaction[] {
  const list = message['transactions'];
  return Array.isArray(list) ? list.filter(isObject).map(transactionOf) : [];
}

const transactionOf = (entry: JsonObject): Transaction => ({
  type: textOf(entry, 'transactionType'),
  status: textOf(entry, 'transactionStatus'),
  requestId: textOf(entry, 'transactionRequestId'),
  amount: parseAmount(entry['transactionAmount']),
});

/** Whether they say that the whole payment went back, by a cancel or by refunds. */
export function wentBack(transactions: readonly Transaction[], paid: Amount): boolean {
  const done = transactions.filter(({ status }) => status === 'SUCCESS');
  if (done.some(({ type }) => type === 'CANCEL' || type === 'VOID')) return true;
  const refunded = done
    .filter(({ type, amount }) => type === 'REFUND' && amount?.currency === paid.currency)
    .reduce((sum, { amount }) => sum + (amount?.minor ?? 0), 0);
  return refunded >= paid.minor && paid.minor > 0;
}
