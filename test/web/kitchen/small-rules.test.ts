import { describe, expect, test } from 'vitest';
import { isAboutAllergy } from '../../../web/src/kitchen/allergy.ts';
import { arrivals } from '../../../web/src/kitchen/arrivals.ts';
import { dishNames } from '../../../web/src/kitchen/dish-names.ts';
import { PressGuard } from '../../../web/src/kitchen/press-guard.ts';
import type { Menu } from '../../../web/src/menu/menu.ts';
import { ticket } from './tickets.ts';

describe('a note that a cook must not overlook', () => {
  test.each([
    '花生过敏，请勿放花生',
    '不要花生',
    'Allergic to shellfish!',
    'peanut allergy',
    'no nuts please',
    'gluten-free',
    'lactose intolerant',
  ])('%s', (note) => expect(isAboutAllergy(note)).toBe(true));

  test.each(['不要葱', 'extra spicy', 'no ice', '少油少盐', 'with peanuts please'])(
    'is not: %s',
    (note) => expect(isAboutAllergy(note)).toBe(false),
  );
});

describe('the bell', () => {
  const [one, two] = [ticket(), ticket({ ticketId: 't2' })];

  test('is silent for what was there when the screen was switched on', () => {
    expect(arrivals(undefined, [one], [one]).fresh).toEqual([]);
  });

  test('rings for what is new, and not for what is brought back', () => {
    const { known } = arrivals(undefined, [], [one]);
    expect(arrivals(known, [one, two], [one, two]).fresh).toEqual([two]);
  });
});

describe('a finger that is under way', () => {
  test('does not bump the ticket that has just moved under it', () => {
    const guard = new PressGuard();
    guard.show(
      new Map([
        ['a', '1'],
        ['b', '2'],
      ]),
      0,
    );
    expect(guard.isSuspect('b', 1)).toBe(false);
    guard.show(new Map([['b', '1']]), 1_000);
    expect(guard.isSuspect('b', 1_200)).toBe(true);
    expect(guard.isSuspect('b', 1_500)).toBe(false);
  });

  test('bumps a new ticket in a free place at once', () => {
    const guard = new PressGuard();
    guard.show(new Map([['a', '1']]), 0);
    guard.show(
      new Map([
        ['a', '1'],
        ['b', '2'],
      ]),
      1_000,
    );
    expect(guard.isSuspect('b', 1_001)).toBe(false);
  });
});

describe('names of dishes', () => {
  const item = (itemId: string, name: string, options: Record<string, string>) => ({
    ...{ itemId, name, price: 1, soldOut: false },
    modifierGroups: [
      { modifiers: Object.entries(options).map(([optionId, said]) => ({ optionId, name: said })) },
    ],
  });
  const items = [
    item('noodles', '牛肉面', { large: '大份', hot: '特辣' }),
    item('tea', '茉莉花茶', { hot: '热' }),
  ];
  const menu = { categories: [{ categoryId: 'all', name: '', items }] } as unknown as Menu;
  const { dishOf, optionOf } = dishNames(menu);

  test('are the kitchen’s, whatever language the guest ordered in', () => {
    const line = { itemId: 'noodles', name: 'Beef noodles' };
    expect(dishOf(line)).toBe('牛肉面');
    expect(optionOf(line, { optionId: 'hot', name: 'Very hot' })).toBe('特辣');
    expect(optionOf({ itemId: 'tea', name: '' }, { optionId: 'hot', name: 'Hot' })).toBe('热');
  });

  test('in a combo are those of its dishes, and of options that mean one thing alone', () => {
    const combo = { itemId: 'set', name: 'Set' };
    expect(optionOf(combo, { optionId: 'tea', name: 'Tea' })).toBe('茉莉花茶');
    expect(optionOf(combo, { optionId: 'large', name: 'Large' })).toBe('大份');
    expect(optionOf(combo, { optionId: 'hot', name: 'Hot' })).toBe('Hot');
  });

  test('stay as they were ordered where the menu is not there, or has the dish no more', () => {
    expect(dishNames(undefined).dishOf({ itemId: 'tea', name: 'Tea' })).toBe('Tea');
    expect(dishOf({ itemId: 'gone', name: 'Old dish' })).toBe('Old dish');
  });
});
