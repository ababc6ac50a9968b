import type { BusinessDay } from '../domain/business-date.ts';
import type { MerchantId, StoreId } from '../domain/ids.ts';
import type { Currency } from '../domain/money.ts';
import type { StoreSettings } from '../domain/store-settings.ts';
import type { Page, Paged } from './page.ts';

export interface Store extends StoreSettings {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly currency: Currency;
  readonly businessDay: BusinessDay;
}

/** Merchants' stores. The public menu route knows a store before it knows a tenant. */
export interface Directory {
  /**
   * Adds or changes a store; what its merchant has set since stays.
   * @returns false when another merchant has this store id.
   */
  register(store: Store): Promise<boolean>;
  /** Strongly read, as its merchant has set it. */
  store(merchantId: MerchantId, storeId: StoreId): Promise<Store | undefined>;
  /** Those of a merchant by their ids; one that was just registered may be missing for a moment. */
  stores(merchantId: MerchantId, page: Page): Promise<Paged<Store>>;
  /** @returns false when there is no such store, or its settings are not the ones before these. */
  replaceSettings(
    merchantId: MerchantId,
    storeId: StoreId,
    settings: StoreSettings & { readonly settingsVersion: number },
  ): Promise<boolean>;
  /** Store ids are unique over all tenants. */
  merchantOf(storeId: StoreId): Promise<MerchantId | undefined>;
}
