import type { TicketListResponse, TicketResponse } from '../../../api/kitchen.ts';
import { mustBe } from '../acts.ts';
import type { ApiClient } from '../api-client.ts';

/** What a cook does with a ticket in this state. */
const NEXT = { PROPOSED: 'start', PREPARING: 'bump', PREPARED: 'complete' } as const;

const LOOK_MS = 400;

export interface Kitchen {
  /** Cooks what is left and goes home. @returns how many tickets were handed out. */
  close(): Promise<number>;
}

/** Cooks every ticket of a store that is made from now on, until it is closed. */
export async function openKitchen(client: ApiClient): Promise<Kitchen> {
  const openedAt = (await page(client, undefined)).now;
  let isOpen = true;
  let completed = 0;
  const shift = async (): Promise<void> => {
    for (;;) {
      const lastLook = !isOpen;
      const tickets = (await ticketsSince(client, openedAt)).filter((t) => !isForCourier(t));
      for (const ticket of tickets) if (await cook(client, ticket)) completed += 1;
      if (lastLook && tickets.length === 0) return;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  };
  const working = shift();
  // Told by close; until then nobody is listening.
  working.catch(() => undefined);
  return {
    async close() {
      isOpen = false;
      await working;
      return completed;
    },
  };
}

/** What is brought leaves the kitchen with its courier. */
const isForCourier = ({ slot, status }: TicketResponse): boolean =>
  slot !== undefined && status === 'PREPARED';

/** One step. @returns whether the dish was handed out. */
async function cook(client: ApiClient, ticket: TicketResponse): Promise<boolean> {
  const { orderId, ticketId, status } = ticket;
  if (status === 'COMPLETED') return false;
  const path = `/v1/orders/${orderId}/tickets/${ticketId}/${NEXT[status]}`;
  // 409: a refund has changed it meanwhile, or the list is a moment old.
  const moved = await client.post('kitchen', path);
  if (moved.status !== 409) mustBe(moved, 200);
  return moved.status === 200 && status === 'PREPARED';
}

async function ticketsSince(client: ApiClient, openedAt: number): Promise<TicketResponse[]> {
  const tickets: TicketResponse[] = [];
  let cursor: string | undefined;
  do {
    const { tickets: more, next } = await page(client, cursor);
    tickets.push(...more.filter(({ createdAt }) => createdAt >= openedAt));
    cursor = next;
  } while (cursor !== undefined);
  return tickets;
}

async function page(client: ApiClient, cursor: string | undefined): Promise<TicketListResponse> {
  const from = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
  const path = `/v1/stores/${client.store.storeId}/tickets?limit=100${from}`;
  return mustBe(await client.get<TicketListResponse>('kitchen', path), 200);
}
