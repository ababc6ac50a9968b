import type { MerchantId, StoreId } from '../domain/ids.ts';

/** Pictures of dishes, which never change. */
export interface ImageStore {
  /** Its name is made from its bytes, so that keeping it again changes nothing. */
  keep(merchantId: MerchantId, storeId: StoreId, imageId: string, bytes: Uint8Array): Promise<void>;
  read(merchantId: MerchantId, storeId: StoreId, imageId: string): Promise<Uint8Array | undefined>;
}
