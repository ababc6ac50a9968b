import type { StoreId } from '../../../core/domain/ids.ts';

/** Where a picture is, within the API. */
export const imagePath = (storeId: StoreId, image: string): string =>
  `/v1/stores/${storeId}/images/${image}`;
