import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import { asSet, type StoreSettings } from '../../core/domain/store-settings.ts';
import type { Directory, Store } from '../../core/ports/directory.ts';
import type { Page, Paged } from '../../core/ports/page.ts';
import { pageOf } from './page.ts';

export class MemoryDirectory implements Directory {
  readonly #stores = new Map<StoreId, Store>();
  readonly #settings = new Map<StoreId, StoreSettings>();

  async register(store: Store): Promise<boolean> {
    const owner = this.#stores.get(store.storeId)?.merchantId;
    if (owner !== undefined && owner !== store.merchantId) return false;
    this.#stores.set(store.storeId, structuredClone(store));
    return true;
  }

  async store(merchantId: MerchantId, storeId: StoreId): Promise<Store | undefined> {
    const found = this.#stores.get(storeId);
    if (found?.merchantId !== merchantId) return undefined;
    return structuredClone(asSet(found, this.#settings.get(storeId)));
  }

  async stores(merchantId: MerchantId, page: Page): Promise<Paged<Store>> {
    const stores = [...this.#stores.values()]
      .filter((store) => store.merchantId === merchantId)
      .map((store) => asSet(store, this.#settings.get(store.storeId)));
    return pageOf(stores, (store) => store.storeId, page);
  }

  async replaceSettings(
    merchantId: MerchantId,
    storeId: StoreId,
    settings: StoreSettings & { readonly settingsVersion: number },
  ): Promise<boolean> {
    const before = this.#settings.get(storeId)?.settingsVersion ?? 0;
    const isOurs = this.#stores.get(storeId)?.merchantId === merchantId;
    if (!isOurs || before !== settings.settingsVersion - 1) return false;
    this.#settings.set(storeId, structuredClone(settings));
    return true;
  }

  async merchantOf(storeId: StoreId): Promise<MerchantId | undefined> {
    return this.#stores.get(storeId)?.merchantId;
  }
}
