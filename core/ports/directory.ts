import type { BusinessDay } from '../domain/business-date.ts';
import type { MerchantId, StoreId } from '../domain/ids.ts';
import type { Currency } from '../domain/money.ts';
import type { ReleasePolicy } from '../domain/order.ts';

export interface Store {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly name: string;
  readonly currency: Currency;
  readonly businessDay: BusinessDay;
  readonly releasePolicy: ReleasePolicy;
  /** Under the name on a receipt: address, telephone, tax number. At most 8 lines. */
  readonly receiptLines?: readonly string[] | undefined;
  /** How long an order may stay unpaid, in ms; a default when absent. */
  readonly unpaidForMs?: number | undefined;
  /** What a cashier may refund of one order, in minor units; a default for the currency when absent. */
  readonly cashierRefundLimit?: number | undefined;
}

/** Merchants' stores. The public menu route knows a store before it knows a tenant. */
export interface Directory {
  /** Adds or changes a store. @returns false when another merchant has this store id. */
  register(store: Store): Promise<boolean>;
  store(merchantId: MerchantId, storeId: StoreId): Promise<Store | undefined>;
  /** Store ids are unique over all tenants. */
  merchantOf(storeId: StoreId): Promise<MerchantId | undefined>;
}
