import { formatChinaTime } from '../../../alipay/china-time.ts';
import type { News } from '../gateway.ts';
import { decimalOf, exchanged } from './amount.ts';
import { currenciesOf, yuanFor } from './trade-fields.ts';
import type { Fields } from './xml.ts';

/**
 * Every field of a notification but `sign` and `sign_type` (protocol 3.10), for `amount` minor units
 * of what the trade is priced in.
 */
export function notificationFields(
  { merchant, trade, refund, notification, at }: News<'global'>,
  amount: number = trade.order.totalFen,
): Fields {
  const { order, createdAt, paidAt } = trade;
  const { body, extra_common_param } = order.echo;
  const { priced } = currenciesOf(trade);
  const yuan = yuanFor(amount, priced);
  const isAllBack = refund !== undefined && notification.refundedFen === trade.capturedFen;
  return {
    notify_time: formatChinaTime(at),
    notify_type: 'trade_status_sync',
    notify_id: notification.notifyId,
    notify_action_type: refund === undefined ? 'payByAccountAction' : 'refundFPAction',
    out_trade_no: order.outTradeNo,
    trade_no: trade.tradeNo,
    trade_status: isAllBack ? 'TRADE_CLOSED' : 'TRADE_SUCCESS',
    subject: order.subject,
    ...(body !== undefined && { body }),
    gmt_create: formatChinaTime(createdAt),
    gmt_payment: formatChinaTime(paidAt ?? createdAt),
    seller_id: merchant.account,
    seller_email: `${merchant.account}@merchant.example`,
    buyer_id: order.buyerId,
    buyer_email: order.buyerLogonId,
    price: yuan,
    quantity: '1',
    total_fee: yuan,
    paytools_pay_amount: JSON.stringify([{ ALIPAYACCOUNT: yuan }]),
    ...(extra_common_param !== undefined && { extra_common_param }),
    ...foreignFields(trade, amount),
    ...(refund !== undefined && {
      out_biz_no: refund.outRequestNo ?? '',
      refund_fee: decimalOf(notification.refundedFen, priced),
      gmt_refund: formatChinaTime(refund.at),
    }),
  };
}

/** In what it is settled, unless that is yuan: then `total_fee` says all. */
function foreignFields(trade: News<'global'>['trade'], amount: number): Fields {
  const { priced, settled } = currenciesOf(trade);
  return {
    ...(settled !== 'CNY' && {
      currency: settled,
      forex_total_fee: decimalOf(exchanged(amount, priced, settled), settled),
    }),
    ...(priced !== settled && {
      trans_currency: priced,
      trans_amount: decimalOf(amount, priced),
    }),
  };
}
