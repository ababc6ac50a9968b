import type { MerchantId, StoreId } from '../domain/ids.ts';
import type { SnoozeList } from '../domain/snooze.ts';

/** What a store does not sell for now. */
export interface Snoozes {
  /** Strongly read: what staff have said holds for the next order. Empty where nothing was said. */
  of(merchantId: MerchantId, storeId: StoreId): Promise<SnoozeList>;
  /** @returns false when the stored list is not the one before this any more. */
  replace(merchantId: MerchantId, storeId: StoreId, list: SnoozeList): Promise<boolean>;
}
