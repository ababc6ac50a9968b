import type { BusinessDay } from '../../core/domain/business-date.ts';
import type { MerchantId, OrderId } from '../../core/domain/ids.ts';
import type { JournalChange, JournalEntry } from '../../core/domain/journal.ts';
import type { OrderAggregate } from '../../core/domain/order-aggregate.ts';
import type { DinerOrders } from '../../core/ports/diner-orders.ts';
import type { OrderStore } from '../../core/ports/order-store.ts';
import type { Fact } from '../facts/tables.ts';

/** An order as it is, and how it came to be so: entry n is of version n. */
export interface OrderHistory {
  readonly aggregate: OrderAggregate;
  readonly journal: readonly JournalEntry[];
  /** Who ordered first of those who had signed in, unless it was forgotten. */
  readonly diner: string | undefined;
  /** By which its store counts its days. */
  readonly day: BusinessDay;
}

/** A fact, and the journal entry that made it one. */
export interface Told {
  readonly version: number;
  readonly fact: Fact;
}

/** A change of one part, with the entry that tells of it. */
export interface Step<P extends JournalChange['part']> {
  readonly entry: JournalEntry;
  readonly change: Extract<JournalChange, { readonly part: P }>;
}

/** All changes of one part of the order, oldest first. */
export const stepsOf = <P extends JournalChange['part']>(
  { journal }: OrderHistory,
  part: P,
): Step<P>[] =>
  journal.flatMap((entry) =>
    entry.changes
      .filter((change): change is Step<P>['change'] => change.part === part)
      .map((change) => ({ entry, change })),
  );

/** When the order ended, if it has. */
export const endOf = (history: OrderHistory): Step<'order'> | undefined =>
  stepsOf(history, 'order').find(({ change }) => change.to !== 'CREATED');

/** From then on nothing of the order leads to a customer. */
export const tellsToForget = ({ what }: JournalEntry): boolean =>
  what === 'forget-diner' || what === 'forget-customer';

const JOURNAL_PAGE = 500;

export interface HistoryDeps {
  readonly orders: Pick<OrderStore, 'load' | 'journal'>;
  readonly dinerOrders: Pick<DinerOrders, 'firstAt'>;
}

/** Reads an order with its journal, as of one version; undefined where there is none. */
export async function readHistory(
  { orders, dinerOrders }: HistoryDeps,
  merchantId: MerchantId,
  orderId: OrderId,
): Promise<Omit<OrderHistory, 'day'> | undefined> {
  const aggregate = await orders.load(merchantId, orderId);
  if (!aggregate) return undefined;
  const journal: JournalEntry[] = [];
  for (let isFull = true; isFull; ) {
    const after = journal.at(-1)?.version ?? 0;
    const page = await orders.journal(merchantId, orderId, { after, limit: JOURNAL_PAGE });
    journal.push(...page.filter(({ version }) => version <= aggregate.order.version));
    isFull = page.length === JOURNAL_PAGE;
  }
  // By the journal, because the row that leads from a customer to the order goes a moment later.
  const isAnonymous = !aggregate.order.table || journal.some(tellsToForget);
  const first = isAnonymous ? undefined : await dinerOrders.firstAt(merchantId, orderId);
  return { aggregate, journal, diner: first?.dinerId };
}
