import { type Signal, signal } from '@preact/signals';
import { createStore, get, set } from 'idb-keyval';
import type { OrderResponse } from '../../../../api/orders.ts';
import type { View } from '../view.ts';
import { EMPTY, type Ticket, ticketOf } from './ticket.ts';

const store = createStore('kuaican-till', 'tickets');

export interface TicketDesk {
  readonly ticket: Signal<Ticket>;
  /** The line that keys count and take away. */
  readonly chosen: Signal<string | undefined>;
  /** Takes an order that is still to be paid back to be changed. */
  recall(order: OrderResponse): void;
  clear(): void;
}

/** What is being written down at this till, which a reload does not lose. */
export function ticketDesk(view: Signal<View>): TicketDesk {
  const ticket = signal<Ticket>(EMPTY);
  const chosen = signal<string | undefined>(undefined);
  let isRead = false;
  void get<Ticket>('ticket', store).then((kept) => {
    isRead = true;
    if (kept !== undefined && ticket.value === EMPTY) ticket.value = kept;
  });
  ticket.subscribe((now) => {
    if (isRead) void set('ticket', now, store);
  });
  return {
    ...{ ticket, chosen },
    recall(order) {
      ticket.value = ticketOf(order);
      chosen.value = undefined;
      view.value = { name: 'sell' };
    },
    clear() {
      ticket.value = EMPTY;
      chosen.value = undefined;
    },
  };
}
