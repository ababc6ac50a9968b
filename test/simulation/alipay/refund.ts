import type { RefundOrder } from '../../../local/alipay-simulator/ledger/command.ts';
import type { Refund } from '../../../local/alipay-simulator/ledger/refund.ts';
import type { TradeRef } from '../../../local/alipay-simulator/ledger/trade.ts';
import type { Backend } from './backend.ts';
import type { TradeRecord } from './books.ts';
import { noReturnOf } from './hold.ts';
import { outcome, refused, type Said, spoiled } from './said.ts';
import { SECOND } from './times.ts';

/** Between two refunds of one trade (protocol 2.13). */
const spacingMs = 3 * SECOND;

/** alipay.trade.refund. */
export function refund(backend: Backend, account: string, ref: TradeRef, order: RefundOrder): Said {
  const { books, mischief } = backend;
  const record = books.find(account, ref);
  const number = record?.trade.order.outTradeNo ?? ref.outTradeNo ?? '';
  const refundId = order.outRequestNo ?? number;
  const n = mischief.nth('refund', account, number, refundId);
  const act = (): Said => {
    if (record === undefined) return refused('TRADE_NOT_EXIST');
    return carriedOut(backend, record, { ...order, outRequestNo: refundId });
  };
  const words = ['refund', number, refundId, n];
  const deed = mischief.drawn('refund', ...words);
  if (deed === 'no-fund-change') return unproven(backend, number, act());
  if (deed === 'no-fund-change-yet') return { ...unproven(backend, number), proof: 'N' };
  return spoiled(deed, act, mischief, words) ?? act();
}

/** Returns a part or all. The same number and amount again is the same refund, without money. */
function carriedOut(
  backend: Backend,
  record: TradeRecord,
  order: RefundOrder & { readonly outRequestNo: string },
): Said {
  const earlier = record.refunds.get(order.outRequestNo);
  if (earlier === undefined) {
    const impossible = impediment(backend, record, order);
    return impossible === undefined
      ? said(record, backend.books.refund(record, order))
      : refused(impossible);
  }
  if (earlier.fen !== order.fen) return refused('DISCORDANT_REPEAT_REQUEST');
  const isClosed = record.trade.status === 'TRADE_CLOSED';
  if (isClosed && backend.assumptions.closedBySameRefund === 'is refused') {
    return refused('TRADE_HAS_CLOSE');
  }
  return unproven(backend, record.trade.order.outTradeNo, said(record, earlier));
}

function impediment(
  backend: Backend,
  { trade, refunds }: TradeRecord,
  order: RefundOrder,
): string | undefined {
  if (trade.status === 'WAIT_BUYER_PAY') return 'TRADE_STATUS_ERROR';
  if (trade.status === 'TRADE_CLOSED') return 'TRADE_HAS_CLOSE';
  if (trade.status === 'TRADE_FINISHED') return 'TRADE_HAS_FINISHED';
  if (order.fen > trade.capturedFen - trade.refundedFen) return 'REASON_TRADE_REFUND_FEE_ERR';
  const latest = Math.max(0, ...[...refunds.values()].map(({ at }) => at));
  // Which code tells of it is not documented; this one allows the same request again.
  if (backend.surroundings.now() < latest + spacingMs) return 'SYSTEM_ERROR';
  return noReturnOf(backend, trade);
}

const said = ({ trade }: TradeRecord, refund: Refund): Said =>
  outcome({ kind: 'refunded', trade, refund, fundChange: true });

/**
 * The same answer without the proof that money moved; or taken in only, and a refund query alone
 * tells whether anything ever will (protocol 2.13).
 */
const unproven = ({ assumptions }: Backend, outTradeNo: string, of?: Said): Unproven => ({
  kind: 'unproven',
  outTradeNo,
  ...(of && { of }),
  proof: assumptions.repeatedRefundSays,
});

type Unproven = Extract<Said, { readonly kind: 'unproven' }>;
