import { createStore, del, get, set } from 'idb-keyval';
import type { Ticket } from './sell/ticket.ts';

/** What a till finds again after a reload or a power cut. Never a token, nor what a scanner read. */
const store = createStore('kuaican-till', 'kept');

export const keptTicket = (): Promise<Ticket | undefined> => get('ticket', store);
export const keepTicket = (ticket: Ticket): Promise<void> => set('ticket', ticket, store);

/** The order whose money the till was taking. */
export const keptPaying = (): Promise<string | undefined> => get('paying', store);
export const keepPaying = (orderId: string | undefined): Promise<void> =>
  orderId === undefined ? del('paying', store) : set('paying', orderId, store);
