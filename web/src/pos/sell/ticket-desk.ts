import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { OrderResponse } from '../../../../api/orders.ts';
import type { Api } from '../../api/client.ts';
import { type Sending, sending } from '../sending.ts';
import { keepTicket, keptTicket } from '../till-shelf.ts';
import type { View } from '../view.ts';
import { type Next, placeTicket } from './place-ticket.ts';
import { EMPTY, type Ticket, ticketOf } from './ticket.ts';

export interface TicketDesk {
  readonly ticket: ReadonlySignal<Ticket>;
  /** The line that keys count and take away. */
  readonly chosen: Signal<string | undefined>;
  /** How far the ticket is with becoming an order. It cannot be changed meanwhile. */
  readonly placing: Pick<Sending<Next>, 'now' | 'again'>;
  /** The number of the order that was put aside last, to say so. */
  readonly heldAs: ReadonlySignal<string | undefined>;
  change(change: (ticket: Ticket) => Ticket): void;
  place(next: Next): void;
  /** Takes an order that is still to be paid back to be changed. */
  recall(order: OrderResponse): void;
  clear(): void;
}

export interface TicketDeskDeps {
  readonly api: Api;
  readonly storeId: string;
  readonly view: Signal<View>;
}

/** What is being written down at this till, which a reload does not lose. */
export function ticketDesk({ api, storeId, view }: TicketDeskDeps): TicketDesk {
  const ticket = signal<Ticket>(EMPTY);
  const chosen = signal<string | undefined>(undefined);
  const heldAs = signal<string | undefined>(undefined);
  const write = (next: Ticket): Promise<void> => {
    ticket.value = next;
    return keepTicket(next);
  };
  void keptTicket().then((kept) => {
    if (kept !== undefined && ticket.value === EMPTY) ticket.value = kept;
  });
  const clear = (): void => {
    chosen.value = undefined;
    void write(EMPTY);
  };
  const placing = sending<Next, OrderResponse>({
    ask: (next, key) => placeTicket({ api, storeId }, { ticket: ticket.value, key, next }),
    newKey: () => ticket.value.key ?? crypto.randomUUID(),
    onDone({ orderId, pickupNumber }, _response, next) {
      clear();
      if (next.end === 'hold') heldAs.value = next.label || (pickupNumber ?? '');
      else view.value = { name: 'pay', orderId, ...(next.code && { code: next.code }) };
    },
  });
  const place = async (next: Next): Promise<void> => {
    const { key = crypto.randomUUID() } = ticket.value;
    // Kept before it is sent: after a power cut the same ticket makes the same order, not another.
    await write({ ...ticket.value, key });
    await placing.send(next);
  };
  const isFree = (): boolean => ['ready', 'refused'].includes(placing.now.value.step);
  return {
    ...{ ticket, chosen, placing, heldAs, clear },
    change(change) {
      if (!isFree()) return;
      const { key: _sent, ...next } = change(ticket.value);
      heldAs.value = undefined;
      void write(next);
    },
    place: (next) => void place(next),
    recall(order) {
      if (!isFree()) return;
      chosen.value = undefined;
      void write(ticketOf(order));
      view.value = { name: 'sell' };
    },
  };
}
