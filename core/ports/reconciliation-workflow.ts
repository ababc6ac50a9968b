import type { MerchantId } from '../domain/ids.ts';

/** Has bills of a day fetched and compared, later and again where one is not there yet. */
export interface ReconciliationWorkflow {
  /** A second start of the same name does nothing. */
  start(name: string, day: string, merchants: readonly MerchantId[]): Promise<void>;
}
