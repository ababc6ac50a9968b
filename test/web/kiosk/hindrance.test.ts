import { describe, expect, it } from 'vitest';
import { type CartState, hindranceOf } from '../../../web/src/kiosk/hindrance.ts';
import { startLine } from '../../../web/src/menu/cart-line.ts';
import type { Item, Menu } from '../../../web/src/menu/menu.ts';

const noodles: Item = {
  ...{ itemId: 'noodles', name: 'Noodles', price: 2_600, soldOut: false, modifierGroups: [] },
};
const items = new Map([[noodles.itemId, noodles]]);
const menu: Menu = {
  ...{ storeId: 's1', version: 1, publishedAt: 0, currency: 'CNY', paused: false, categories: [] },
};
const ready: CartState = {
  ...{ menu, items, cart: [startLine(noodles, items, '1')], failure: undefined },
  ...{ isStale: false, hasRefusedCoupon: false, isPriced: true },
};
const refused: CartState['failure'] = {
  ...({ kind: 'refused', status: 409, code: 'sold-out' } as const),
  detail: 'Sold out: noodles',
};

describe('what keeps a cart from being paid', () => {
  it('is nothing when it is priced and there is a network', () => {
    expect(hindranceOf(ready)).toBeUndefined();
  });

  it.each<[string, Partial<CartState>]>([
    ['empty', { cart: [] }],
    ['offline', { isStale: true }],
    ['offline', { failure: { kind: 'unknown' } }],
    ['paused', { menu: { ...menu, paused: true } }],
    ['gone', { items: new Map([['noodles', { ...noodles, soldOut: true }]]) }],
    ['gone', { items: new Map() }],
    ['coupon', { hasRefusedCoupon: true }],
    ['asking', { isPriced: false }],
  ])('is %s', (kind, change) => {
    expect(hindranceOf({ ...ready, ...change })).toEqual({ kind });
  });

  it('is what the API says where it says no', () => {
    expect(hindranceOf({ ...ready, failure: refused })).toEqual({
      kind: 'refused',
      detail: 'Sold out: noodles',
    });
  });

  it('is the network before anything that the API may have changed meanwhile', () => {
    const gone = { items: new Map(), isStale: true };
    expect(hindranceOf({ ...ready, ...gone })).toEqual({ kind: 'offline' });
  });
});
