import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import { type KitchenSettings, UNTOLD_KITCHEN } from '../../core/domain/kitchen-settings.ts';
import type { Kitchens } from '../../core/ports/kitchens.ts';
import { keyOf } from './state.ts';

export class MemoryKitchens implements Kitchens {
  readonly #settings = new Map<string, KitchenSettings>();

  async of(merchantId: MerchantId, storeId: StoreId): Promise<KitchenSettings> {
    return structuredClone(this.#settings.get(keyOf(merchantId, storeId))) ?? UNTOLD_KITCHEN;
  }

  async replace(
    merchantId: MerchantId,
    storeId: StoreId,
    settings: KitchenSettings,
  ): Promise<boolean> {
    const key = keyOf(merchantId, storeId);
    if ((this.#settings.get(key)?.version ?? 0) !== settings.version - 1) return false;
    this.#settings.set(key, structuredClone(settings));
    return true;
  }
}
