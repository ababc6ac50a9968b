import type { TradeRef } from '../../../local/alipay-simulator/ledger/trade.ts';
import { cancelMethod } from '../../../local/alipay-simulator/open-platform/cancel.ts';
import { type AnswerNode, succeeded } from '../../../local/alipay-simulator/open-platform/node.ts';
import { type Backend, letBuyerPayFirst } from './backend.ts';
import type { TradeRecord } from './books.ts';
import { noCancelOf, noReturnOf } from './hold.ts';
import { refusal, spoiled } from './node.ts';

/** alipay.trade.cancel. */
export function cancel(backend: Backend, account: string, ref: TradeRef): AnswerNode {
  const { books, mischief } = backend;
  const record = books.find(account, ref);
  const number = record?.trade.order.outTradeNo ?? ref.outTradeNo ?? '';
  const n = mischief.nth('cancel', account, number);
  if (record !== undefined) letBuyerPayFirst(backend, record, n);
  const act = (): AnswerNode =>
    record === undefined ? nothing(backend, account, ref) : carriedOut(backend, record);
  const again = { out_trade_no: number, retry_flag: 'Y' };
  const deed = mischief.drawn('cancel', number, n);
  switch (deed) {
    case 'retry':
      return succeeded(again);
    case 'retry-done':
      act();
      return succeeded(again);
    default: {
      const words = ['cancel', number, n];
      const spoilt = spoiled(deed, act, mischief, words);
      if (spoilt === undefined) return act();
      const flag = mischief.oneOf(['Y', 'N'], 'retry-flag', ...words);
      return { ...spoilt, retry_flag: flag };
    }
  }
}

/** No such trade: that is a success without an action. */
function nothing({ assumptions, blocked }: Backend, account: string, ref: TradeRef): AnswerNode {
  if (assumptions.cancelOfNothingBlocksLaterPay && ref.outTradeNo !== undefined) {
    blocked.add(`${account} ${ref.outTradeNo}`);
  }
  return cancelMethod.render({ kind: 'nothing-to-cancel' }, { operation: 'cancel', ref });
}

/** Closes what is unpaid, returns what is paid; repeating it says the same again, or nearly. */
function carriedOut(backend: Backend, record: TradeRecord): AnswerNode {
  const { books, assumptions } = backend;
  const { trade } = record;
  switch (trade.status) {
    case 'TRADE_FINISHED':
      return refused('TRADE_HAS_FINISHED');
    case 'TRADE_CLOSED': {
      if (trade.closedBy === 'refund') return refused('REASON_TRADE_REFUND_FEE_ERR');
      const returned = trade.capturedFen > 0 && assumptions.repeatedCancelSays === 'what it did';
      return said(record, returned ? 'refund' : 'close');
    }
    case 'WAIT_BUYER_PAY': {
      const impossible = noCancelOf(backend, trade);
      if (impossible !== undefined) return refused(impossible);
      books.close(record, 'cancel');
      return said(record, 'close');
    }
    case 'TRADE_SUCCESS': {
      if (trade.refundedFen > 0) return refused('REASON_TRADE_REFUND_FEE_ERR');
      const impossible = noCancelOf(backend, trade) ?? noReturnOf(backend, trade);
      if (impossible !== undefined) return refused(impossible);
      books.cancel(record);
      return said(record, 'refund');
    }
  }
}

const refused = (code: string): AnswerNode => refusal(code, { retry_flag: 'N' });

function said({ trade }: TradeRecord, action: 'close' | 'refund'): AnswerNode {
  const ref = { outTradeNo: trade.order.outTradeNo };
  return cancelMethod.render({ kind: 'cancelled', trade, action }, { operation: 'cancel', ref });
}
