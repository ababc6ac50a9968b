import { timeScaleOf } from '../../../adapters/system/clock.ts';
import type { ReadyFile } from '../../start-server.ts';
import { apiClient } from '../api-client.ts';
import { journalOf } from '../pages.ts';
import { type ClosedCases, closeCases, openCaseIds } from './cases.ts';
import { deal } from './deal.ts';
import type { Dealt, Seated } from './guest.ts';
import { openKitchen } from './kitchen.ts';
import { closeAfterLunch, openForLunch } from './opening.ts';
import { STORIES } from './stories.ts';
import { endingOf, type Served } from './summary.ts';

export interface LunchOptions {
  readonly orders: number;
  /** Called as each guest leaves. */
  readonly onServed?: (dealt: Dealt) => void;
}

export interface LunchReport {
  readonly served: readonly Served[];
  /** Tickets that the kitchens handed out. */
  readonly tickets: number;
  readonly cases: ClosedCases;
  /** What did not come as it should. */
  readonly faults: readonly string[];
}

/** A guest comes every second of the server's clock, as long as there is room. */
const EVERY_MS = 1_000;
const SEATS = 10;
/** The longest story waits for Alipay for two and a half minutes of the server's clock. */
const PATIENCE_MS = 240_000;
/** However fast the clock, this machine needs its time. */
const LEAST_PATIENCE_MS = 60_000;

/** A lunch at every store of a running server: everybody comes, pays or not, and gets their dish. */
export async function serveLunch(ready: ReadyFile, options: LunchOptions): Promise<LunchReport> {
  const clients = ready.stores.map((store) => apiClient(ready, store));
  const scale = timeScaleOf(ready.environment['KUAICAN_CLOCK_ANCHOR']);
  const before = await openCaseIds(clients);
  for (const client of clients) await openForLunch(client);
  const kitchens = await Promise.all(clients.map(openKitchen));
  const seated = await seatAll(deal(STORIES, clients, options.orders), scale, options);
  const tickets = await Promise.all(kitchens.map((kitchen) => kitchen.close()));
  for (const client of clients) await closeAfterLunch(client);
  const cases = await closeCases(clients, before, seated);
  const told = await Promise.all(seated.map(settle));
  return {
    served: told.flatMap(({ served }) => served ?? []),
    tickets: tickets.reduce((a, b) => a + b, 0),
    cases,
    faults: [...told.flatMap(({ faults }) => faults), ...cases.faults],
  };
}

async function seatAll(
  guests: readonly Dealt[],
  scale: number,
  { onServed }: LunchOptions,
): Promise<Seated[]> {
  const patienceMs = Math.max(LEAST_PATIENCE_MS, PATIENCE_MS / scale);
  const startedAt = performance.now();
  const seated: Seated[] = [];
  let next = 0;
  const seat = async (): Promise<void> => {
    for (let n = next++; n < guests.length; n = next++) {
      const dealt = guests[n] as Dealt;
      const comesInMs = startedAt + (n * EVERY_MS) / scale - performance.now();
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, comesInMs)));
      seated.push(await serve(dealt, n, patienceMs));
      onServed?.(dealt);
    }
  };
  await Promise.all(Array.from({ length: SEATS }, seat));
  return seated;
}

async function serve(dealt: Dealt, n: number, patienceMs: number): Promise<Seated> {
  try {
    const left = await dealt.story.play({ client: dealt.client, n, patienceMs });
    return { ...dealt, left };
  } catch (error) {
    return { ...dealt, fault: error instanceof Error ? error.message : String(error) };
  }
}

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
