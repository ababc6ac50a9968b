import type { Destination } from '../domain/delivery.ts';
import type { DeliverySettings } from '../domain/delivery-settings.ts';
import type { Slot } from '../domain/delivery-slots.ts';
import type { MerchantId, OrderId, StoreId } from '../domain/ids.ts';
import type { Page, Paged } from './page.ts';

/** An order that is to be brought. */
export interface DeliveryEntry {
  readonly orderId: OrderId;
  readonly slot: Slot;
}

/** How stores deliver, and what they have to; the order store writes the latter with the order. */
export interface Deliveries {
  /** Switched off, of version 0, where nothing was ever set. Reads are strong. */
  settings(merchantId: MerchantId, storeId: StoreId): Promise<DeliverySettings>;
  /** @returns false where the stored ones are no longer one version older. */
  save(merchantId: MerchantId, storeId: StoreId, settings: DeliverySettings): Promise<boolean>;
  /** How many orders have each slot, by its start; one that nobody has is absent. */
  taken(
    merchantId: MerchantId,
    storeId: StoreId,
    slots: readonly Slot[],
  ): Promise<ReadonlyMap<number, number>>;
  /** Orders placed for this local date, by slot; those that ended unpaid are among them. */
  ofDay(
    merchantId: MerchantId,
    storeId: StoreId,
    date: string,
    page: Page,
  ): Promise<Paged<DeliveryEntry>>;
  /** Undefined too when it is no longer kept. */
  destination(merchantId: MerchantId, orderId: OrderId): Promise<Destination | undefined>;
  /** Before its time. Repeating is safe. */
  forgetDestination(merchantId: MerchantId, orderId: OrderId): Promise<void>;
}
