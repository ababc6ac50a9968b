import type { Order } from '../../core/domain/order.ts';
import type { OrderAggregate } from '../../core/domain/order-aggregate.ts';
import type { Payment } from '../../core/domain/payment.ts';
import type { Refund } from '../../core/domain/refund.ts';
import type { Ticket } from '../../core/domain/ticket.ts';
import { ORDER_SK } from './keys.ts';
import type { Row } from './row.ts';

/**
 * The aggregate in rows that one Query read, or undefined where they are not of one state: a Query
 * may see a transaction of several rows half done (read committed), and a decision on an old payment
 * under a new order version would pass the version check. The order row names the version of each of
 * its rows.
 */
export function aggregateOf(rows: readonly Row[]): OrderAggregate | undefined {
  const root = rows.find((row) => row.sk === ORDER_SK);
  if (!root) return undefined;
  const parts = root.parts ?? {};
  const others = rows.filter((row) => row !== root);
  const isWhole =
    others.length === Object.keys(parts).length &&
    others.every((row) => parts[row.sk] === row.version);
  if (!isWhole) return undefined;
  const ofType = <T>(type: string): T[] =>
    others.filter((row) => row.type === type).map((row) => row.data as T);
  return {
    order: root.data as Order,
    payments: ofType<Payment>('payment'),
    refunds: ofType<Refund>('refund'),
    tickets: ofType<Ticket>('ticket'),
  };
}
