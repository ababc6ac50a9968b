import type { ErrorName } from '../ledger/errors.ts';
import type { Operation } from '../script.ts';
import type { Dialect } from './dialect.ts';

/** S: done. F: not done, and it will not be. U: nobody knows, ask again. */
type ResultStatus = 'S' | 'F' | 'U';

export interface Result {
  readonly resultCode: ResultCode;
  readonly resultStatus: ResultStatus;
  readonly resultMessage: string;
}

/** The codes that this gateway answers (protocol 4.7), with their status and message. */
const resultCodes = {
  SUCCESS: ['S', 'success'],
  PAYMENT_IN_PROCESS: ['U', 'The payment is being processed.'],
  UNKNOWN_EXCEPTION: ['U', 'An API calling is failed, which is caused by unknown reasons.'],
  REFUND_IN_PROCESS: ['U', 'The refund is being processed.'],

  NO_INTERFACE_DEF: ['F', 'API is not defined.'],
  METHOD_NOT_SUPPORTED: ['F', 'The server does not implement the requested HTTP method.'],
  MEDIA_TYPE_NOT_ACCEPTABLE: ['F', 'The server does not implement the media type.'],
  INVALID_CLIENT: ['F', 'The client is invalid.'],
  KEY_NOT_FOUND: ['F', 'The key is not found.'],
  INVALID_SIGNATURE: ['F', 'The signature is invalid.'],
  PARAM_ILLEGAL: ['F', 'Illegal parameters exist.'],
  CURRENCY_NOT_SUPPORT: ['F', 'The currency is not supported.'],
  SETTLE_CONTRACT_NOT_MATCH: ['F', 'No matched settlement contract can be found.'],
  BUSINESS_NOT_SUPPORT: ['F', 'The payment business is not supported.'],

  INVALID_CODE: ['F', 'The payment code is invalid.'],
  INVALID_PAYMENT_CODE: ['F', 'The payment code is invalid.'],
  USER_BALANCE_NOT_ENOUGH: ['F', 'The user balance is not enough for the payment.'],
  MERCHANT_BALANCE_NOT_ENOUGH: ['F', 'The merchant balance is not enough.'],
  PROCESS_FAIL: ['F', 'A general business failure occurred. Do not retry.'],
  REPEAT_REQ_INCONSISTENT: ['F', 'Repeated requests are inconsistent.'],
  ORDER_NOT_EXIST: ['F', 'The order does not exist.'],
  ORDER_IS_CLOSED: ['F', 'The order is closed.'],
  ORDER_IS_CANCELED: ['F', 'The order is canceled.'],
  ORDER_STATUS_INVALID: ['F', 'The order status is invalid.'],
  CANCEL_WINDOW_EXCEED: ['F', 'The cancel window is exceeded.'],
  REFUND_WINDOW_EXCEED: ['F', 'The refund window is exceeded.'],
  REFUND_AMOUNT_EXCEED: ['F', 'The refund amount exceeds the payment amount.'],
} as const satisfies Record<string, readonly [ResultStatus, string]>;

export type ResultCode = keyof typeof resultCodes;

export function result(code: ResultCode, message?: string): Result {
  const [resultStatus, says] = resultCodes[code];
  return { resultCode: code, resultStatus, resultMessage: message ?? says };
}

/** The ledger's refusals in this gateway's words. */
const refusals = {
  SYSTEM_ERROR: 'UNKNOWN_EXCEPTION',
  INVALID_PARAMETER: 'PARAM_ILLEGAL',
  CONTEXT_INCONSISTENT: 'REPEAT_REQ_INCONSISTENT',
  DISCORDANT_REPEAT_REQUEST: 'REPEAT_REQ_INCONSISTENT',
  TRADE_HAS_SUCCESS: 'ORDER_STATUS_INVALID',
  TRADE_HAS_CLOSE: 'ORDER_IS_CLOSED',
  TRADE_HAS_FINISHED: 'REFUND_WINDOW_EXCEED',
  TRADE_NOT_EXIST: 'ORDER_NOT_EXIST',
  TRADE_STATUS_ERROR: 'ORDER_STATUS_INVALID',
  PAYMENT_AUTH_CODE_INVALID: 'INVALID_CODE',
  BUYER_BALANCE_NOT_ENOUGH: 'USER_BALANCE_NOT_ENOUGH',
  SELLER_BALANCE_NOT_ENOUGH: 'MERCHANT_BALANCE_NOT_ENOUGH',
  NOW_TIME_AFTER_EXPIRE_TIME_ERROR: 'ORDER_IS_CLOSED',
  TRADE_CANCEL_TIME_OUT: 'CANCEL_WINDOW_EXCEED',
  CANCEL_NOT_ALLOWED: 'PROCESS_FAIL',
  REASON_TRADE_REFUND_FEE_ERR: 'REFUND_AMOUNT_EXCEED',
  REFUND_AMT_NOT_EQUAL_TOTAL: 'REFUND_AMOUNT_EXCEED',
  APPLY_PC_MERCHANT_CODE_ERROR: 'ORDER_IS_CLOSED',
  QRCODE_NOT_EXIST: 'ORDER_NOT_EXIST',
  QRCODE_LIMIT_EXCEED: 'PROCESS_FAIL',
} as const satisfies Record<ErrorName, ResultCode>;

/** What a cancel calls otherwise: it has a window of its own, and none beside a refund. */
const cancelRefusals: Partial<Record<ErrorName, ResultCode>> = {
  TRADE_HAS_FINISHED: 'CANCEL_WINDOW_EXCEED',
  REASON_TRADE_REFUND_FEE_ERR: 'ORDER_STATUS_INVALID',
};

/** AMS has a word of its own for a code that cannot be paid with. */
const amsRefusals: Partial<Record<ErrorName, ResultCode>> = {
  PAYMENT_AUTH_CODE_INVALID: 'INVALID_PAYMENT_CODE',
};

export function refusal(error: ErrorName, operation: Operation, dialect: Dialect): Result {
  const ofCancel = operation === 'cancel' ? cancelRefusals[error] : undefined;
  const ofAms = dialect === 'ams' ? amsRefusals[error] : undefined;
  return result(ofCancel ?? ofAms ?? refusals[error]);
}
