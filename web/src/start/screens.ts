/** The pages that the start page leads to, in the order in which a restaurant meets them. */
export const SCREENS = ['kiosk', 'pos', 'kitchen', 'board', 'devices', 'dashboard'] as const;
export type ScreenName = (typeof SCREENS)[number];

/**
 * Where a screen is. In the demo it is let into the chosen store by itself; the devices page and the
 * dashboard are the merchant's, who signs in.
 */
export function hrefOf(screen: ScreenName, demoStoreId: string | undefined): string {
  if (demoStoreId === undefined) return `/${screen}/`;
  return `/${screen}/?demo=${encodeURIComponent(demoStoreId)}`;
}

/** The store that was looked at last, where there still is one of that name. */
export function chosenStore<T extends { readonly storeId: string }>(
  stores: readonly T[],
  wanted: string | null,
): T | undefined {
  return stores.find(({ storeId }) => storeId === wanted) ?? stores[0];
}
