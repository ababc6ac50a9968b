import type { QueryResult } from '../../../../core/ports/payment-gateway.ts';
import { amountOf } from '../payment.ts';
import type { Alipay, Answer, Return, Trade } from '../state.ts';

/** What became of a request. `tells`: a notification that Alipay now has for us. */
export interface Act {
  readonly alipay: Alipay;
  readonly answer: Answer;
  readonly tells?: 'captured' | 'closed' | undefined;
}

export const TRADE_NO = '2026112222001400000000000001';

/** The buyer's money that the merchant has, in minor units. */
export const heldBy = ({ trade }: Alipay): number =>
  trade?.paid ? trade.minor - trade.returns.reduce((sum, r) => sum + r.minor, 0) : 0;

/** The buyer enters the password of a waiting trade. */
export const buyerPays = (alipay: Alipay, trade: Trade, now: number): Alipay =>
  withTrade(alipay, { ...trade, status: 'TRADE_SUCCESS', paid: true }, now);

/** Somebody returns everything in Alipay's own app, past us. */
export const returnedByHand = (alipay: Alipay, trade: Trade, now: number): Alipay =>
  withTrade(alipay, returned(trade, { by: 'hand', minor: heldBy(alipay) }), now);

/** A waiting trade that nobody paid in time, or cancelled. */
export const closed = (alipay: Alipay, trade: Trade, now: number): Alipay =>
  withTrade(alipay, { ...trade, status: 'TRADE_CLOSED' }, now);

/** What a query says that sees the truth. */
export function truth({ trade }: Alipay): QueryResult {
  if (!trade) return { kind: 'not-found' };
  switch (trade.status) {
    case 'WAIT_BUYER_PAY':
      return { kind: 'pending', tradeNo: TRADE_NO };
    case 'TRADE_SUCCESS':
      return captured(trade.minor);
    case 'TRADE_CLOSED':
      return { kind: 'closed', tradeNo: TRADE_NO };
  }
}

export const captured = (minor: number): Extract<QueryResult, { kind: 'captured' }> => ({
  kind: 'captured',
  amount: amountOf(minor),
  tradeNo: TRADE_NO,
});

/** The trade is another now; for a while a replica tells of the old one. */
export function withTrade(alipay: Alipay, trade: Trade, now: number): Alipay {
  const { lagMs } = alipay.assumptions;
  const replica = lagMs > 0 ? { says: truth(alipay), until: now + lagMs } : undefined;
  return { ...alipay, trade, replica };
}

/** The trade with money given back; it closes when all of it is. */
export function returned(trade: Trade, back: Return): Trade {
  const returns = [...trade.returns, back];
  const rest = trade.minor - returns.reduce((sum, r) => sum + r.minor, 0);
  return { ...trade, returns, status: rest === 0 ? 'TRADE_CLOSED' : trade.status };
}
