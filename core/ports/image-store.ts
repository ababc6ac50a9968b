import type { MerchantId, StoreId } from '../domain/ids.ts';
import type { ImageType } from '../domain/menu-image.ts';

/** Pictures of dishes, which never change. */
export interface ImageStore {
  /** @returns the picture's name, made from its bytes; keeping it again changes nothing. */
  keep(
    merchantId: MerchantId,
    storeId: StoreId,
    bytes: Uint8Array,
    type: ImageType,
  ): Promise<string>;
  read(merchantId: MerchantId, storeId: StoreId, imageId: string): Promise<Uint8Array | undefined>;
}
