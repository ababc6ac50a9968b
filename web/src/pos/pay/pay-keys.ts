/** How money comes in at a till. */
export const WAYS = ['cash', 'barcode', 'qr', 'static-qr', 'card'] as const;
export type Way = (typeof WAYS)[number];

/** One letter each, the same in every language, since keyboards are. */
export const WAY_KEYS = {
  cash: 'C',
  barcode: 'B',
  qr: 'Q',
  'static-qr': 'S',
  card: 'K',
} as const satisfies Record<Way, string>;

/**
 * @param field what is in focus: an amount has no letters, so they choose there too.
 */
export function wayOfKey(key: string, field: 'amount' | 'text' | undefined): Way | undefined {
  if (field === 'text') return undefined;
  return WAYS.find((way) => WAY_KEYS[way] === key.toUpperCase());
}
