import { type ErrorName, errors } from '../ledger/errors.ts';

/** The signed member of an answer: every value is a string, as in Alipay's v2 protocol. */
export type AnswerNode = Readonly<Record<string, unknown>>;

export const succeeded = (fields: AnswerNode): AnswerNode => ({
  code: '10000',
  msg: 'Success',
  ...fields,
});

export const inProcess = (fields: AnswerNode): AnswerNode => ({
  code: '10003',
  msg: 'order success pay inprocess',
  ...fields,
});

/** `20000`: Alipay itself does not know. */
export const unavailable: AnswerNode = {
  code: '20000',
  msg: 'Service Currently Unavailable',
  sub_code: 'isp.unknow-error',
  sub_msg: '系统繁忙',
};

export const businessFailed = (error: ErrorName, fields: AnswerNode = {}): AnswerNode => ({
  code: '40004',
  msg: 'Business Failed',
  sub_code: `ACQ.${error}`,
  sub_msg: errors[error],
  ...fields,
});

/** A request that a gateway check refused: nothing was looked at behind it. */
export const invalid = (
  code: '40001' | '40002',
  subCode: string,
  subMessage: string,
): AnswerNode => ({
  code,
  msg: code === '40001' ? 'Missing Required Arguments' : 'Invalid Arguments',
  sub_code: `isv.${subCode}`,
  sub_msg: subMessage,
});
