import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import type { Ticket } from '../../core/domain/ticket.ts';
import type { Page, Paged } from '../../core/ports/page.ts';
import type { DueTicket, TicketList } from '../../core/ports/ticket-list.ts';
import { pageOf, sortable } from './page.ts';
import type { MemoryState } from './state.ts';

export class MemoryTicketList implements TicketList {
  readonly #state: MemoryState;

  constructor(state: MemoryState) {
    this.#state = state;
  }

  async open(merchantId: MerchantId, storeId: StoreId, page: Page): Promise<Paged<Ticket>> {
    const tickets = [...this.#state.orders.values()]
      .filter(({ order }) => order.merchantId === merchantId && order.storeId === storeId)
      .flatMap((stored) => [...stored.tickets.values()])
      .filter((ticket) => ticket.status !== 'COMPLETED');
    return pageOf(tickets, (t) => `${sortable(t.createdAt)}#${t.orderId}#${t.ticketId}`, page);
  }

  async due(now: number, limit: number): Promise<readonly DueTicket[]> {
    const overdue = [...this.#state.orders.values()]
      .flatMap(({ order, tickets }) => [...tickets.values()].map((ticket) => ({ order, ticket })))
      .flatMap(({ order: { merchantId, orderId }, ticket: { ticketId, dueAt } }) =>
        dueAt !== undefined && dueAt <= now ? [{ at: dueAt, merchantId, orderId, ticketId }] : [],
      )
      .sort((a, b) => a.at - b.at);
    return overdue.slice(0, limit).map(({ at: _, ...due }) => due);
  }
}
