import { lookUp } from '../look-up.ts';
import {
  meaningOfStatus,
  type ResultMeaning,
  resultCodes,
  statusOfMeaning,
} from './result-codes.ts';
import { isObject, type JsonObject } from './strict-json.ts';

export interface Result {
  readonly meaning: ResultMeaning;
  /** For records: Alipay's resultCode, or why there is none. */
  readonly code: string;
  readonly message?: string;
}

const codeForm = /^[A-Z][A-Z0-9_]{0,63}$/;

/**
 * The result of a message: `result`, or the member of that form under another name. A code that
 * contradicts its status proves nothing, so it is `unavailable`, as is a result that cannot be read.
 */
export function resultOf(message: JsonObject, name: 'result' | 'paymentResult' = 'result'): Result {
  const result = message[name];
  if (!isObject(result)) return { meaning: 'unavailable', code: 'NO_RESULT' };
  const code = textOf(result, 'resultCode');
  if (code === undefined || !codeForm.test(code))
    return { meaning: 'unavailable', code: 'NO_CODE' };
  const text = textOf(result, 'resultMessage');
  return {
    meaning: meaningOf(code, textOf(result, 'resultStatus')),
    code,
    ...(text !== undefined && { message: text }),
  };
}

function meaningOf(code: string, status: string | undefined): ResultMeaning {
  const byStatus = lookUp(meaningOfStatus, status);
  if (byStatus === undefined) return 'unavailable';
  const listed = lookUp(resultCodes, code);
  if (listed === undefined) return byStatus;
  return statusOfMeaning[listed] === status ? listed : 'unavailable';
}

/** A text that is there and not empty; Alipay also writes null for what it leaves out. */
export function textOf(object: JsonObject, name: string): string | undefined {
  const value = object[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/**
 * Whether the message says that it is about another payment. Not every answer names the payment it is
 * about (protocol 4.3, 4.6): those that do not are answers to the request that they came back on.
 */
export function namesAnother(message: JsonObject, paymentRequestId: string): boolean {
  const named = message['paymentRequestId'];
  return named !== undefined && named !== null && named !== '' && named !== paymentRequestId;
}

/** The buyer: `customerId` of Alipay+, `pspCustomerInfo` of Antom. */
export function buyerOf(message: JsonObject): { buyerId?: string } {
  const info = message['pspCustomerInfo'];
  const buyerId =
    textOf(message, 'customerId') ?? (isObject(info) ? textOf(info, 'pspCustomerId') : undefined);
  return buyerId === undefined ? {} : { buyerId };
}
