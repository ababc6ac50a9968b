import { outTradeNoOf, type PaymentId } from './ids.ts';
import { type Money, subtract, zero } from './money.ts';
import type { Check } from './order.ts';
import type { Edit, OrderAggregate } from './order-aggregate.ts';
import type { Payment, Tender, TenderDetails } from './payment.ts';
import { settle } from './settle.ts';

export interface NewTender extends TenderDetails {
  readonly paymentId: PaymentId;
  readonly way: Tender;
}

/**
 * A check paid at the counter, or of which nothing is due: a payment that is captured when it is
 * written, on the word of who took the money. It never holds its check, and nothing is left to ask about, to watch or to cancel.
 */
export function takeTender(
  aggregate: OrderAggregate,
  check: Check,
  { paymentId, way, ...tender }: NewTender,
  now: number,
): { readonly edit: Edit; readonly payment: Payment } {
  const { order, payments } = aggregate;
  const amount = check.amountDue;
  const begun: Payment = {
    paymentId,
    outTradeNo: outTradeNoOf(order.orderId, paymentId),
    checkId: check.checkId,
    way,
    amount,
    status: 'INITIATED',
    startedAt: now,
    cancelAt: now,
    expiresAt: now,
    generation: 0,
    refunded: zero(order.currency),
    cancelAttempts: 0,
    ...(way !== 'free' && { tender }),
  };
  const taken = { source: 'till', kind: 'captured', amount } as const;
  const asked = { ...aggregate, payments: [...payments, begun] };
  const edit = settle(asked, paymentId, taken, now)?.edit;
  const [payment] = edit?.payments ?? [];
  if (!edit || !payment) throw new Error('What was taken at the till is exactly what is due');
  return { edit, payment };
}

/** What goes back into the customer's hand. */
export const changeOf = ({ amount, tender }: Payment): Money | undefined =>
  tender?.tendered && subtract(tender.tendered, amount);
