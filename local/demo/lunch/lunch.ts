import { timeScaleOf } from '../../../adapters/system/clock.ts';
import type { ReadyFile } from '../../start-server.ts';
import { apiClient } from '../api-client.ts';
import { journalOf } from '../pages.ts';
import { type ClosedCases, closeCases, openCaseIds } from './cases.ts';
import { deal } from './deal.ts';
import type { Seated } from './guest.ts';
import { openKitchen } from './kitchen.ts';
import { countDrawer, type Lunchroom, openForLunch, sellAgain } from './opening.ts';
import { type OnServed, seatAll } from './seating.ts';
import { STORIES } from './stories.ts';
import { endingOf, type Served } from './summary.ts';

export interface LunchOptions {
  readonly orders: number;
  /** Called as each guest leaves. */
  readonly onServed?: OnServed;
}

export interface LunchReport {
  readonly served: readonly Served[];
  /** Tickets that the kitchens handed out. */
  readonly tickets: number;
  readonly cases: ClosedCases;
  /** What did not come as it should. */
  readonly faults: readonly string[];
}

/** A lunch at every store of a running server: everybody comes, pays or not, and gets their dish. */
export async function serveLunch(ready: ReadyFile, options: LunchOptions): Promise<LunchReport> {
  const clients = ready.stores.map((store) => apiClient(ready, store));
  const scale = timeScaleOf(ready.environment['KUAICAN_CLOCK_ANCHOR']);
  const before = await openCaseIds(clients);
  const rooms: Lunchroom[] = [];
  for (const client of clients) rooms.push(await openForLunch(client));
  const kitchens = await Promise.all(clients.map(openKitchen));
  const dealt = deal(STORIES, clients, options.orders);
  const seated = await seatAll(dealt, rooms, scale, options.onServed);
  const tickets = await Promise.all(kitchens.map((kitchen) => kitchen.close()));
  for (const room of rooms) await sellAgain(room);
  const cases = await closeCases(clients, before, seated);
  const told = await Promise.all(seated.map(settle));
  const served = told.flatMap((one) => one.served ?? []);
  const drawers = await Promise.all(
    rooms.map((room) => countDrawer(room, cashOf(served, room.client.store.storeId))),
  );
  return {
    ...{ served, cases, tickets: tickets.reduce((a, b) => a + b, 0) },
    faults: [...told.flatMap(({ faults }) => faults), ...cases.faults, ...drawers.flat()],
  };
}

/** Minor units that were paid in cash at the store. */
const cashOf = (served: readonly Served[], storeId: string): number =>
  served
    .filter((one) => one.storeId === storeId)
    .flatMap(({ order }) => order.payments)
    .filter(({ way, status }) => way === 'cash' && status === 'CAPTURED')
    .reduce((sum, { amount }) => sum + amount, 0);

/** What has become of the order, now that everything is quiet. */
async function settle(
  seated: Seated,
): Promise<{ readonly served?: Served; readonly faults: readonly string[] }> {
  const { story, client, left, fault } = seated;
  const wrong = (what: string): string => `${client.store.storeId}, "${story.title}": ${what}`;
  if (!left) return { faults: [wrong(fault ?? 'no order')] };
  const { orderId, ends } = left;
  const order = await client.order(orderId);
  const ending = endingOf(order);
  const unmade = order.tickets.filter(({ status }) => status !== 'COMPLETED');
  const faults = [
    ...(ending === ends ? [] : [wrong(`order ${orderId} is ${ending}, not ${ends}`)]),
    ...(unmade.length === 0 ? [] : [wrong(`order ${orderId} has an unmade ticket`)]),
  ];
  const entries = await journalOf(client, orderId);
  return { served: { storeId: client.store.storeId, order, entries }, faults };
}
