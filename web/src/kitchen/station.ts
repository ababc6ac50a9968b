/**
 * Where a screen hangs is kept on the screen: undefined where nobody has chosen, null at the pass.
 * Of another store it is forgotten.
 */
const KEPT = 'kuaican.kitchen.station';

export function rememberedStation(storeId: string): string | null | undefined {
  const [store, station] = (localStorage.getItem(KEPT) ?? '').split('/');
  if (store !== storeId || station === undefined) return undefined;
  return station === '' ? null : station;
}

export function rememberStation(storeId: string, stationId: string | undefined): void {
  localStorage.setItem(KEPT, `${storeId}/${stationId ?? ''}`);
}
