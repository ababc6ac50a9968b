/**
 * What a refused refund (40004) means, by sub_code without prefix; one that is not listed is unknown.
 * Declined is final: this request will never succeed.
 */
export type RefundRefusal = 'unknown' | 'retry-later' | 'declined';

export const refundRefusals = {
  SYSTEM_ERROR: 'unknown',
  UNKNOWN: 'unknown',
  TIMEOUT: 'unknown',
  // After a top-up, with the same request number.
  SELLER_BALANCE_NOT_ENOUGH: 'retry-later',
  INVALID_PARAMETER: 'declined',
  REFUND_AMT_NOT_EQUAL_TOTAL: 'declined',
  REASON_TRADE_BEEN_FREEZEN: 'declined',
  TRADE_NOT_EXIST: 'declined',
  TRADE_HAS_FINISHED: 'declined',
  TRADE_STATUS_ERROR: 'declined',
  DISCORDANT_REPEAT_REQUEST: 'declined',
  REASON_TRADE_REFUND_FEE_ERR: 'declined',
  TRADE_NOT_ALLOW_REFUND: 'declined',
  REFUND_FEE_ERROR: 'declined',
  TRADE_HAS_CLOSE: 'declined',
  BUYER_NOT_EXIST: 'declined',
  BUYER_ENABLE_STATUS_FORBID: 'declined',
  REASON_TRADE_STATUS_INVALID: 'declined',
  NOT_ALLOW_PARTIAL_REFUND: 'declined',
  ONLINE_TRADE_VOUCHER_NOT_ALLOW_REFUND: 'declined',
  BUYER_ERROR: 'declined',
  CURRENCY_NOT_SUPPORT: 'declined',
  ALLOC_AMOUNT_VALIDATE_ERROR: 'declined',
  USER_NOT_MATCH_ERR: 'declined',
  TRADE_SETTLE_ERROR: 'declined',
  REFUND_CHARGE_ERROR: 'declined',
  ENTERPRISE_PAY_BIZ_ERROR: 'declined',
  OVERDRAFT_ASSIGN_ACCOUNT_INVALID: 'declined',
  OVERDRAFT_AGREEMENT_NOT_MATCH: 'declined',
  REFUND_ACCOUNT_NOT_EXIST: 'declined',
  CUSTOMER_VALIDATE_ERROR: 'declined',
  REFUND_ROYALTY_PAYEE_ACCOUNT_NOT_EXIST: 'declined',
  REFUNDALLOC_UNAUTH_LIMIT: 'declined',
} as const satisfies Record<string, RefundRefusal>;
