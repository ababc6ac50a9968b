import { currencyOf, type Trade } from '../ledger/trade.ts';
import { decimalOf, exchanged, forexRate } from './amount.ts';
import { type Currency, currencies, isCurrency } from './currencies.ts';
import { compactTime } from './fields.ts';
import type { Fields } from './xml.ts';

/** What a trade is priced in, and what its merchant is settled in. */
export function currenciesOf({ order }: Pick<Trade, 'order'>): {
  readonly priced: Currency;
  readonly settled: Currency;
} {
  const priced = currencyOf(order);
  const settled = order.echo['currency'] ?? priced;
  if (!isCurrency(priced) || !isCurrency(settled)) throw new Error(`no currency ${priced}`);
  return { priced, settled };
}

/** An amount in yuan, as buyers pay it. */
export const yuanFor = (minor: number, currency: Currency): string =>
  decimalOf(exchanged(minor, currency, 'CNY'), 'CNY');

/** What every answer says of a trade: `exchange_rate` is yuan for one of what it is settled in. */
export function tradeFields(trade: Trade): Fields {
  const { order, tradeNo, paidAt } = trade;
  const { priced, settled } = currenciesOf(trade);
  const amount = order.totalFen;
  return {
    alipay_buyer_login_id: order.buyerLogonId,
    alipay_buyer_user_id: order.buyerId,
    ...(paidAt !== undefined && { alipay_pay_time: compactTime(paidAt) }),
    alipay_trans_id: tradeNo,
    currency: settled,
    exchange_rate: currencies[settled].yuan,
    forex_total_fee: decimalOf(exchanged(amount, priced, settled), settled),
    partner_trans_id: order.outTradeNo,
    payment_inst: 'ALIPAYCN',
    trans_amount: decimalOf(amount, priced),
    trans_amount_cny: yuanFor(amount, priced),
    ...(priced !== settled && { trans_currency: priced }),
    trans_forex_rate: forexRate(priced, settled),
  };
}
