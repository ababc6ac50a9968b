import { createStore, del, get, set } from 'idb-keyval';
import type { paths } from '../api/schema.d.ts';
import type { Payment } from './sale-step.ts';

/** POST /v1/orders. */
export type OrderRequest =
  paths['/v1/orders']['post']['requestBody']['content']['application/json'];

/**
 * What a sale is found again by after a reload or a power cut. Never an auth code: a scanned payment is
 * found by its order. Its order is sent under a key of our own making, so that sending it again makes
 * no second one.
 */
export interface KeptSale {
  readonly key: string;
  readonly request: OrderRequest;
  readonly orderId?: string;
  /** The last attempt to pay that was sent, and when by this screen's clock. */
  readonly attempt?: {
    readonly key: string;
    readonly way: Payment['way'];
    readonly sentAt: number;
  };
}

export interface SaleShelf {
  read(): Promise<KeptSale | undefined>;
  keep(sale: KeptSale): Promise<void>;
  /** The next customer must find nothing. */
  clear(): Promise<void>;
}

const store = createStore('kuaican-sales', 'sales');

/** @param screen The page that sells here: each has one sale at a time. */
export const saleShelf = (screen: 'kiosk' | 'pos'): SaleShelf => ({
  read: () => get(screen, store),
  keep: (sale) => set(screen, sale, store),
  clear: () => del(screen, store),
});
