import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import type { PickupNumbers } from '../../core/ports/pickup-numbers.ts';

export class MemoryPickupNumbers implements PickupNumbers {
  readonly #last = new Map<string, number>();

  async next(merchantId: MerchantId, storeId: StoreId, businessDate: string): Promise<number> {
    const key = `${merchantId}#${storeId}#${businessDate}`;
    const number = (this.#last.get(key) ?? 0) + 1;
    this.#last.set(key, number);
    return number;
  }
}
