import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import type { Sales, Sold } from '../../core/domain/popularity.ts';
import type { SoldDishes } from '../../core/ports/sold-dishes.ts';

export class MemorySoldDishes implements SoldDishes {
  readonly #days = new Map<string, Map<string, number>>();

  async add({ merchantId, storeId, businessDate, sold }: Sales): Promise<void> {
    const day = this.#day(merchantId, storeId, businessDate);
    for (const [itemId, count] of sold) day.set(itemId, (day.get(itemId) ?? 0) + count);
  }

  async ofDay(merchantId: MerchantId, storeId: StoreId, businessDate: string): Promise<Sold> {
    return new Map(this.#day(merchantId, storeId, businessDate));
  }

  #day(...of: readonly string[]): Map<string, number> {
    const key = of.join('#');
    const day = this.#days.get(key) ?? new Map<string, number>();
    this.#days.set(key, day);
    return day;
  }
}
