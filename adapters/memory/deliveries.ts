import type { Destination } from '../../core/domain/delivery.ts';
import { type DeliverySettings, NO_DELIVERY } from '../../core/domain/delivery-settings.ts';
import type { Slot } from '../../core/domain/delivery-slots.ts';
import type { MerchantId, OrderId, StoreId } from '../../core/domain/ids.ts';
import type { Deliveries, DeliveryEntry } from '../../core/ports/deliveries.ts';
import type { Page, Paged } from '../../core/ports/page.ts';
import { pageOf, sortable } from './page.ts';
import { keyOf, type MemoryState, slotKey } from './state.ts';

export class MemoryDeliveries implements Deliveries {
  readonly #settings = new Map<string, DeliverySettings>();
  readonly #state: MemoryState;

  constructor(state: MemoryState) {
    this.#state = state;
  }

  async settings(merchantId: MerchantId, storeId: StoreId): Promise<DeliverySettings> {
    return structuredClone(this.#settings.get(keyOf(merchantId, storeId)) ?? NO_DELIVERY);
  }

  async save(
    merchantId: MerchantId,
    storeId: StoreId,
    settings: DeliverySettings,
  ): Promise<boolean> {
    const key = keyOf(merchantId, storeId);
    if ((this.#settings.get(key)?.version ?? 0) !== settings.version - 1) return false;
    this.#settings.set(key, structuredClone(settings));
    return true;
  }

  async taken(
    merchantId: MerchantId,
    storeId: StoreId,
    slots: readonly Slot[],
  ): Promise<ReadonlyMap<number, number>> {
    return new Map(
      slots.flatMap(({ start }) => {
        const taken = this.#state.slots.get(slotKey(merchantId, storeId, start));
        return taken === undefined ? [] : [[start, taken] as const];
      }),
    );
  }

  async ofDay(
    merchantId: MerchantId,
    storeId: StoreId,
    date: string,
    page: Page,
  ): Promise<Paged<DeliveryEntry>> {
    const entries = [...this.#state.orders.values()].flatMap(({ order }) => {
      const isThere = order.merchantId === merchantId && order.storeId === storeId;
      if (!isThere || order.delivery?.date !== date) return [];
      return [{ orderId: order.orderId, slot: order.delivery.slot }];
    });
    return pageOf(entries, ({ slot, orderId }) => `${sortable(slot.start)}#${orderId}`, page);
  }

  async destination(merchantId: MerchantId, orderId: OrderId): Promise<Destination | undefined> {
    return structuredClone(this.#state.destinations.get(keyOf(merchantId, orderId)));
  }

  async forgetDestination(merchantId: MerchantId, orderId: OrderId): Promise<void> {
    this.#state.destinations.delete(keyOf(merchantId, orderId));
  }
}
