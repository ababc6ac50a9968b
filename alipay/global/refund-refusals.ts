/**
 * What a failed refund means, by error word without prefix (protocol 3.7); one that is in neither
 * this table nor that of the gateway is unknown. Declined is final: this request will never succeed.
 */
export type RefundRefusal = 'unknown' | 'retry-later' | 'declined';

export const refundRefusals = {
  SYSTEM_ERROR: 'unknown',
  // A refund with this number was received before: only a query tells what became of it.
  REPEATED_REFUNDMENT_REQUEST: 'unknown',
  DISCORDANT_REPEAT_REQUEST: 'unknown',
  // After a top-up, with the same number.
  SELLER_BALANCE_NOT_ENOUGH: 'retry-later',
  TRADE_NOT_EXIST: 'declined',
  RETURN_AMOUNT_EXCEED: 'declined',
  REFUND_AMT_NOT_EQUAL_TOTAL: 'declined',
  TRADE_HAS_FINISHED: 'declined',
  REFUNDMENT_VALID_DATE_EXCEED: 'declined',
  CURRENCY_NOT_SAME: 'declined',
  TRADE_STATUS_ERROR: 'declined',
  REASON_TRADE_REFUND_FEE_ERR: 'declined',
} as const satisfies Record<string, RefundRefusal>;
