import type { MerchantId, StoreId } from '../domain/ids.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Page, Paged } from './page.ts';

/** What a kitchen has to do. Eventually consistent; the order itself is the truth. */
export interface TicketList {
  /** Tickets that are not completed, oldest first. */
  open(merchantId: MerchantId, storeId: StoreId, page: Page): Promise<Paged<Ticket>>;
}
