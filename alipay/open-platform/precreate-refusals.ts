/**
 * What a refused precreate (40004) means, by sub_code without prefix (protocol 2.9). A sub_code that
 * is not listed is unknown.
 *
 * - declined: this number gets no code.
 * - configuration: declined, and the cause is ours to repair.
 * - unknown: a code or a trade under this number may be there already.
 */
export type PrecreateRefusal = 'declined' | 'configuration' | 'unknown';

export const precreateRefusals = {
  SYSTEM_ERROR: 'unknown',
  UNKNOWN: 'unknown',
  TIMEOUT: 'unknown',
  // The number was asked for before, so its code is out there.
  APPLY_PC_MERCHANT_CODE_ERROR: 'unknown',
  CONTEXT_INCONSISTENT: 'unknown',
  // Somebody scanned the code, or even paid.
  TRADE_HAS_SUCCESS: 'unknown',
  TRADE_BUYER_NOT_MATCH: 'unknown',

  ACCESS_FORBIDDEN: 'configuration',
  PARTNER_ERROR: 'configuration',

  TRADE_HAS_CLOSE: 'declined',
  INVALID_PARAMETER: 'declined',
  EXIST_FORBIDDEN_WORD: 'declined',
  TOTAL_FEE_EXCEED: 'declined',
  BUYER_SELLER_EQUAL: 'declined',
  BUYER_ENABLE_STATUS_FORBID: 'declined',
  BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR: 'declined',
  BUYER_PAYMENT_AMOUNT_MONTH_LIMIT_ERROR: 'declined',
  BEYOND_PAY_RESTRICTION: 'declined',
  BEYOND_PER_RECEIPT_RESTRICTION: 'declined',
  BEYOND_PER_RECEIPT_DAY_RESTRICTION: 'declined',
  BEYOND_PER_RECEIPT_SINGLE_RESTRICTION: 'declined',
  SELLER_BEEN_BLOCKED: 'declined',
  ERROR_BUYER_CERTIFY_LEVEL_LIMIT: 'declined',
  INVALID_STORE_ID: 'declined',
  SECONDARY_MERCHANT_STATUS_ERROR: 'declined',
  SECONDARY_MERCHANT_ALIPAY_ACCOUNT_INVALID: 'declined',
  SECONDARY_MERCHANT_ID_INVALID: 'declined',
  SECONDARY_MERCHANT_NOT_MATCH: 'declined',
  SECONDARY_MERCHANT_ID_BLANK: 'declined',
  SECONDARY_MERCHANT_ISV_PUNISH_INDIRECT: 'declined',
  TRADE_SETTLE_ERROR: 'declined',
  SELLER_NOT_EXIST: 'declined',
  INVALID_RECEIVE_ACCOUNT: 'declined',
  NOW_TIME_AFTER_EXPIRE_TIME_ERROR: 'declined',
  BUYER_NOT_EXIST: 'declined',
  SUB_GOODS_SIZE_MAX_COUNT: 'declined',
  DEFAULT_SETTLE_RULE_NOT_EXIST: 'declined',
  MERCHANT_PERM_RECEIPT_SUSPEND_LIMIT: 'declined',
  MERCHANT_PERM_RECEIPT_SINGLE_LIMIT: 'declined',
  MERCHANT_PERM_RECEIPT_DAY_LIMIT: 'declined',
  RISK_MERCHANT_IP_NOT_EXIST: 'declined',
  MERCHANT_STATUS_NOT_NORMAL: 'declined',
} as const satisfies Record<string, PrecreateRefusal>;
