import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import type { ImageStore } from '../../core/ports/image-store.ts';
import { keyOf } from './state.ts';

export class MemoryImageStore implements ImageStore {
  readonly #images = new Map<string, Uint8Array>();

  async keep(
    merchantId: MerchantId,
    storeId: StoreId,
    imageId: string,
    bytes: Uint8Array,
  ): Promise<void> {
    this.#images.set(keyOf(merchantId, `${storeId}#${imageId}`), Uint8Array.from(bytes));
  }

  async read(
    merchantId: MerchantId,
    storeId: StoreId,
    imageId: string,
  ): Promise<Uint8Array | undefined> {
    return this.#images.get(keyOf(merchantId, `${storeId}#${imageId}`));
  }
}
