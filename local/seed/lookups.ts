import type { DemoGroup, DemoItem } from '../demo/menu/dish.ts';
import { chances, shares } from './chance.ts';
import { dishOf, INSTEAD, POOLS, type Pool, SEED_DISHES } from './dishes.ts';
import { PLAYS, playPicks } from './payment-plays.ts';
import type { SeedStore } from './stores.ts';
import { walks } from './walks.ts';

/** Rows of a small table that the SQL draws from. */
export type Lookup = readonly Readonly<Record<string, string | number | boolean | null>>[];

/** How finely chances are told apart. */
const DRAWS = 1_000;
/** Different ways in which one dish is ordered. */
const ROLLS = 20;

/** All of what SQL draws from, by the names that it has there. */
export function lookups(stores: readonly SeedStore[], seed: number): Record<string, Lookup> {
  const chance = chances(seed);
  const combos = SEED_DISHES.filter(({ item }) => item.slots !== undefined).map(
    ({ itemNo, item }) => ({ itemNo, rolls: rollsOf((): Combo => combo(item, chance)) }),
  );
  return {
    stores: stores.map(({ storeNo, storeId, weight, kiosks, pace }) => ({
      ...{ store_no: storeNo, store_id: storeId, kiosks, pace },
      weight: weight / stores.reduce((sum, store) => sum + store.weight, 0),
    })),
    dishes: SEED_DISHES.map(({ itemNo, item, categoryId }) => ({
      ...{ item_no: itemNo, item_id: item.itemId, item_name: item.name['zh-CN'] ?? '' },
      ...{ category_id: categoryId, price: item.price ?? 0, is_combo: item.slots !== undefined },
    })),
    picks: (Object.keys(POOLS) as Pool[]).flatMap((pool) =>
      shares(
        POOLS[pool].map((itemId, n) => [dishOf(itemId).itemNo, 1 / (n + 1.5) ** 0.9] as const),
        DRAWS,
      ).map((share) => ({ pool, ...share })),
    ),
    instead: Object.entries(INSTEAD).map(([pool, itemId]) => ({
      ...{ pool, item_no: dishOf(itemId).itemNo },
    })),
    rolls: [
      ...SEED_DISHES.filter(({ item }) => item.slots === undefined).flatMap(({ itemNo, item }) =>
        rollsOf(() => options(item, chance)).map((deltas, roll) => ({
          ...{ item_no: itemNo, roll, options_count: deltas.length },
          extra_minor: deltas.reduce((a, b) => a + b, 0),
        })),
      ),
      ...combos.flatMap(({ itemNo, rolls }) =>
        rolls.map(({ extra }, roll) => ({
          ...{ item_no: itemNo, roll, options_count: 0, extra_minor: extra },
        })),
      ),
    ],
    parts: combos.flatMap(({ itemNo, rolls }) =>
      rolls.flatMap(({ parts }, roll) =>
        parts.map((part, n) => ({ item_no: itemNo, roll, part_no: n + 1, part_item_no: part })),
      ),
    ),
    minutes: [false, true].flatMap((is_weekend) =>
      shares(minutesOf(is_weekend), DRAWS * 10).map((share) => ({ is_weekend, ...share })),
    ),
    baskets: Object.entries(BASKETS).flatMap(([party, weighed]) =>
      shares(Object.entries(weighed), DRAWS).map((share) => ({ party, ...share })),
    ),
    plays: Object.entries(PLAYS).map(([play, { end, rows }]) => ({
      ...{ play, end_status: end.status, end_ms: end.after_ms, end_t1: end.t1, end_t2: end.t2 },
      ...{ end_version: end.version, checks: rows.some((row) => row.check === 2) ? 2 : 1 },
    })),
    play_rows: Object.entries(PLAYS).flatMap(([play, { rows }]) =>
      rows.map((row) => ({ play, ...row })),
    ),
    play_picks: playPicks(DRAWS * 10),
    walks: walks(),
  };
}

const rollsOf = <T>(roll: () => T): T[] => Array.from({ length: ROLLS }, roll);

/** What the chosen options add, one number for each of them. */
function options({ modifierGroups }: DemoItem, chance: () => number): number[] {
  return modifierGroups.flatMap((group) => optionsOf(group, chance));
}

function optionsOf(group: DemoGroup, chance: () => number): number[] {
  if (!group.required && chance() > 0.35) return [];
  const many = Math.max(1, group.minSelected);
  return Array.from({ length: many }, () => {
    // Most people take what is offered first.
    const at = Math.floor(chance() ** 2 * group.modifiers.length);
    return group.modifiers[at]?.priceDelta ?? 0;
  });
}

interface Combo {
  readonly extra: number;
  readonly parts: readonly number[];
}

function combo({ slots = [] }: DemoItem, chance: () => number): Combo {
  const chosen = slots.flatMap(({ qtyFree, basePrice, maxSelected, choices }) => {
    const more = chance() < 0.2 && qtyFree < maxSelected ? 1 : 0;
    return Array.from({ length: qtyFree + more }, (_, n) => {
      const choice = choices[Math.floor(chance() * choices.length)];
      const over = n < qtyFree ? 0 : basePrice;
      return { part: dishOf(choice?.itemId ?? '').itemNo, extra: over + (choice?.extraPrice ?? 0) };
    });
  });
  return {
    extra: chosen.reduce((sum, { extra }) => sum + extra, 0),
    parts: chosen.map(({ part }) => part),
  };
}

/** Breakfast, lunch, dinner and, at the weekend, the afternoon and the night; until 01:00. */
function minutesOf(isWeekend: boolean): (readonly [number, number])[] {
  const bell = (minute: number, middle: number, width: number): number =>
    Math.exp(-(((minute - middle) / width) ** 2));
  return Array.from({ length: 18 * 60 + 30 }, (_, n) => {
    const minute = 6 * 60 + 30 + n;
    const weight =
      0.06 +
      (isWeekend ? 0.12 : 0.35) * bell(minute, 8 * 60, 50) +
      (isWeekend ? 0.8 : 1) * bell(minute, 12 * 60 + 10, 48) +
      (isWeekend ? 0.2 : 0.08) * bell(minute, 15 * 60 + 30, 70) +
      (isWeekend ? 0.95 : 0.7) * bell(minute, 18 * 60 + 35, 70) +
      (isWeekend ? 0.2 : 0.07) * bell(minute, 21 * 60 + 30, 80);
    return [minute, weight * (minute > 23 * 60 ? 0.25 : 1)] as const;
  });
}

/** What parties order, as words of the pools' letters. */
const BASKETS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  breakfast: { BB: 4, B: 3, BBB: 2, BD: 1 },
  one: { MD: 30, M: 26, MS: 10, MSD: 16, MMD: 5, MMDD: 6, SD: 4, MMSDD: 3 },
  table: { GGR: 10, GGSD: 14, GGGSRD: 16, GGGGSRDD: 10, MMSD: 10, MMDD: 8, GGSDD: 12 },
  home: { MD: 18, MSD: 18, MMS: 14, MMSDD: 10, GGR: 14, GGSR: 14, GGGSR: 8 },
};
