import { lookAtTicket } from '../domain/silent-ticket.ts';
import type { Kitchens } from '../ports/kitchens.ts';
import type { DueTicket } from '../ports/ticket-list.ts';
import { type ChangeDeps, changeOrder } from './change-order.ts';

export interface WatchTicketDeps extends ChangeDeps {
  readonly kitchens: Pick<Kitchens, 'of'>;
}

/**
 * Nobody has acknowledged a ticket in the least time that a kitchen may have. How long it has in
 * this store is read only now, so that taking money never waits for it.
 */
export async function watchTicket(
  deps: WatchTicketDeps,
  { merchantId, orderId, ticketId }: DueTicket,
): Promise<void> {
  await changeOrder(deps, merchantId, orderId, async (aggregate, now) => {
    const settings = await deps.kitchens.of(merchantId, aggregate.order.storeId);
    const looked = lookAtTicket(aggregate, ticketId, settings, now);
    if (!looked) return { value: undefined };
    return { ...looked, actor: 'system', value: undefined };
  });
}
