import { beforeEach, describe, expect, test } from 'vitest';
import type { ServedMenu } from '../../../core/domain/menu.ts';
import type { Fulfilment } from '../../../core/domain/order.ts';
import { placeOrder } from '../../../core/usecases/place-order.ts';
import { contentOf, item, TEA } from '../../support/menu.ts';
import { MERCHANT, MINUTE, NOON, openWorld, STORE, type World } from '../../support/world.ts';

const served = (categoryId: string, changes: Partial<ServedMenu> = {}): ServedMenu => ({
  ...{ menuId: categoryId, name: { en: categoryId }, categoryIds: [categoryId] },
  ...changes,
});
/** 2026-11-22, noon in Shanghai, is a Sunday. */
const LUNCH = { weekdays: [7], from: '11:00', until: '14:00' };

let world: World;
beforeEach(async () => {
  world = await openWorld();
  const menu = contentOf(item());
  const [all] = menu.categories;
  await world.menus.publish(
    MERCHANT,
    STORE,
    {
      ...menu,
      categories: [
        { categoryId: 'lunch', name: { en: 'Lunch' }, items: all?.items ?? [] },
        { categoryId: 'drinks', name: { en: 'Drinks' }, items: [TEA] },
      ],
      menus: [
        served('lunch', { periods: [LUNCH] }),
        served('drinks', { fulfilments: ['takeout'] }),
      ],
    },
    NOON,
  );
});

const order = async (itemId: string, fulfilment: Fulfilment = 'takeout') => {
  const placed = await placeOrder(world.deps, {
    ...{ merchantId: MERCHANT, storeId: STORE, channel: 'kiosk', fulfilment },
    ...{ lines: [{ itemId, options: [], quantity: 1 }], language: 'zh-CN', actor: 'kiosk:k1' },
  });
  return placed.ok ? 'sold' : placed.error;
};
const notServed = { code: 'not-served', field: 'lines[0].itemId' };

describe('a dish is sold', () => {
  test('while one of its menus is served by the clock of the store, and not after', async () => {
    expect(await order('noodles')).toBe('sold');
    await world.time.runFor(120 * MINUTE - 1);
    expect(await order('noodles')).toBe('sold');
    await world.time.runFor(1);
    expect(await order('noodles')).toMatchObject({ ...notServed, detail: '牛肉面当前不供应。' });
    expect(await order('tea')).toBe('sold');
  });

  test('only in the ways in which its menus are', async () => {
    expect(await order('tea', 'takeout')).toBe('sold');
    expect(await order('tea', 'dine-in')).toMatchObject(notServed);
    expect(await order('noodles', 'dine-in')).toBe('sold');
  });
});
