import { demoStore } from '../device/demo-approval.ts';

const KEPT = 'kuaican.devices-store';

/** The store of last time. A name, no secret; in this tab it outlives signing in elsewhere. */
export const rememberedStore = (): string | null =>
  demoStore() ?? sessionStorage.getItem(KEPT) ?? localStorage.getItem(KEPT);

/** For this tab, before one leaves to sign in: the address of the demo's link is gone afterwards. */
export function keepForSignIn(): void {
  const storeId = demoStore();
  if (storeId !== null) sessionStorage.setItem(KEPT, storeId);
}

export function keepStore(storeId: string): void {
  sessionStorage.setItem(KEPT, storeId);
  localStorage.setItem(KEPT, storeId);
}

export function forgetStore(): void {
  sessionStorage.removeItem(KEPT);
  localStorage.removeItem(KEPT);
}
