import { formatChinaTime } from '../../../alipay/china-time.ts';
import { canonicalText } from '../../../alipay/signing/canonical.ts';
import { sign } from '../../../alipay/signing/rsa.ts';
import {
  type Fields,
  notificationFields,
} from '../../../local/alipay-simulator/open-platform/notification.ts';
import { yuanOf } from '../../../local/alipay-simulator/open-platform/yuan.ts';
import type { OpenMerchant } from '../../../local/alipay-simulator/simulated-merchant.ts';
import type { Notice } from './doors/door.ts';

export type Pair = readonly [string, string];

/** Every field but `sign` and `sign_type`, as sent at `at`. */
export function fieldsOf(merchant: OpenMerchant, notice: Notice, at: number): Fields {
  const { notifyId, trade, refund } = notice;
  const { refundedFen } = trade;
  const fields = notificationFields(merchant, trade, { notifyId, refundedFen }, refund, at);
  if (trade.status !== 'TRADE_CLOSED') return { ...fields, trade_status: trade.status };
  const { fund_bill_list: _, gmt_payment: paidAt = '', ...others } = fields;
  return {
    ...others,
    trade_status: trade.status,
    gmt_close: formatChinaTime(trade.closedAt ?? at),
    ...(trade.paidAt !== undefined && { gmt_payment: paidAt }),
  };
}

/** The fields with another total_amount, in fen, and nothing else that would betray it. */
export function withAmount(fields: Fields, fen: number): Fields {
  const amount = yuanOf(fen);
  return { ...fields, total_amount: amount, receipt_amount: amount, buyer_pay_amount: amount };
}

/** Another amount than this one: a little more or less, or a hundred times as much. */
export function anotherAmount(fen: number, chance: number): number {
  if (chance < 0.4) return fen + 1;
  return chance < 0.7 && fen > 1 ? fen - 1 : Math.min(fen * 100, 10_000_000_000) + 1;
}

export const signatureOf = (
  fields: Fields,
  { signType, alipayPrivateKey }: Pick<OpenMerchant, 'signType' | 'alipayPrivateKey'>,
): string => sign(signType, alipayPrivateKey, canonicalText(Object.entries(fields)));

/** The fields with their signature and its type, neither of which is signed. */
export const signedPairs = (fields: Fields, merchant: OpenMerchant): Pair[] => [
  ...Object.entries(fields),
  ['sign', signatureOf(fields, merchant)],
  ['sign_type', merchant.signType],
];

/** As Java encodes a form, beginning with the pair that `turn` (0 to 1) points at. */
export function formOf(pairs: readonly Pair[], turn: number): string {
  const first = Math.floor(turn * pairs.length);
  const form = new URLSearchParams();
  for (const [name, value] of [...pairs.slice(first), ...pairs.slice(0, first)]) {
    form.append(name, value);
  }
  return form.toString();
}

/** notify_id, trade_status and fen: one notice may come again with another status or amount. */
export const noticeIdOf = ({ notifyId, trade }: Notice): string =>
  `${notifyId}-${trade.status}-${trade.order.totalFen}`;

/** The same news, of another amount. */
export const ofAmount = (notice: Notice, minor: number): Notice => ({
  ...notice,
  trade: {
    ...notice.trade,
    order: { ...notice.trade.order, totalFen: minor },
    capturedFen: notice.trade.capturedFen > 0 ? minor : 0,
  },
});
