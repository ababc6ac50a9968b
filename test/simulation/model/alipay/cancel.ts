import type { CancelResult } from '../../../../core/ports/payment-gateway.ts';
import type { Alipay, Trade } from '../state.ts';
import type { Temper } from './tempers.ts';
import { type Act, closed, returned, withTrade } from './trade.ts';

const REFUNDED_ALREADY: CancelResult = {
  kind: 'refused',
  code: 'ACQ.REASON_TRADE_REFUND_FEE_ERR',
  remedy: 'query',
};

/** Refusals that depend on the contract or the account, not on the trade. */
const REFUSALS: Partial<Record<Temper, CancelResult>> = {
  retry: { kind: 'retry', code: 'RETRY_FLAG' },
  'refused: refund': { kind: 'refused', code: 'ACQ.TRADE_CANCEL_TIME_OUT', remedy: 'refund' },
  'refused: person': { kind: 'refused', code: 'ACQ.SELLER_BALANCE_NOT_ENOUGH', remedy: 'person' },
};

/** Closes what is unpaid, returns what is paid; repeated it says the same again. */
export function cancel(before: Alipay, temper: Temper, now: number): Act {
  const { trade } = before;
  const refusal = REFUSALS[temper];
  if (refusal) return { alipay: before, answer: refusal };
  const alipay = { ...before, cancelled: true };
  switch (trade?.status) {
    case undefined:
      return { alipay, answer: { kind: 'cancelled', action: 'none' } };
    case 'WAIT_BUYER_PAY':
      return {
        alipay: closed(alipay, trade, now),
        answer: { kind: 'cancelled', action: 'close' },
        tells: 'closed',
      };
    case 'TRADE_SUCCESS': {
      if (trade.returns.length > 0) return { alipay: before, answer: REFUNDED_ALREADY };
      const back = returned(trade, { by: 'cancel', minor: trade.minor });
      return {
        alipay: withTrade(alipay, back, now),
        answer: { kind: 'cancelled', action: 'refund' },
        tells: 'closed',
      };
    }
    case 'TRADE_CLOSED':
      return { alipay, answer: repeated(trade) };
  }
}

function repeated({ returns }: Trade): CancelResult {
  if (returns.some((r) => r.by === 'cancel')) return { kind: 'cancelled', action: 'refund' };
  return returns.length > 0 ? REFUNDED_ALREADY : { kind: 'cancelled', action: 'close' };
}
