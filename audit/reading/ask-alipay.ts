import type { Payment } from '../../core/domain/payment.ts';
import type { Refund } from '../../core/domain/refund.ts';
import type { PaymentGateway } from '../../core/ports/payment-gateway.ts';
import type { Trade } from '../trace.ts';
import type { OrderRecord } from './order-record.ts';
import type { AlipaySide } from './order-trace.ts';

type Asking = Pick<PaymentGateway, 'query' | 'queryRefund'>;

/**
 * Asks Alipay what became of an order's payments and refunds: one query each, none of which changes
 * anything. A closed trade was never paid or is wholly returned: it holds nothing. Refunds that did
 * not go through us cannot be seen.
 */
export async function askAlipay(
  gateway: Asking,
  { merchantId, aggregate }: OrderRecord,
): Promise<AlipaySide | { readonly unanswered: number }> {
  if (!aggregate) return { events: [], trades: [] };
  const trades: Trade[] = [];
  let unanswered = 0;
  for (const payment of aggregate.payments) {
    const refunds = aggregate.refunds.filter((r) => r.paymentId === payment.paymentId);
    const trade = await tradeOf(gateway, { merchantId, ...payment }, refunds);
    if (trade === 'unanswered') unanswered += 1;
    else if (trade) trades.push(trade);
  }
  return unanswered > 0 ? { unanswered } : { events: [], trades };
}

async function tradeOf(
  gateway: Asking,
  payment: Payment & Pick<OrderRecord, 'merchantId'>,
  refunds: readonly Refund[],
): Promise<Trade | 'unanswered' | undefined> {
  const { outTradeNo, amount } = payment;
  const found = await gateway.query(payment);
  switch (found.kind) {
    case 'not-found':
      return undefined;
    case 'unknown':
      return 'unanswered';
    case 'closed':
    case 'pending':
      return { outTradeNo, minor: amount.minor, capturedMinor: 0, returnedMinor: 0 };
    case 'captured': {
      const returned = await returnedOf(gateway, payment, refunds);
      if (returned === 'unanswered') return returned;
      const { minor } = found.amount;
      return { outTradeNo, minor, capturedMinor: minor, returnedMinor: returned };
    }
  }
}

async function returnedOf(
  gateway: Asking,
  payment: Payment & Pick<OrderRecord, 'merchantId'>,
  refunds: readonly Refund[],
): Promise<number | 'unanswered'> {
  let returned = 0;
  for (const { refundId, amount, reason } of refunds) {
    const found = await gateway.queryRefund({ ...payment, refundId, refundAmount: amount, reason });
    if (found.kind === 'unknown') return 'unanswered';
    if (found.kind === 'refunded') returned += found.amount.minor;
  }
  return returned;
}
