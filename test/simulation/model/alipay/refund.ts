import type { RefundQueryResult, RefundResult } from '../../../../core/ports/payment-gateway.ts';
import { amountOf } from '../payment.ts';
import type { Alipay, Request } from '../state.ts';
import type { Temper } from './tempers.ts';
import { type Act, heldBy, returned, withTrade } from './trade.ts';

type Wanted = NonNullable<Request['refund']>;

const declined = (code: string): RefundResult => ({ kind: 'declined', code: `ACQ.${code}` });

/** One refund per number: the same number again changes no funds, and a refusal is final. */
export function refund(alipay: Alipay, wanted: Wanted, temper: Temper, now: number): Act {
  const { trade } = alipay;
  const { refundId, amount } = wanted;
  if (trade?.returns.some((r) => r.by === refundId)) {
    // A trade that the first request closed may be all that the repeat is told about.
    const closed = trade.status === 'TRADE_CLOSED' && temper === 'declines';
    return { alipay, answer: closed ? declined('TRADE_HAS_CLOSE') : { kind: 'unconfirmed' } };
  }
  const answer = judged(alipay, wanted, temper);
  if (answer.kind === 'declined') {
    const refusedRefunds = [...new Set([...alipay.refusedRefunds, refundId])];
    return { alipay: { ...alipay, refusedRefunds }, answer };
  }
  if (answer.kind !== 'refunded' || !trade) return { alipay, answer };
  const after = returned(trade, { by: refundId, minor: amount.minor });
  const tells = after.status === 'TRADE_CLOSED' ? 'closed' : 'captured';
  return { alipay: withTrade(alipay, after, now), answer, tells };
}

function judged(alipay: Alipay, { refundId, amount }: Wanted, temper: Temper): RefundResult {
  const { trade, refusedRefunds } = alipay;
  if (!trade) return declined('TRADE_NOT_EXIST');
  if (trade.status === 'TRADE_CLOSED') return declined('TRADE_HAS_CLOSE');
  if (trade.status === 'WAIT_BUYER_PAY') return declined('TRADE_STATUS_ERROR');
  if (amount.minor > heldBy(alipay)) return declined('REASON_TRADE_REFUND_FEE_ERR');
  if (temper === 'declines' || refusedRefunds.includes(refundId)) {
    return declined('BUYER_ENABLE_STATUS_FORBID');
  }
  return temper === 'no money'
    ? { kind: 'retry-later', code: 'ACQ.SELLER_BALANCE_NOT_ENOUGH' }
    : { kind: 'refunded' };
}

/** A replica that lags has not yet heard of the refund. */
export function refundQuery(alipay: Alipay, asked: Wanted, temper: Temper): RefundQueryResult {
  const lagging = temper === 'lagging' && alipay.replica !== undefined;
  const found = alipay.trade?.returns.find((r) => r.by === asked.refundId);
  return found && !lagging
    ? { kind: 'refunded', amount: amountOf(found.minor) }
    : { kind: 'not-found' };
}
