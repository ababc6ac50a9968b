import type { Trade, TradeRef } from '../../../local/alipay-simulator/ledger/trade.ts';
import type { Backend } from './backend.ts';
import { asOf, type TradeRecord } from './books.ts';
import { outcome, type Said, spoiled } from './said.ts';

/** alipay.trade.query. */
export function query(backend: Backend, account: string, ref: TradeRef): Said {
  const { books, mischief } = backend;
  const record = books.find(account, ref);
  const number = record?.trade.order.outTradeNo ?? ref.outTradeNo ?? '';
  const n = mischief.nth('query', account, number);
  const deed = mischief.drawn('query', number, n);
  const stale = deed === 'stale';
  const act = (): Said => {
    const trade = record && seen(backend, record, stale, n);
    return outcome(
      trade ? { kind: 'found', trade } : { kind: 'refused', error: 'TRADE_NOT_EXIST' },
    );
  };
  return spoiled(deed, act, mischief, ['query', number, n]) ?? act();
}

/** The trade as a query sees it: new ones not at once, and sometimes as it was a moment ago. */
function seen(
  { assumptions, mischief, surroundings }: Backend,
  record: TradeRecord,
  stale: boolean,
  n: number,
): Trade | undefined {
  const { notExistLagMs, replicaLagMs } = assumptions;
  const now = surroundings.now();
  const { createdAt, order } = record.trade;
  if (!mischief.ended && now < createdAt + notExistLagMs) return undefined;
  if (!stale) return record.trade;
  return asOf(record, now - mischief.between(1, replicaLagMs + 2, 'lag', order.outTradeNo, n));
}
