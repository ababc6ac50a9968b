import type { OrderResponse } from '../../../../api/orders.ts';
import type { Payment } from '../orders/order-state.ts';

export type Check = OrderResponse['checks'][number];

/** Where a till is with the money of one check of an order. */
export type PayStep =
  /** To be paid. `ended`: an attempt that took no money. `waiting`: for money at the counter code. */
  | {
      readonly step: 'due';
      readonly check: Check;
      readonly ended?: Payment;
      readonly waiting?: Payment;
    }
  /** Alipay has not confirmed an end; nothing else can be begun. */
  | { readonly step: 'confirming'; readonly check: Check; readonly payment: Payment }
  /** All of it is paid. `payment`: the last one. */
  | { readonly step: 'paid'; readonly payment?: Payment }
  | { readonly step: 'over' };

const LIVE: ReadonlySet<Payment['status']> = new Set(['INITIATED', 'PENDING', 'CANCELLING']);

/**
 * @param chosen the check that the till looks at, where the bill is split; else the first to be paid.
 */
export function payStepOf(order: OrderResponse, chosen?: string): PayStep {
  const payments = order.payments.toSorted((a, b) => a.startedAt - b.startedAt);
  if (order.status === 'CANCELED') return { step: 'over' };
  const open = order.checks.filter(({ status }) => status !== 'PAID');
  const check = open.find(({ checkId }) => checkId === chosen) ?? open[0];
  if (check === undefined) {
    const payment = payments.findLast(({ status }) => status === 'CAPTURED');
    return { step: 'paid', ...(payment && { payment }) };
  }
  const mine = payments.filter(({ checkId }) => checkId === check.checkId);
  const live = mine.find(({ status }) => LIVE.has(status));
  // The counter code is no attempt that Alipay works on: another way ends the waiting.
  if (live?.way === 'static-qr') return { step: 'due', check, waiting: live };
  if (live !== undefined) return { step: 'confirming', check, payment: live };
  const ended = mine.at(-1);
  return { step: 'due', check, ...(ended && { ended }) };
}
