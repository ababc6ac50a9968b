import { lookUp } from '../look-up.ts';
import { gatewayErrors } from './gateway-errors.ts';

/** What Alipay signed of an answer, by name of the element; none is empty. */
export type AnswerFields = ReadonlyMap<string, string>;

/** The words for a result (protocol 3.4 to 3.9); the documents spell two of them in two ways. */
const results = {
  SUCCESS: 'success',
  FAIL: 'failed',
  FAILED: 'failed',
  UNKNOWN: 'unknown',
  UNKNOW: 'unknown',
} as const satisfies Record<string, string>;

export type ResultMeaning = (typeof results)[keyof typeof results];

const resultWordOf = (fields: AnswerFields): string | undefined =>
  fields.get('result_code') ?? fields.get('response_code');

/** A signed refusal of the gateway itself has no result, and tells nothing of any trade. */
const isOfGateway = (fields: AnswerFields): boolean =>
  resultWordOf(fields) === undefined && fields.get('is_success') === 'F';

/** What came of the call. */
export function resultOf(fields: AnswerFields): ResultMeaning {
  if (isOfGateway(fields)) return 'failed';
  return lookUp(results, resultWordOf(fields)) ?? 'unknown';
}

/** What to call the answer in records. */
export function codeOf(fields: AnswerFields): string {
  return (
    fields.get('detail_error_code') ??
    fields.get('error') ??
    fields.get('result_code') ??
    fields.get('response_code') ??
    'NO_CODE'
  );
}

/**
 * The error word without the prefix that some services put before it (`ACQ.`). The gateway itself
 * has words of its own (protocol 3.12) only: a word of some service in its mouth is no refusal of
 * that service, which the call may have reached or not.
 */
export function refusalOf(fields: AnswerFields): string | undefined {
  const word = fields.get('detail_error_code') ?? fields.get('error');
  if (isOfGateway(fields)) return lookUp(gatewayErrors, word) && word;
  return word?.split('.').at(-1);
}

/** Our number has two names: `partner_trans_id`, and `out_trade_no` in the services of Open Platform descent. */
const numbers = ['partner_trans_id', 'out_trade_no'] as const;

/** Whether the answer names our trade. */
export function namesOurs(fields: AnswerFields, outTradeNo: string): boolean {
  return numbers.some((name) => fields.get(name) === outTradeNo);
}

/** Whether the answer says that it is about a trade that is not ours; refusals often name none. */
export function namesAnother(fields: AnswerFields, outTradeNo: string): boolean {
  return numbers.some((name) => (fields.get(name) ?? outTradeNo) !== outTradeNo);
}

export function tradeNoOf(fields: AnswerFields): string | undefined {
  return fields.get('alipay_trans_id') ?? fields.get('trade_no');
}

export function buyerOf(fields: AnswerFields): { buyerId?: string } {
  const buyerId = fields.get('alipay_buyer_user_id');
  return buyerId === undefined ? {} : { buyerId };
}
