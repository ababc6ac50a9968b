/** The parts of a store that its owner looks after here. */
export const TABS = ['screens', 'staff', 'tables', 'codes'] as const;
export type TabName = (typeof TABS)[number];

/** @param hash Of the page's address. */
export const tabOf = (hash: string): TabName =>
  TABS.find((name) => `#${name}` === hash) ?? 'screens';
