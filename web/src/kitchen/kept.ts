import { createStore, get, set } from 'idb-keyval';
import type { Action } from './action.ts';
import type { SeenTicket } from './seen-ticket.ts';
import type { AgeLimits } from './ticket-age.ts';

/** The tickets that a screen last saw: after a reload without network they are still there. */
export interface KeptList {
  readonly storeId: string;
  readonly stationId: string | undefined;
  readonly tickets: readonly SeenTicket[];
  readonly limits: AgeLimits;
  /** By the server's clock. */
  readonly seenAt: number;
}

const store = createStore('kuaican-kitchen', 'kitchen');

/** Names of guests stay on no device: a kitchen without network can do without them. */
const nameless = ({ customerName: _, ...ticket }: SeenTicket): SeenTicket => ticket;

export const keepList = (list: KeptList): Promise<void> =>
  set('list', { ...list, tickets: list.tickets.map(nameless) }, store);
export const keptList = (): Promise<KeptList | undefined> => get('list', store);

export const keepActions = (storeId: string, actions: readonly Action[]): Promise<void> =>
  set('actions', { storeId, actions }, store);

export async function keptActions(storeId: string): Promise<readonly Action[]> {
  const kept = await get<{ storeId: string; actions: readonly Action[] }>('actions', store);
  return kept?.storeId === storeId ? kept.actions : [];
}
