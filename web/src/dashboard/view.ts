import { isDay, PRESETS, type Range } from './days.ts';

/** The parts of the page; the address tells which, so that Back works. */
export const PARTS = [
  'overview',
  'menu',
  'payments',
  'kitchen',
  'customers',
  'bills',
  'questions',
] as const;
export type Part = (typeof PARTS)[number];

/** What somebody looks at. All of it is in the fragment of the address, which no server sees. */
export interface View {
  readonly part: Part;
  readonly range: Range;
  /** Empty: all stores. */
  readonly stores: readonly string[];
  /** Where stores sell in several; undefined: the first of them. */
  readonly currency: string | undefined;
}

/** As many stores as the API takes at once. */
export const MOST_STORES = 100;

/** @param hash Of the page's address: whatever somebody typed there gives a view. */
export function viewOf(hash: string): View {
  const [part, rest = ''] = hash.replace(/^#/, '').split('?');
  const query = new URLSearchParams(rest);
  const stores = (query.get('stores') ?? '').split(',').filter((id) => id !== '');
  const currency = query.get('currency') ?? '';
  return {
    part: PARTS.find((known) => known === part) ?? 'overview',
    range: rangeOf(query.get('days') ?? ''),
    stores: stores.slice(0, MOST_STORES),
    currency: /^[A-Z]{3}$/.test(currency) ? currency : undefined,
  };
}

export function hashOf({ part, range, stores, currency }: View): string {
  const query = new URLSearchParams({
    days: typeof range === 'object' ? `${range.from}.${range.to}` : range,
    ...(stores.length > 0 && { stores: stores.join(',') }),
    ...(currency !== undefined && { currency }),
  });
  return `#${part}?${query.toString()}`;
}

function rangeOf(text: string): Range {
  const [from = '', to = ''] = text.split('.');
  if (isDay(from) && isDay(to) && from <= to) return { from, to };
  return PRESETS.find((preset) => preset === text) ?? '7';
}
