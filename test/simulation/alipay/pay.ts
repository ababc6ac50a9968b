import type { Order, Trade } from '../../../local/alipay-simulator/ledger/trade.ts';
import { type Backend, capture, expiryOf } from './backend.ts';
import type { TradeRecord } from './books.ts';
import type { Buyer } from './buyer.ts';
import { outcome, refused, type Said, spoiled, unclear } from './said.ts';
import { HOUR, SECOND } from './times.ts';
import { moneyOfNobody } from './unasked.ts';
import { openAndWait } from './waiting.ts';

export interface PayCall {
  readonly account: string;
  readonly order: Order;
  readonly authCode: string;
}

/** alipay.trade.pay. */
export function pay(backend: Backend, call: PayCall): Said {
  const { books, mischief, strays } = backend;
  const { account, order } = call;
  const { outTradeNo } = order;
  const n = mischief.nth('pay', account, outTradeNo);
  const act = (): Said => carriedOut(backend, call);
  const deed = mischief.drawn('pay', outTradeNo, n);
  const answer = spoiled(deed, act, mischief, ['pay', outTradeNo, n]) ?? act();
  const made = books.find(account, { outTradeNo })?.trade;
  strays.besidePay(made ?? neverMade(call), ['pay', outTradeNo, n]);
  moneyOfNobody(backend, account, order, n);
  return answer;
}

/** What a pay that made no trade would have made. */
const neverMade = ({ account, order }: PayCall): Trade => ({
  id: 0,
  account,
  tradeNo: `2026112222001${'9'.repeat(15)}`,
  status: 'WAIT_BUYER_PAY',
  capturedFen: 0,
  refundedFen: 0,
  order,
  createdAt: 0,
  expiresAt: 0,
});

function carriedOut(backend: Backend, call: PayCall): Said {
  const { account, order, authCode } = call;
  const { outTradeNo } = order;
  const before = backend.books.find(account, { outTradeNo });
  if (before !== undefined) return repeated(before, order);
  const impossible = impediment(backend, call);
  if (impossible !== undefined) return refused(impossible);
  const buyer = backend.buyers.meet(authCode, `${account} ${outTradeNo}`);
  if (buyer === undefined) return refused('PAYMENT_AUTH_CODE_INVALID');
  return decided(backend, call, backend.mischief.ended ? inHonestTimes(buyer) : buyer);
}

/** A repetition finds the trade and changes nothing (protocol 2.18). */
function repeated({ trade }: TradeRecord, order: Order): Said {
  if (trade.order.fingerprint !== order.fingerprint) return refused('CONTEXT_INCONSISTENT');
  switch (trade.status) {
    case 'WAIT_BUYER_PAY':
      return rendered('waiting', trade);
    case 'TRADE_CLOSED':
      return refused('TRADE_HAS_CLOSE');
    case 'TRADE_SUCCESS':
    case 'TRADE_FINISHED':
      return refused('TRADE_HAS_SUCCESS');
  }
}

function impediment(backend: Backend, { account, order }: PayCall): string | undefined {
  const { assumptions, blocked, surroundings } = backend;
  if (blocked.has(`${account} ${order.outTradeNo}`)) return 'TRADE_HAS_CLOSE';
  const late = expiryOf(order, surroundings.now()) <= surroundings.now();
  return late && assumptions.refusesPayAfterExpiry ? 'NOW_TIME_AFTER_EXPIRE_TIME_ERROR' : undefined;
}

/** An Alipay without faults knows what it did, and nobody pays later. */
function inHonestTimes(buyer: Buyer): Buyer {
  if (buyer.kind !== 'is unclear') return buyer;
  return buyer.paysAfterMs === 0 ? { kind: 'pays' } : { kind: 'is asked', paysAfterMs: 'never' };
}

function decided(backend: Backend, call: PayCall, buyer: Buyer): Said {
  const { assumptions, mischief } = backend;
  const { outTradeNo } = call.order;
  switch (buyer.kind) {
    case 'pays': {
      const undone = assumptions.undoesPaid && mischief.drawn('undone', outTradeNo);
      if (undone) return takenBack(backend, call);
      return rendered('paid', paid(backend, call).trade);
    }
    case 'is asked':
      return rendered('waiting', waiting(backend, call, buyer.paysAfterMs).trade);
    case 'is refused':
      return refused(buyer.code);
    case 'fails':
      // Alipay's documents do not say whether it made the trade; where nobody pays it, both happen.
      if (buyer.paysAfterMs !== 'never' || mischief.chance('survives', outTradeNo) < 0.5) {
        waiting(backend, call, buyer.paysAfterMs);
      }
      return refused(buyer.code);
    case 'is unclear':
      unclearly(backend, call, buyer.paysAfterMs);
      return unclear(buyer.answer, mischief, ['pay', outTradeNo]);
  }
}

function unclearly(backend: Backend, call: PayCall, paysAfterMs: number | 'never'): void {
  const { books, mischief, surroundings } = backend;
  const { account, order } = call;
  if (paysAfterMs === 0) {
    paid(backend, call);
    return;
  }
  if (mischief.chance('made-at-once', order.outTradeNo) < 0.5) {
    waiting(backend, call, paysAfterMs);
    return;
  }
  if (paysAfterMs === 'never') return;
  // The request lies in a queue of Alipay's: until it is taken up there is no trade to be seen.
  surroundings.at(surroundings.now() + paysAfterMs, () => {
    const made = books.find(account, { outTradeNo: order.outTradeNo }) !== undefined;
    if (!made && !mischief.ended && impediment(backend, call) === undefined) paid(backend, call);
  });
}

function paid(backend: Backend, call: PayCall): TradeRecord {
  const record = opened(backend, call);
  capture(backend, record);
  return record;
}

/** The trade is made and its buyer asked, who pays after that time if it still waits then. */
function waiting(backend: Backend, call: PayCall, paysAfterMs: number | 'never'): TradeRecord {
  const { account, order } = call;
  return openAndWait(backend, account, order, expiryFrom(backend, call), paysAfterMs);
}

/** Says paid, but a later check of Alipay's undoes it before any money moves (protocol 2.8). */
function takenBack(backend: Backend, call: PayCall): Said {
  const { books, mischief, surroundings } = backend;
  const record = opened(backend, call);
  const afterMs = mischief.between(0, 5 * SECOND, 'taken-back', call.order.outTradeNo);
  surroundings.at(surroundings.now() + afterMs, () => {
    if (record.trade.status === 'WAIT_BUYER_PAY') books.close(record, 'close');
  });
  const { totalFen } = call.order;
  return rendered('paid', { ...record.trade, capturedFen: totalFen, paidAt: surroundings.now() });
}

const opened = (backend: Backend, call: PayCall): TradeRecord =>
  backend.books.open(call.account, call.order, { expiresAt: expiryFrom(backend, call) });

/** Who takes a pay behind its time_expire gives it the time of one that has none. */
function expiryFrom({ surroundings }: Backend, { order }: PayCall): number {
  const now = surroundings.now();
  const asked = expiryOf(order, now);
  return asked > now ? asked : now + 3 * HOUR;
}

const rendered = (kind: 'paid' | 'waiting', trade: Trade): Said => outcome({ kind, trade });
