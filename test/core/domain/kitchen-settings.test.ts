import { expect, test } from 'vitest';
import {
  ageOf,
  type KitchenSettings,
  kitchenFault,
  MAX_ROUTED,
  routing,
  type Station,
  UNTOLD_KITCHEN,
} from '../../../core/domain/kitchen-settings.ts';
import { priceLines } from '../../../core/domain/pricing.ts';
import { item, menuOf, TEA } from '../../support/menu.ts';

const station = (stationId: string, changes: Partial<Station> = {}): Station => ({
  ...{ stationId, name: stationId, categoryIds: [], itemIds: [] },
  ...changes,
});

const kitchen = (changes: Partial<KitchenSettings> = {}): KitchenSettings => ({
  ...UNTOLD_KITCHEN,
  stations: [
    station('hot', { itemIds: ['hot-cocoa'] }),
    station('bar', { categoryIds: ['drinks'] }),
  ],
  defaultStationId: 'hot',
  ...changes,
});

test('a dish goes where it is named, else where its category is, else to the default', () => {
  const stationOf = routing(kitchen());
  expect(stationOf({ itemId: 'tea', categoryId: 'drinks' })).toBe('bar');
  expect(stationOf({ itemId: 'hot-cocoa', categoryId: 'drinks' })).toBe('hot');
  expect(stationOf({ itemId: 'noodles', categoryId: 'soups' })).toBe('hot');
  expect(stationOf({})).toBe('hot');
});

test('a line knows the category in which the menu had its dish', () => {
  const menu = menuOf(item(), TEA);
  const [food] = menu.categories;
  const drinks = { categoryId: 'drinks', name: { en: 'Drinks' }, items: [TEA] };
  const both = { ...menu, categories: [{ ...food, items: [item()] } as typeof drinks, drinks] };
  const wanted = ['tea', 'noodles'].map((itemId) => ({ itemId, options: [], quantity: 1 }));
  const priced = priceLines(both, wanted, 'en');
  expect(priced.ok && priced.value.map((l) => l.categoryId)).toEqual(['drinks', 'all']);
});

const many = Array.from({ length: MAX_ROUTED + 1 }, (_, n) => `dish-${n}`);

test.each<[string, Partial<KitchenSettings>, string]>([
  ['no such default', { defaultStationId: 'grill' }, 'defaultStationId'],
  ['late before the warning', { warnAfterSeconds: 900 }, 'lateAfterSeconds'],
  [
    'two stations of a name',
    { stations: [station('hot'), station('hot')] },
    'stations[1].stationId',
  ],
  [
    'a dish at two stations',
    { stations: [station('hot', { itemIds: ['a'] }), station('bar', { itemIds: ['b', 'a'] })] },
    'stations[1].itemIds[1]',
  ],
  [
    'a category twice',
    { stations: [station('hot', { categoryIds: ['a', 'a'] })] },
    'stations[0].categoryIds[1]',
  ],
  ['too many names', { stations: [station('hot', { itemIds: many })] }, 'stations'],
])('%s is refused', (_, changes, field) => {
  expect(kitchenFault(kitchen(changes))?.field).toBe(field);
});

test('settings that work have no fault, nor has a kitchen that was told nothing', () => {
  expect([kitchenFault(kitchen()), kitchenFault(UNTOLD_KITCHEN)]).toEqual([undefined, undefined]);
});

test.each([
  [0, 'fresh'],
  [479_999, 'fresh'],
  [480_000, 'warn'],
  [900_000, 'late'],
])('a ticket is, %i ms after it came, %s', (ms, age) => {
  expect(ageOf({ status: 'PREPARING', createdAt: 1_000 }, kitchen(), 1_000 + ms)).toBe(age);
  expect(ageOf({ status: 'PREPARED', createdAt: 1_000 }, kitchen(), 1_000 + ms)).toBeUndefined();
});

test('a ticket that was ordered ahead is late when its slot begins, and fresh long before', () => {
  const hour = 3_600_000;
  const slot = { start: 24 * hour, end: 25 * hour };
  const ageAt = (now: number) => ageOf({ status: 'PROPOSED', createdAt: 0, slot }, kitchen(), now);
  expect([hour, 23 * hour, slot.start - 1, slot.start].map(ageAt)).toEqual([
    ...['fresh', 'fresh', 'warn', 'late'],
  ]);
});
