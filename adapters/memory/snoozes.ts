import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import type { SnoozeList } from '../../core/domain/snooze.ts';
import type { Snoozes } from '../../core/ports/snoozes.ts';
import { keyOf } from './state.ts';

export class MemorySnoozes implements Snoozes {
  readonly #lists = new Map<string, SnoozeList>();

  async of(merchantId: MerchantId, storeId: StoreId): Promise<SnoozeList> {
    const known = this.#lists.get(keyOf(merchantId, storeId));
    return structuredClone(known) ?? { version: 0, snoozes: [] };
  }

  async replace(merchantId: MerchantId, storeId: StoreId, list: SnoozeList): Promise<boolean> {
    const key = keyOf(merchantId, storeId);
    if ((this.#lists.get(key)?.version ?? 0) !== list.version - 1) return false;
    this.#lists.set(key, structuredClone(list));
    return true;
  }
}
