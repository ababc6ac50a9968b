import type { PayResult } from '../../../../core/ports/payment-gateway.ts';
import { DUE } from '../payment.ts';
import type { Alipay, Trade } from '../state.ts';
import type { Temper } from './tempers.ts';
import { type Act, buyerPays, captured, closed, TRADE_NO, withTrade } from './trade.ts';

/** A buyer who is charged something else than we asked for. */
const OTHER_MINOR = DUE.minor - 100;
const REFUSAL: PayResult = { kind: 'declined', code: 'ACQ.PAYMENT_AUTH_CODE_INVALID' };

/** A pay request, which is sent once, reaches Alipay at `now`. */
export function pay(alipay: Alipay, temper: Temper, now: number): Act {
  const { cancelBlocksPay } = alipay.assumptions;
  const refused = { ...alipay, refusedPay: true };
  const blocked = cancelBlocksPay && alipay.cancelled;
  if (blocked || now >= alipay.expiresAt) return { alipay: refused, answer: REFUSAL };
  const trade: Trade = { status: 'WAIT_BUYER_PAY', minor: DUE.minor, paid: false, returns: [] };
  const waiting = withTrade(alipay, trade, now);
  switch (temper) {
    case 'asks':
      return { alipay: waiting, answer: { kind: 'pending', tradeNo: TRADE_NO } };
    case 'refuses':
      return { alipay: refused, answer: REFUSAL };
    case 'attempt fails': {
      const answer: PayResult = { kind: 'unknown', code: 'ACQ.PAYMENT_FAIL', attemptFailed: true };
      return { alipay: waiting, answer };
    }
    case 'refuses but keeps the trade':
      return { alipay: { ...waiting, refusedPay: true }, answer: REFUSAL };
    case 'charges another amount':
      return paid(alipay, { ...trade, minor: OTHER_MINOR }, now);
    case 'says paid, has closed it':
      return saysPaid(closed(alipay, trade, now));
    case 'says paid, knows no trade':
      return saysPaid(alipay);
    default:
      return paid(alipay, trade, now);
  }
}

function paid(alipay: Alipay, trade: Trade, now: number): Act {
  // The trade waits for its buyer for a moment; a replica may know that much and no more.
  const after = buyerPays(withTrade(alipay, trade, now), trade, now);
  return { alipay: { ...after, saidPaid: true }, answer: captured(trade.minor), tells: 'captured' };
}

/** 10000 for a payment that is rolled back. */
const saysPaid = (alipay: Alipay): Act => ({
  alipay: { ...alipay, saidPaid: true },
  answer: captured(DUE.minor),
});
