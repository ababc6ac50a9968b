/**
 * What a failed pay means, by error word without prefix (protocol 3.4); one that is in neither this
 * table nor that of the gateway is unknown.
 *
 * - declined: final, nothing was charged, this number takes no money any more.
 * - configuration: declined, and the cause is ours to repair.
 * - unknown: this trade, or another under the same number, may hold money; query it.
 * - survives: the attempt failed, but its trade may still wait for the buyer, or for another buyer.
 */
export type PayRefusal = 'declined' | 'configuration' | 'unknown' | 'survives';

export const payRefusals = {
  SYSTEM_ERROR: 'unknown',
  TRADE_HAS_SUCCESS: 'unknown',
  CONTEXT_INCONSISTENT: 'unknown',

  PAYMENT_FAIL: 'survives',
  PULL_MOBILE_CASHIER_FAIL: 'survives',
  REASON_ILLEGAL_STATUS: 'survives',
  // The number is bound to the wallet that was read first.
  TRADE_BUYER_NOT_MATCH: 'survives',

  ACCESS_FORBIDDEN: 'configuration',
  SELLER_NOT_EXIST: 'configuration',

  // The code was wrong, used or too old.
  SOUNDWAVE_PARSER_FAIL: 'declined',
  TRADE_HAS_CLOSE: 'declined',
  INVALID_PARAMETER: 'declined',
  BUYER_BALANCE_NOT_ENOUGH: 'declined',
  BUYER_BANKCARD_BALANCE_NOT_ENOUGH: 'declined',
  BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR: 'declined',
  BUYER_PAYMENT_AMOUNT_MONTH_LIMIT_ERROR: 'declined',
  BEYOND_PAY_RESTRICTION: 'declined',
  CLIENT_VERSION_NOT_MATCH: 'declined',
  BUYER_ENABLE_STATUS_FORBID: 'declined',
  BUYER_SELLER_EQUAL: 'declined',
  ERROR_BUYER_CERTIFY_LEVEL_LIMIT: 'declined',
  EXIST_FORBIDDEN_WORD: 'declined',
  BUYER_NOT_EXIST: 'declined',
  MOBILE_PAYMENT_SWITCH_OFF: 'declined',
  TOTAL_FEE_EXCEED: 'declined',
} as const satisfies Record<string, PayRefusal>;
