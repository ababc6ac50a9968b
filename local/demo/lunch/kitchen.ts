import type { TicketListResponse } from '../../../api/kitchen.ts';
import { mustBe } from '../acts.ts';
import type { ApiClient } from '../api-client.ts';

/** What a cook does with a ticket in this state. */
const NEXT = { PROPOSED: 'start', PREPARING: 'bump', PREPARED: 'complete' } as const;

const LOOK_MS = 400;

export interface Kitchen {
  /** Cooks what is left and goes home. @returns how many tickets were handed out. */
  close(): Promise<number>;
}

/** Cooks every ticket of a store, until it is closed. */
export function openKitchen(client: ApiClient): Kitchen {
  let isOpen = true;
  let completed = 0;
  const shift = async (): Promise<void> => {
    for (;;) {
      const lastLook = !isOpen;
      const { busy, done } = await cookOnce(client);
      completed += done;
      if (lastLook && !busy) return;
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

/** One step for each open ticket. */
async function cookOnce(client: ApiClient): Promise<{ busy: boolean; done: number }> {
  const list = `/v1/stores/${client.store.storeId}/tickets?limit=100`;
  const { tickets } = mustBe(await client.get<TicketListResponse>('kitchen', list), 200);
  let done = 0;
  for (const { orderId, ticketId, status } of tickets) {
    if (status === 'COMPLETED') continue;
    const path = `/v1/orders/${orderId}/tickets/${ticketId}/${NEXT[status]}`;
    // 409: a refund has changed it meanwhile, or the list is a moment old.
    const moved = await client.post('kitchen', path);
    if (moved.status !== 409) mustBe(moved, 200);
    if (moved.status === 200 && status === 'PREPARED') done += 1;
  }
  return { busy: tickets.length > 0, done };
}
