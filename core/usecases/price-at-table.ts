import { MAX_MINOR } from '../domain/money.ts';
import type { OrderLine } from '../domain/order.ts';
import type { PriceLines, TableOrder } from '../domain/table-order.ts';
import { TABLE_POLICY as POLICY } from '../domain/table-policy.ts';
import type { Directory, Store } from '../ports/directory.ts';
import type { OfferBooks } from '../ports/offer-books.ts';
import { priceByBook } from './price-with-offers.ts';
import { type Rejection, unprocessable } from './rejection.ts';

export interface TablePriceDeps {
  readonly directory: Pick<Directory, 'store'>;
  readonly offers: OfferBooks;
}

/** Prices a check's lines as an order of them would be priced at that moment. */
export type PricesAt = (now: number) => PriceLines;

/** Prices by one state of the store's offers and rules, for as many checks as a request makes. */
export async function pricesAtTable(
  { offers }: Pick<TablePriceDeps, 'offers'>,
  store: Store,
  language: string | undefined,
): Promise<PricesAt> {
  const book = await offers.load(store.merchantId, store.storeId);
  const uses = new Map<string, number>();
  return (now) => (lines) => priceByBook(book, { language, uses }, store, lines, now);
}

/** The same where the store is not at hand. */
export async function pricesOf(
  deps: TablePriceDeps,
  { merchantId, storeId }: Pick<Store, 'merchantId' | 'storeId'>,
  language: string | undefined,
): Promise<PricesAt> {
  const store = await deps.directory.store(merchantId, storeId);
  if (!store) throw new Error(`Store ${storeId} has tables and is not registered`);
  return await pricesAtTable(deps, store, language);
}

/** Whether these lines can be priced: before anything is taken off, and tax at most doubles it. */
export function tooMuchToPrice(lines: readonly OrderLine[], field: string): Rejection | undefined {
  const subtotal = lines.reduce((sum, l) => sum + l.unitPrice.minor * l.quantity, 0);
  if (subtotal <= MAX_MINOR / 2) return undefined;
  return unprocessable('total-too-large', field, 'The total is too large.');
}

/** An order stays one row of the store, whatever offers there are. */
export function tooManyRows({ checks }: TableOrder): boolean {
  return checks.reduce((count, c) => count + (c.rows?.length ?? 1), 0) > POLICY.maxRows;
}
