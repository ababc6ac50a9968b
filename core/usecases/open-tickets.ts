import type { MerchantId, StoreId } from '../domain/ids.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { TicketList } from '../ports/ticket-list.ts';

/** More than a kitchen has open at once; a store that forgets to complete tickets costs no more. */
const PAGES = { count: 5, limit: 100 } as const;

/** The open tickets of a store, oldest first, and whether these are all. */
export async function openTickets(
  tickets: TicketList,
  merchantId: MerchantId,
  storeId: StoreId,
): Promise<{ readonly tickets: readonly Ticket[]; readonly complete: boolean }> {
  const found: Ticket[] = [];
  let cursor: string | undefined;
  for (let n = 0; n < PAGES.count; n++) {
    const page = await tickets.open(merchantId, storeId, { limit: PAGES.limit, cursor });
    found.push(...page.items);
    cursor = page.next;
    if (cursor === undefined) return { tickets: found, complete: true };
  }
  return { tickets: found, complete: false };
}
