import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import type { OfferBook } from '../../core/domain/offers/offer.ts';
import type { OfferBooks } from '../../core/ports/offer-books.ts';
import { couponKey, keyOf, type MemoryState } from './state.ts';

export class MemoryOfferBooks implements OfferBooks {
  readonly #books = new Map<string, OfferBook>();
  readonly #state: MemoryState;

  constructor(state: MemoryState) {
    this.#state = state;
  }

  async load(merchantId: MerchantId, storeId: StoreId): Promise<OfferBook> {
    const none = { merchantId, storeId, version: 0, offers: [], rules: { version: 0, taxes: [] } };
    return structuredClone(this.#books.get(keyOf(merchantId, storeId)) ?? none);
  }

  async save(book: OfferBook): Promise<boolean> {
    const key = keyOf(book.merchantId, book.storeId);
    if ((this.#books.get(key)?.version ?? 0) !== book.version - 1) return false;
    this.#books.set(key, structuredClone(book));
    return true;
  }

  async uses(
    merchantId: MerchantId,
    storeId: StoreId,
    counters: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    return new Map(
      counters.flatMap((name) => {
        const uses = this.#state.couponUses.get(couponKey(merchantId, storeId, name));
        return uses === undefined ? [] : [[name, uses] as const];
      }),
    );
  }
}
