import { expect, it } from 'vitest';
import { eachAdapter } from './each-adapter.ts';
import { newMerchant, newStore } from './fixtures.ts';

const DATE = '2026-11-22';
const sold = (counts: Record<string, number>) => new Map(Object.entries(counts));

eachAdapter('Sold dishes', (adapters) => {
  it('add up, also when they come at once', async () => {
    const { soldDishes } = adapters();
    const [merchantId, storeId] = [newMerchant(), newStore()];
    const add = (counts: Record<string, number>) =>
      soldDishes.add({ merchantId, storeId, businessDate: DATE, sold: sold(counts) });
    expect(await soldDishes.ofDay(merchantId, storeId, DATE)).toEqual(new Map());
    await Promise.all([add({ noodles: 2, 'tea.large': 1 }), add({ noodles: 3 }), add({})]);
    expect(await soldDishes.ofDay(merchantId, storeId, DATE)).toEqual(
      sold({ noodles: 5, 'tea.large': 1 }),
    );
  });

  it('are those of one day of one store of one tenant', async () => {
    const { soldDishes } = adapters();
    const [merchantId, storeId] = [newMerchant(), newStore()];
    const of = { merchantId, storeId, businessDate: DATE };
    await soldDishes.add({ ...of, sold: sold({ noodles: 1 }) });
    for (const other of [
      { ...of, merchantId: newMerchant() },
      { ...of, storeId: newStore() },
      { ...of, businessDate: '2026-11-23' },
    ]) {
      await soldDishes.add({ ...other, sold: sold({ noodles: 10 }) });
    }
    expect(await soldDishes.ofDay(merchantId, storeId, DATE)).toEqual(sold({ noodles: 1 }));
  });
});
