import type { MerchantId, OrderId, StoreId, TicketId } from '../domain/ids.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Page, Paged } from './page.ts';

/** A ticket whose `dueAt` has come; whoever acts on it reads it again. */
export interface DueTicket {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly ticketId: TicketId;
}

/** What a kitchen has to do. Eventually consistent; the order itself is the truth. */
export interface TicketList {
  /** Tickets that are not completed, oldest first. */
  open(merchantId: MerchantId, storeId: StoreId, page: Page): Promise<Paged<Ticket>>;
  /**
   * Tickets of all kitchens with dueAt <= now, oldest first in each shard; at most `limit`. Apart from
   * the rows of money, so that no number of silent kitchens keeps a payment waiting.
   */
  due(now: number, limit: number): Promise<readonly DueTicket[]>;
}
