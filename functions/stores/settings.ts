import type { StoreSettingsResponse } from '../../api/stores.ts';
import { ORDER_POLICY } from '../../core/domain/order.ts';
import { prefixesOf, type StoreSettings } from '../../core/domain/store-settings.ts';

const MINUTE = 60_000;

/** What a store goes by, with what nobody has set at its default. */
export const presentSettings = (store: StoreSettings): StoreSettingsResponse => ({
  name: store.name,
  receiptLines: [...(store.receiptLines ?? [])],
  unpaidForMinutes: Math.ceil((store.unpaidForMs ?? ORDER_POLICY.unpaidForMs) / MINUTE),
  pickupPrefixes: prefixesOf(store),
  cashierRefundLimit: store.cashierRefundLimit,
  releasePolicy: store.releasePolicy,
  version: store.settingsVersion ?? 0,
});

export const settingsIn = ({ unpaidForMinutes, ...body }: StoreSettingsResponse) => ({
  ...body,
  unpaidForMs: unpaidForMinutes * MINUTE,
});
