import { describe, expect, test } from 'vitest';
import type { Item } from '../../../../web/src/menu/menu.ts';
import { findDishes, readTyped } from '../../../../web/src/pos/sell/find-dishes.ts';

const dish = (plu: string, name: string): Item => ({
  ...{ itemId: name, name, plu, price: 100, soldOut: false, modifierGroups: [] },
});
const MENU = [dish('1010', 'Fried rice'), dish('101', 'Mapo tofu'), dish('205', 'Rice wine')];
const found = (what: string): string[] => findDishes(MENU, what).map(({ itemId }) => itemId);

describe('what is typed at a till', () => {
  test.each([
    ['101', '101', undefined],
    ['3*101', '101', 3],
    ['101*3', '101', 3],
    ['2×tofu', 'tofu', 2],
    [' rice ', 'rice', undefined],
    ['*4', '', 4],
    ['', '', undefined],
  ])('%s', (typed, what, quantity) => {
    expect(readTyped(typed)).toEqual({ what, quantity });
  });
});

describe('dishes that are meant', () => {
  test('are first the one of exactly that number, then those whose begins so', () => {
    expect(found('101')).toEqual(['Mapo tofu', 'Fried rice']);
  });

  test('are found by the beginning of a name before one in its middle', () => {
    expect(found('rice')).toEqual(['Rice wine', 'Fried rice']);
    expect(found('OFU')).toEqual(['Mapo tofu']);
  });

  test('are none where nothing is typed or nothing is like it', () => {
    expect(found('')).toEqual([]);
    expect(found('pizza')).toEqual([]);
  });
});
