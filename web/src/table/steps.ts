import type { Seen } from '../live/steps.ts';
import { noticeOf, type OwnPayment } from './own-payment.ts';
import type { TableOrder } from './table-order.ts';

/** How far a guest's own payment is, in the words of sales data. */
export function stepOfPayment(
  own: OwnPayment | undefined,
  order: TableOrder | undefined,
): Seen['step'] | undefined {
  if (own === undefined || order === undefined || own.step === 'refused') return undefined;
  if (own.step === 'starting') return 'checkout';
  return noticeOf(own, order) === 'paid' ? 'done' : 'pay';
}
