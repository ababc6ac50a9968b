/*
 * What the restaurants of the golden data are: the days they are told of, the stores, what they sell
 * and when, offers in some stores and weeks.
 */

/** The first and last day on which anything happens; more than is asked about, on both sides. */
export const FIRST_DAY = '2026-08-31';
export const LAST_DAY = '2026-11-22';

/** What questions are asked of, unless a test says otherwise. */
export const ASKED = {
  merchantId: 'm-1',
  storeIds: ['s-1', 's-2', 's-3', 's-4'],
  from: '2026-09-14',
  to: '2026-11-15',
  /** From here on events are in two files. */
  openFrom: '2026-11-13',
} as const;

export interface Store {
  readonly storeId: string;
  readonly merchantId: string;
  readonly opened: string;
  readonly kiosks: readonly string[];
  /** Orders on a usual day. */
  readonly busy: number;
}

/** s-4 opens in between; s-5 is not asked about, and s-9 is another merchant's. */
export const STORES: readonly Store[] = [
  { storeId: 's-1', merchantId: 'm-1', opened: FIRST_DAY, kiosks: ['k-11', 'k-12'], busy: 13 },
  { storeId: 's-2', merchantId: 'm-1', opened: FIRST_DAY, kiosks: ['k-21'], busy: 11 },
  { storeId: 's-3', merchantId: 'm-1', opened: FIRST_DAY, kiosks: ['k-31'], busy: 9 },
  { storeId: 's-4', merchantId: 'm-1', opened: '2026-10-05', kiosks: ['k-41'], busy: 8 },
  { storeId: 's-5', merchantId: 'm-1', opened: FIRST_DAY, kiosks: ['k-51'], busy: 2 },
  { storeId: 's-9', merchantId: 'm-2', opened: FIRST_DAY, kiosks: ['k-91'], busy: 2 },
];

export interface Dish {
  readonly itemId: string;
  readonly names: readonly [zh: string, en: string];
  readonly categoryId: string;
  readonly price: number;
  /** How often it is chosen. */
  readonly weight: number;
  /** Not on the menu before. */
  readonly since?: string;
  /** What it costs from a day on. */
  readonly dearer?: { readonly from: string; readonly price: number };
  /** It is a combo of these. */
  readonly parts?: readonly string[];
}

/** Milk tea becomes dearer, curry rice is new. */
export const DISHES: readonly Dish[] = [
  dish('beef-noodles', ['牛肉面', 'Beef noodles'], 'noodles', 2800, 16),
  dish('pork-noodles', ['猪肉面', 'Pork noodles'], 'noodles', 2400, 9),
  dish('plain-noodles', ['阳春面', 'Plain noodles'], 'noodles', 1800, 12),
  dish('fried-rice', ['炒饭', 'Fried rice'], 'rice', 2200, 11),
  dish('egg-rice', ['蛋炒饭', 'Egg rice'], 'rice', 1600, 4),
  { ...dish('curry-rice', ['咖喱饭', 'Curry rice'], 'rice', 2600, 9), since: '2026-10-12' },
  dish('dumplings', ['饺子', 'Dumplings'], 'sides', 1500, 10),
  dish('spring-rolls', ['春卷', 'Spring rolls'], 'sides', 900, 7),
  dish('salad', ['沙拉', 'Salad'], 'sides', 1200, 2),
  dish('cola', ['可乐', 'Cola'], 'drinks', 600, 14),
  dish('tea', ['茶', 'Tea'], 'drinks', 500, 10),
  {
    ...dish('milk-tea', ['奶茶', 'Milk tea'], 'drinks', 1200, 12),
    dearer: { from: '2026-10-19', price: 1400 },
  },
  dish('ice-cream', ['冰淇淋', 'Ice cream'], 'desserts', 800, 3),
  {
    ...dish('noodle-combo', ['面套餐', 'Noodle combo'], 'combos', 3200, 8),
    parts: ['beef-noodles', 'cola'],
    since: '2026-09-21',
  },
  {
    ...dish('rice-combo', ['饭套餐', 'Rice combo'], 'combos', 2500, 5),
    parts: ['fried-rice', 'tea'],
  },
];

function dish(
  itemId: string,
  names: Dish['names'],
  categoryId: string,
  price: number,
  weight: number,
): Dish {
  return { itemId, names, categoryId, price, weight };
}

export interface Offer {
  readonly offerId: string;
  readonly storeIds: readonly string[];
  readonly from: string;
  readonly to: string;
  /** Off the whole order. */
  readonly percent: number;
  /** How many times as many orders it brings. */
  readonly draws: number;
}

export const OFFERS: readonly Offer[] = [
  {
    ...{ offerId: 'o-autumn', storeIds: ['s-1', 's-2', 's-9'], percent: 10, draws: 1.5 },
    ...{ from: '2026-10-12', to: '2026-10-25' },
  },
  {
    ...{ offerId: 'o-early', storeIds: ['s-3'], percent: 15, draws: 1.2 },
    ...{ from: '2026-09-21', to: '2026-09-27' },
  },
];

/** Whoever has one pays less, from a day on, in every store. */
export const COUPON = { offerId: 'o-coupon', from: '2026-09-28', minor: 500, share: 0.08 } as const;

/** As an item costs on a day, before options. */
export const priceOn = ({ price, dearer }: Dish, day: string): number =>
  dearer && day >= dearer.from ? dearer.price : price;

export const offerIn = (storeId: string, day: string): Offer | undefined =>
  OFFERS.find((o) => o.storeIds.includes(storeId) && day >= o.from && day <= o.to);
