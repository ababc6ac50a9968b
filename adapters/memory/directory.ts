import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import type { Directory, Store } from '../../core/ports/directory.ts';

export class MemoryDirectory implements Directory {
  readonly #stores = new Map<StoreId, Store>();

  async register(store: Store): Promise<boolean> {
    const owner = this.#stores.get(store.storeId)?.merchantId;
    if (owner !== undefined && owner !== store.merchantId) return false;
    this.#stores.set(store.storeId, structuredClone(store));
    return true;
  }

  async store(merchantId: MerchantId, storeId: StoreId): Promise<Store | undefined> {
    const found = this.#stores.get(storeId);
    return found?.merchantId === merchantId ? structuredClone(found) : undefined;
  }

  async merchantOf(storeId: StoreId): Promise<MerchantId | undefined> {
    return this.#stores.get(storeId)?.merchantId;
  }
}
