import type { BusinessDay } from '../../core/domain/business-date.ts';
import type { ExceptionCase } from '../../core/domain/exception-case.ts';
import type { MerchantId, OrderId, StoreId } from '../../core/domain/ids.ts';
import type { JournalEntry } from '../../core/domain/journal.ts';
import type { ScreenSteps } from '../../core/domain/screen-steps.ts';
import type { Directory } from '../../core/ports/directory.ts';
import type { Fact } from '../facts/tables.ts';
import { caseFact } from './case-facts.ts';
import { factsOfOrder } from './facts-of-order.ts';
import { type HistoryDeps, type OrderHistory, readHistory } from './order-history.ts';
import { sessionFacts } from './session-facts.ts';
import { stockFact } from './stock-fact.ts';
import type { StockEvent } from './stock-journal.ts';
import { NO_STORE } from './wall-time.ts';

/**
 * What becomes facts: an entry of an order's journal or of the stock's, what was done at a screen, and
 * a case when it is opened and when it is resolved.
 */
export type News =
  | {
      readonly kind: 'journal';
      readonly merchantId: MerchantId;
      readonly orderId: OrderId;
      readonly entry: JournalEntry;
    }
  | { readonly kind: 'case'; readonly found: ExceptionCase }
  | { readonly kind: 'stock'; readonly event: StockEvent }
  | { readonly kind: 'steps'; readonly sent: ScreenSteps };

export interface ProjectorDeps extends HistoryDeps {
  readonly directory: Pick<Directory, 'store'>;
}

/** Orders that are read at a time. */
const AT_ONCE = 8;

/** The facts that news make; their order is of no matter. */
export async function factsOfNews(deps: ProjectorDeps, news: readonly News[]): Promise<Fact[]> {
  const days = storeDays(deps.directory);
  const orders = new Map<string, { place: [MerchantId, OrderId]; versions: Set<number> }>();
  const facts: Fact[] = [];
  for (const item of news) {
    if (item.kind === 'case') {
      const { merchantId, storeId } = item.found;
      facts.push(caseFact(item.found, await days(merchantId, storeId)));
      continue;
    }
    if (item.kind === 'stock') {
      const { merchantId, storeId } = item.event;
      facts.push(stockFact(item.event, await days(merchantId, storeId)));
      continue;
    }
    if (item.kind === 'steps') {
      const { merchantId, storeId } = item.sent;
      facts.push(...sessionFacts(item.sent, await days(merchantId, storeId)));
      continue;
    }
    if (item.entry.changes.length === 0) continue;
    const { merchantId, orderId, entry } = item;
    const order = orders.get(orderId) ?? { place: [merchantId, orderId], versions: new Set() };
    orders.set(orderId, order);
    order.versions.add(entry.version);
  }
  const all = [...orders.values()];
  for (let n = 0; n < all.length; n += AT_ONCE) {
    const found = all.slice(n, n + AT_ONCE).map(async ({ place, versions }) => {
      const told = factsOfOrder(await historyOf(deps, days, place));
      return told.filter(({ version }) => versions.has(version)).map(({ fact }) => fact);
    });
    facts.push(...(await Promise.all(found)).flat());
  }
  return facts;
}

export async function historyOf(
  deps: ProjectorDeps,
  days: StoreDays,
  [merchantId, orderId]: readonly [MerchantId, OrderId],
): Promise<OrderHistory> {
  const history = await readHistory(deps, merchantId, orderId);
  // Whatever was journalled is there, unless the table itself is broken: then a person has to know.
  if (!history) throw new Error(`Order ${orderId} has a journal and is not there`);
  return { ...history, day: await days(merchantId, history.aggregate.order.storeId) };
}

export type StoreDays = (merchantId: MerchantId, storeId?: StoreId) => Promise<BusinessDay>;

/** How stores count their days, each read once. */
export function storeDays(directory: Pick<Directory, 'store'>): StoreDays {
  const known = new Map<string, Promise<BusinessDay>>();
  const read = async (merchantId: MerchantId, storeId: StoreId): Promise<BusinessDay> =>
    (await directory.store(merchantId, storeId))?.businessDay ?? NO_STORE;
  return async (merchantId, storeId) => {
    if (storeId === undefined) return NO_STORE;
    const key = `${merchantId}#${storeId}`;
    const day = known.get(key) ?? read(merchantId, storeId);
    known.set(key, day);
    return await day;
  };
}
