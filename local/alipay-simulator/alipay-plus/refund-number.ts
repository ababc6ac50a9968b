import { formatChinaTime } from '../../../alipay/china-time.ts';
import type { Database } from '../ledger/database.ts';
import type { Refund } from '../ledger/refund.ts';

/** Alipay's number of a refund, 28 digits: day, 19010, time of day, counter. */
export function refundNumber({ at, id }: Pick<Refund, 'at' | 'id'>): string {
  const digits = formatChinaTime(at).replace(/\D/g, '');
  return `${digits.slice(0, 8)}19010${digits.slice(8)}${String(id).padStart(9, '0')}`;
}

/** Which payment of the client a refund with that number belongs to, undefined if there is none. */
export function paymentOfRefund(
  { sql }: Database,
  account: string,
  refundRequestId: string,
): string | undefined {
  const row = sql.get`SELECT trades.trade_no FROM refunds JOIN trades ON trades.id = trade_id
    WHERE account = ${account} AND out_request_no = ${refundRequestId}`;
  return row && String(row['trade_no']);
}
