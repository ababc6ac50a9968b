import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import type { StockCount, StockName } from '../../core/domain/stock.ts';
import type { Page, Paged } from '../../core/ports/page.ts';
import type { StockCounts } from '../../core/ports/stock-counts.ts';
import { pageOf } from './page.ts';
import { type MemoryState, type StoredStock, stockKey } from './state.ts';

export class MemoryStockCounts implements StockCounts {
  readonly #state: MemoryState;

  constructor(state: MemoryState) {
    this.#state = state;
  }

  async ofItems(
    merchantId: MerchantId,
    storeId: StoreId,
    itemIds: readonly string[],
  ): Promise<readonly StockCount[]> {
    const counts = this.#counted(merchantId, storeId);
    return structuredClone(counts.filter(({ itemId }) => itemIds.includes(itemId)));
  }

  async ofStore(merchantId: MerchantId, storeId: StoreId, page: Page): Promise<Paged<StockCount>> {
    const sortKey = ({ itemId, optionId = '' }: StockCount): string => `${itemId}#${optionId}`;
    return pageOf(this.#counted(merchantId, storeId), sortKey, page);
  }

  async set(
    merchantId: MerchantId,
    storeId: StoreId,
    count: StockCount,
    expected?: number,
  ): Promise<boolean> {
    const key = stockKey(merchantId, storeId, count);
    const stored = this.#state.stock.get(key);
    const isExpected = stored?.isCounted === true && stored.count.remaining === expected;
    if (expected !== undefined && !isExpected) return false;
    this.#state.stock.set(key, { count: structuredClone(count), isCounted: true });
    return true;
  }

  async stopCounting(merchantId: MerchantId, storeId: StoreId, name: StockName): Promise<void> {
    const key = stockKey(merchantId, storeId, name);
    const stored = this.#state.stock.get(key);
    if (stored) this.#state.stock.set(key, { ...stored, isCounted: false });
  }

  #counted(merchantId: MerchantId, storeId: StoreId): StockCount[] {
    const ofStore = ([key, { count, isCounted }]: [string, StoredStock]): boolean =>
      isCounted && key === stockKey(merchantId, storeId, count);
    return [...this.#state.stock].filter(ofStore).map(([, { count }]) => count);
  }
}
