/**
 * What a result code means, whatever was asked (protocol 4.7); each call decides what follows from it.
 *
 * - done: what was asked is done.
 * - in-process: accepted, no end yet.
 * - unavailable: perhaps done, perhaps not.
 * - not-found: no such payment or refund now.
 * - closed: the payment is over and holds no money.
 * - wrong-state: the payment is in a state that does not allow this; it may well be paid.
 * - inconsistent: the number was used before with other content, and that request may have succeeded.
 * - cancel-window-over: only a refund can give the money back.
 * - merchant-balance: nothing moved; good again after a top-up.
 * - failed: nothing was done and nothing will be.
 * - configuration: failed, and the cause is ours to repair.
 */
export const resultCodes = {
  SUCCESS: 'done',

  PAYMENT_IN_PROCESS: 'in-process',
  REFUND_IN_PROCESS: 'in-process',
  UNKNOWN_EXCEPTION: 'unavailable',
  REQUEST_TRAFFIC_EXCEED_LIMIT: 'unavailable',

  ORDER_NOT_EXIST: 'not-found',
  REFUND_NOT_EXIST: 'not-found',
  ORDER_IS_CLOSED: 'closed',
  ORDER_IS_CANCELED: 'closed',
  ORDER_STATUS_INVALID: 'wrong-state',
  REPEAT_REQ_INCONSISTENT: 'inconsistent',
  CANCEL_WINDOW_EXCEED: 'cancel-window-over',
  MERCHANT_BALANCE_NOT_ENOUGH: 'merchant-balance',

  PROCESS_FAIL: 'failed',
  INVALID_CODE: 'failed',
  INVALID_PAYMENT_CODE: 'failed',
  EXPIRED_CODE: 'failed',
  USER_BALANCE_NOT_ENOUGH: 'failed',
  USER_AMOUNT_EXCEED_LIMIT: 'failed',
  PAYMENT_AMOUNT_EXCEED_LIMIT: 'failed',
  PAYMENT_COUNT_EXCEED_LIMIT: 'failed',
  USER_NOT_EXIST: 'failed',
  USER_STATUS_ABNORMAL: 'failed',
  USER_KYC_NOT_QUALIFIED: 'failed',
  USER_PAYMENT_VERIFICATION_FAILED: 'failed',
  UNAVAILABLE_PAYMENT_METHOD: 'failed',
  NO_PAY_OPTIONS: 'failed',
  RISK_REJECT: 'failed',
  FRAUD_REJECT: 'failed',
  REGULATION_RESTRICTION: 'failed',
  CURRENCY_NOT_SUPPORT: 'failed',
  BUSINESS_NOT_SUPPORT: 'failed',
  MERCHANT_KYB_NOT_QUALIFIED: 'failed',
  MERCHANT_NOT_REGISTERED: 'failed',
  INVALID_MERCHANT_STATUS: 'failed',
  INVALID_CONTRACT: 'failed',
  SETTLE_CONTRACT_NOT_MATCH: 'failed',
  REFUND_WINDOW_EXCEED: 'failed',
  REFUND_AMOUNT_EXCEED: 'failed',
  MULTIPLE_REFUNDS_NOT_SUPPORTED: 'failed',

  PARAM_ILLEGAL: 'configuration',
  INVALID_API: 'configuration',
  NO_INTERFACE_DEF: 'configuration',
  METHOD_NOT_SUPPORTED: 'configuration',
  MEDIA_TYPE_NOT_ACCEPTABLE: 'configuration',
  INVALID_CLIENT: 'configuration',
  INVALID_SIGNATURE: 'configuration',
  SIGNATURE_INVALID: 'configuration',
  KEY_NOT_FOUND: 'configuration',
  ACCESS_DENIED: 'configuration',
  OAUTH_FAIL: 'configuration',
} as const satisfies Record<string, string>;

export type ResultMeaning = (typeof resultCodes)[keyof typeof resultCodes];

/** The resultStatus that goes with each meaning: success, failure, unknown. */
export const statusOfMeaning = {
  done: 'S',
  'in-process': 'U',
  unavailable: 'U',
  'not-found': 'F',
  closed: 'F',
  'wrong-state': 'F',
  inconsistent: 'F',
  'cancel-window-over': 'F',
  'merchant-balance': 'F',
  failed: 'F',
  configuration: 'F',
} as const satisfies Record<ResultMeaning, 'S' | 'F' | 'U'>;

/** A code that is not listed means what its status says. */
export const meaningOfStatus = {
  S: 'done',
  F: 'failed',
  U: 'unavailable',
} as const satisfies Record<string, ResultMeaning>;
