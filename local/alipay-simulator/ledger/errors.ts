/** Alipay's words for a refused request, shared by its gateways, with the Open Platform's message. */
export const errors = {
  SYSTEM_ERROR: '系统错误',
  INVALID_PARAMETER: '参数无效',
  CONTEXT_INCONSISTENT: '交易信息被篡改',
  TRADE_HAS_SUCCESS: '交易已被支付',
  TRADE_HAS_CLOSE: '交易已经关闭',
  TRADE_HAS_FINISHED: '交易已完结',
  TRADE_NOT_EXIST: '交易不存在',
  TRADE_STATUS_ERROR: '交易状态不合法',
  PAYMENT_AUTH_CODE_INVALID:
    '支付失败，获取顾客账户信息失败，请顾客刷新付款码后重新收款[SOUNDWAVE_PARSER_FAIL]',
  BUYER_BALANCE_NOT_ENOUGH: '买家余额不足',
  SELLER_BALANCE_NOT_ENOUGH: '卖家余额不足',
  NOW_TIME_AFTER_EXPIRE_TIME_ERROR: '当前时间已超过允许支付的时间',
  TRADE_CANCEL_TIME_OUT: '超过撤销时间范围',
  CANCEL_NOT_ALLOWED: '不允许撤销',
  REASON_TRADE_REFUND_FEE_ERR: '退款金额无效',
  REFUND_AMT_NOT_EQUAL_TOTAL: '撤销或退款金额与订单金额不一致',
  APPLY_PC_MERCHANT_CODE_ERROR: '二维码申请失败',
  QRCODE_NOT_EXIST: '二维码不存在',
  QRCODE_LIMIT_EXCEED: '二维码数量超限',
  DISCORDANT_REPEAT_REQUEST: '不一致的请求',
} as const;

export type ErrorName = keyof typeof errors;
