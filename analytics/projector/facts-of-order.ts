import { orderFacts } from './order-facts.ts';
import type { OrderHistory, Told } from './order-history.ts';
import { paymentFacts } from './payment-facts.ts';
import { refundFacts } from './refund-facts.ts';
import { ticketFacts } from './ticket-facts.ts';

/**
 * All that an order's journal tells, the same whenever it is read: a row takes from the order as it is
 * now only what its entry made final. So a batch that is delivered again, and a day that is rebuilt,
 * give the rows that were there.
 */
export const factsOfOrder = (history: OrderHistory): Told[] => [
  ...orderFacts(history),
  ...paymentFacts(history),
  ...refundFacts(history),
  ...ticketFacts(history),
];
