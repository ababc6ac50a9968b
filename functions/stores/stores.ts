import type { StoreListResponse } from '../../api/stores.ts';
import { businessDate } from '../../core/domain/business-date.ts';
import type { Store } from '../../core/ports/directory.ts';

export const presentStore = (store: Store, now: number): StoreListResponse['stores'][number] => ({
  storeId: store.storeId,
  name: store.name,
  timeZone: store.businessDay.timeZone,
  currency: store.currency,
  businessDate: businessDate(now, store.businessDay),
});
