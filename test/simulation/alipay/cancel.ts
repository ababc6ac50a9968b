import type { TradeRef } from '../../../local/alipay-simulator/ledger/trade.ts';
import { type Backend, letBuyerPayFirst } from './backend.ts';
import type { TradeRecord } from './books.ts';
import { noCancelOf, noReturnOf } from './hold.ts';
import { outcome, refused, type Said, spoiled } from './said.ts';

/** alipay.trade.cancel. */
export function cancel(backend: Backend, account: string, ref: TradeRef): Said {
  const { books, mischief } = backend;
  const record = books.find(account, ref);
  const number = record?.trade.order.outTradeNo ?? ref.outTradeNo ?? '';
  const n = mischief.nth('cancel', account, number);
  if (record !== undefined) letBuyerPayFirst(backend, record, n);
  const act = (): Said =>
    record === undefined ? nothing(backend, account, ref) : carriedOut(backend, record);
  const again = { kind: 'cancel-again', outTradeNo: number } as const;
  const deed = mischief.drawn('cancel', number, n);
  switch (deed) {
    case 'retry':
      return again;
    case 'retry-done':
      act();
      return again;
    default:
      return spoiled(deed, act, mischief, ['cancel', number, n]) ?? act();
  }
}

/** No such trade: that is a success without an action. */
function nothing({ assumptions, blocked }: Backend, account: string, ref: TradeRef): Said {
  if (assumptions.cancelOfNothingBlocksLaterPay && ref.outTradeNo !== undefined) {
    blocked.add(`${account} ${ref.outTradeNo}`);
  }
  return outcome({ kind: 'nothing-to-cancel' });
}

/** Closes what is unpaid, returns what is paid; repeating it says the same again, or nearly. */
function carriedOut(backend: Backend, record: TradeRecord): Said {
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

const said = ({ trade }: TradeRecord, action: 'close' | 'refund'): Said =>
  outcome({ kind: 'cancelled', trade, action });
