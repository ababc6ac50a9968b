import type { TradeRef } from '../../../local/alipay-simulator/ledger/trade.ts';
import type { Backend } from './backend.ts';
import { outcome, type Said, spoiled } from './said.ts';
import { SECOND } from './times.ts';

/** Who asks sooner after the refund may be told nothing of it (protocol 2.14). */
const askAfterMs = 10 * SECOND;

/** alipay.trade.fastpay.refund.query. */
export function refundQuery(
  backend: Backend,
  account: string,
  ref: TradeRef,
  outRequestNo: string,
): Said {
  const { books, mischief, surroundings } = backend;
  const record = books.findRefunded(account, ref, outRequestNo);
  const refund = record?.refunds.get(outRequestNo);
  const number = record?.trade.order.outTradeNo ?? ref.outTradeNo ?? '';
  const n = mischief.nth('refund-query', account, number, outRequestNo);
  const words = ['refund-query', number, outRequestNo, n];
  const isFresh = refund !== undefined && surroundings.now() < refund.at + askAfterMs;
  const act = (): Said => {
    if (record === undefined) return outcome({ kind: 'refused', error: 'TRADE_NOT_EXIST' });
    const seen = isFresh && mischief.drawn('too-soon', ...words) ? undefined : refund;
    return outcome(
      seen
        ? { kind: 'refund-found', trade: record.trade, refund: seen }
        : { kind: 'no-such-refund' },
    );
  };
  const deed = mischief.drawn('refund-query', ...words);
  return spoiled(deed, act, mischief, words) ?? act();
}
