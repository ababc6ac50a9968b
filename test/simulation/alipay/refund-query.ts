import type { TradeRef } from '../../../local/alipay-simulator/ledger/trade.ts';
import type { AnswerNode } from '../../../local/alipay-simulator/open-platform/node.ts';
import { refundQueryMethod } from '../../../local/alipay-simulator/open-platform/refund-query.ts';
import type { Backend } from './backend.ts';
import { spoiled } from './node.ts';
import { SECOND } from './times.ts';

/** Who asks sooner after the refund may be told nothing of it (protocol 2.14). */
const askAfterMs = 10 * SECOND;

/** alipay.trade.fastpay.refund.query. */
export function refundQuery(
  backend: Backend,
  account: string,
  ref: TradeRef,
  outRequestNo: string,
): AnswerNode {
  const { books, mischief, surroundings } = backend;
  const record = books.find(account, ref);
  const refund = record?.refunds.get(outRequestNo);
  const number = record?.trade.order.outTradeNo ?? ref.outTradeNo ?? '';
  const n = mischief.nth('refund-query', account, number, outRequestNo);
  const words = ['refund-query', number, outRequestNo, n];
  const command = { operation: 'refund-query', ref, outRequestNo } as const;
  const nothing = { kind: 'no-such-refund' } as const;
  const isFresh = refund !== undefined && surroundings.now() < refund.at + askAfterMs;
  const act = (): AnswerNode => {
    if (record === undefined) {
      return refundQueryMethod.render({ kind: 'refused', error: 'TRADE_NOT_EXIST' }, command);
    }
    const seen = isFresh && mischief.drawn('too-soon', ...words) ? undefined : refund;
    const outcome = seen && ({ kind: 'refund-found', trade: record.trade, refund: seen } as const);
    return refundQueryMethod.render(outcome ?? nothing, command);
  };
  const deed = mischief.drawn('refund-query', ...words);
  return spoiled(deed, act, mischief, words) ?? act();
}
