import type { Order } from '../domain/order.ts';
import { conflict, type Rejection } from './rejection.ts';

/** Why nothing can be done any more, or not by staff, to an order that is still to be paid. */
export function openOrderFault({ status, table }: Order): Rejection | undefined {
  if (table)
    return conflict('shared-table', 'Guests share this order: use the routes of its table.');
  if (status === 'CANCELED') return conflict('order-cancelled', 'The order was cancelled.');
  if (status === 'COMMITTED') return conflict('already-paid', 'The order is paid.');
  return undefined;
}
