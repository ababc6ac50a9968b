import { createHash } from 'node:crypto';
import { formatChinaTime } from '../../../alipay/china-time.ts';
import { canonicalText } from '../../../alipay/signing/canonical.ts';
import { sign } from '../../../alipay/signing/rsa.ts';
import type { Notification } from '../ledger/notifications.ts';
import type { Refund } from '../ledger/refund.ts';
import type { Trade } from '../ledger/trade.ts';
import type { OpenMerchant } from '../simulated-merchant.ts';
import { amountFields } from './trade-fields.ts';
import { yuanOf } from './yuan.ts';

export type Fields = Readonly<Record<string, string>>;

/** Every field of a trade notification but `sign` and `sign_type`, as sent at `at`. */
export function notificationFields(
  { appId, sellerId }: OpenMerchant,
  trade: Trade,
  { notifyId, refundedFen }: Pick<Notification, 'notifyId' | 'refundedFen'>,
  refund: Refund | undefined,
  at: number,
): Fields {
  const { order, tradeNo, createdAt, paidAt, capturedFen } = trade;
  const fund = { amount: yuanOf(capturedFen), fundChannel: 'ALIPAYACCOUNT' };
  return {
    notify_time: formatChinaTime(at),
    notify_type: 'trade_status_sync',
    notify_id: notifyId,
    app_id: appId,
    auth_app_id: appId,
    charset: 'utf-8',
    version: '1.0',
    trade_no: tradeNo,
    out_trade_no: order.outTradeNo,
    buyer_id: order.buyerId,
    buyer_logon_id: order.buyerLogonId,
    seller_id: sellerId,
    trade_status: 'TRADE_SUCCESS',
    subject: order.subject,
    total_amount: yuanOf(order.totalFen),
    ...amountFields(trade),
    fund_bill_list: JSON.stringify([fund]),
    gmt_create: formatChinaTime(createdAt),
    gmt_payment: formatChinaTime(paidAt ?? createdAt),
    ...echoOf(order.echo),
    ...(refund !== undefined && {
      out_biz_no: refund.outRequestNo ?? '',
      refund_fee: yuanOf(refundedFen),
      gmt_refund: `${formatChinaTime(refund.at)}.${String(refund.at % 1000).padStart(3, '0')}`,
    }),
  };
}

const echoOf = ({ body, passback_params }: Fields): Fields => ({
  ...(body !== undefined && { body }),
  ...(passback_params !== undefined && { passback_params }),
});

/** Adds `sign` and `sign_type` (which is not signed), in an order that nobody should rely on. */
export function signedPairs(fields: Fields, merchant: OpenMerchant): [string, string][] {
  const { signType, alipayPrivateKey } = merchant;
  const signature = sign(signType, alipayPrivateKey, canonicalText(Object.entries(fields)));
  const pairs = Object.entries({ ...fields, sign: signature, sign_type: signType });
  const seed = fields['notify_id'] ?? '';
  const rank = (key: string): string => createHash('md5').update(`${seed}${key}`).digest('hex');
  return pairs.sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1));
}
