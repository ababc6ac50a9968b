import { expect, it } from 'vitest';
import { type KitchenSettings, UNTOLD_KITCHEN } from '../../core/domain/kitchen-settings.ts';
import { eachAdapter } from './each-adapter.ts';
import { newMerchant, newStore } from './fixtures.ts';

const told = (version: number, lateAfterSeconds = 900): KitchenSettings => ({
  ...{ ...UNTOLD_KITCHEN, version, lateAfterSeconds },
  stations: [{ stationId: 'bar', name: '水吧', categoryIds: ['drinks'], itemIds: [] }],
});

eachAdapter('Kitchens', (adapters) => {
  it('have one station until somebody says more, and then what was said last', async () => {
    const of = [newMerchant(), newStore()] as const;
    const { kitchens } = adapters();
    expect(await kitchens.of(...of)).toEqual(UNTOLD_KITCHEN);
    expect(await kitchens.replace(...of, told(1))).toBe(true);
    expect(await kitchens.replace(...of, told(2, 600))).toBe(true);
    expect(await kitchens.of(...of)).toEqual(told(2, 600));
  });

  it('take one of two changes that were made at once, and none of an older state', async () => {
    const of = [newMerchant(), newStore()] as const;
    const { kitchens } = adapters();
    const both = [600, 700].map((late) => kitchens.replace(...of, told(1, late)));
    expect((await Promise.all(both)).sort()).toEqual([false, true]);
    expect(await kitchens.replace(...of, told(1))).toBe(false);
    expect(await kitchens.replace(...of, told(3))).toBe(false);
  });

  it('are those of one store of one tenant', async () => {
    const [merchant, store] = [newMerchant(), newStore()];
    await adapters().kitchens.replace(merchant, store, told(1));
    expect((await adapters().kitchens.of(merchant, newStore())).version).toBe(0);
    expect((await adapters().kitchens.of(newMerchant(), store)).version).toBe(0);
  });
});
