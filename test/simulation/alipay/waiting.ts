import type { Order } from '../../../local/alipay-simulator/ledger/trade.ts';
import { type Backend, payIfPossible } from './backend.ts';
import type { TradeRecord } from './books.ts';

/**
 * A trade that waits for its buyer, who pays after that time if it still waits then.
 * @param open the trade where it is there already.
 */
export function openAndWait(
  backend: Backend,
  account: string,
  order: Order,
  expiresAt: number,
  paysAfterMs: number | 'never',
  open?: TradeRecord,
): TradeRecord {
  const { books, mischief, surroundings } = backend;
  const now = surroundings.now();
  const willing = paysAfterMs !== 'never' && !mischief.ended;
  const record = open ?? books.open(account, order, { expiresAt, willing });
  if (record.trade.status !== 'WAIT_BUYER_PAY') return record;
  record.willing ||= willing;
  if (willing) surroundings.at(now + paysAfterMs, () => payIfPossible(backend, record));
  if (open === undefined) {
    surroundings.at(record.trade.expiresAt, () => {
      if (record.trade.status === 'WAIT_BUYER_PAY') books.close(record, 'expiry');
    });
  }
  return record;
}
