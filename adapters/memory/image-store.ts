import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import type { ImageType } from '../../core/domain/menu-image.ts';
import type { ImageStore } from '../../core/ports/image-store.ts';
import { imageIdOf } from '../menu-store/image-id.ts';
import { keyOf } from './state.ts';

export class MemoryImageStore implements ImageStore {
  readonly #images = new Map<string, Uint8Array>();

  async keep(
    merchantId: MerchantId,
    storeId: StoreId,
    bytes: Uint8Array,
    type: ImageType,
  ): Promise<string> {
    const imageId = imageIdOf(bytes, type);
    this.#images.set(keyOf(merchantId, `${storeId}#${imageId}`), Uint8Array.from(bytes));
    return imageId;
  }

  async read(
    merchantId: MerchantId,
    storeId: StoreId,
    imageId: string,
  ): Promise<Uint8Array | undefined> {
    return this.#images.get(keyOf(merchantId, `${storeId}#${imageId}`));
  }
}
