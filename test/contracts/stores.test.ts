import { expect, it } from 'vitest';
import type { MenuContent } from '../../core/domain/menu.ts';
import type { Store } from '../../core/ports/directory.ts';
import { eachAdapter } from './each-adapter.ts';
import { NOON, newMerchant, newStore } from './fixtures.ts';

const storeOf = (changes: Partial<Store> = {}): Store => ({
  merchantId: newMerchant(),
  storeId: newStore(),
  name: '南京路店',
  currency: 'CNY',
  businessDay: { timeZone: 'Asia/Shanghai', cutOverHour: 4 },
  releasePolicy: 'all-paid',
  ...changes,
});

eachAdapter('The directory', (adapters) => {
  it('knows a store by its tenant, and the tenant by the store', async () => {
    const store = storeOf();
    expect(await adapters().directory.register(store)).toBe(true);
    expect(await adapters().directory.store(store.merchantId, store.storeId)).toEqual(store);
    expect(await adapters().directory.merchantOf(store.storeId)).toBe(store.merchantId);
  });

  it('changes a store for its owner', async () => {
    const store = storeOf();
    await adapters().directory.register(store);
    const renamed = { ...store, name: '淮海路店' };
    expect(await adapters().directory.register(renamed)).toBe(true);
    expect(await adapters().directory.store(store.merchantId, store.storeId)).toEqual(renamed);
  });

  it('gives a store id that is taken to nobody else', async () => {
    const store = storeOf();
    await adapters().directory.register(store);
    const thief = storeOf({ storeId: store.storeId });
    expect(await adapters().directory.register(thief)).toBe(false);
    expect(await adapters().directory.merchantOf(store.storeId)).toBe(store.merchantId);
    expect(await adapters().directory.store(thief.merchantId, store.storeId)).toBeUndefined();
  });

  it('knows nothing of other stores', async () => {
    expect(await adapters().directory.store(newMerchant(), newStore())).toBeUndefined();
    expect(await adapters().directory.merchantOf(newStore())).toBeUndefined();
  });
});

eachAdapter('Pickup numbers', (adapters) => {
  it('never repeat within a store and day, however many ask at once', async () => {
    const [merchantId, storeId] = [newMerchant(), newStore()];
    const next = () => adapters().pickupNumbers.next(merchantId, storeId, '2026-11-22');
    const numbers = await Promise.all(Array.from({ length: 20 }, next));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  });

  it('begin at 1 for every store, tenant and day', async () => {
    const [merchantId, storeId] = [newMerchant(), newStore()];
    const { pickupNumbers } = adapters();
    await pickupNumbers.next(merchantId, storeId, '2026-11-22');
    expect(await pickupNumbers.next(merchantId, storeId, '2026-11-23')).toBe(1);
    expect(await pickupNumbers.next(merchantId, newStore(), '2026-11-22')).toBe(1);
    expect(await pickupNumbers.next(newMerchant(), storeId, '2026-11-22')).toBe(1);
  });
});

const menuOf = (price: number): MenuContent => ({
  currency: 'CNY',
  categories: [
    {
      categoryId: 'noodles',
      name: { 'zh-CN': '面', en: 'Noodles' },
      items: [{ itemId: 'beef', name: { 'zh-CN': '牛肉面' }, price, modifierGroups: [] }],
    },
  ],
});

eachAdapter('Menus', (adapters) => {
  it('has none until one is published', async () => {
    expect(await adapters().menus.current(newMerchant(), newStore())).toBeUndefined();
  });

  it('serves what was published last, each version one more than the last', async () => {
    const [merchantId, storeId] = [newMerchant(), newStore()];
    const { menus } = adapters();
    const first = await menus.publish(merchantId, storeId, menuOf(3850), NOON);
    expect(first).toEqual({ ...menuOf(3850), storeId, version: 1, publishedAt: NOON });
    expect(await menus.current(merchantId, storeId)).toEqual(first);
    const second = await menus.publish(merchantId, storeId, menuOf(4000), NOON + 1);
    expect(second.version).toBe(2);
    expect(await menus.current(merchantId, storeId)).toEqual(second);
    expect(await menus.current(merchantId, storeId)).toEqual(second);
  });

  it('gives every one of several simultaneous menus a version of its own', async () => {
    const [merchantId, storeId] = [newMerchant(), newStore()];
    const { menus } = adapters();
    const published = await Promise.all(
      [1, 2, 3].map((price) => menus.publish(merchantId, storeId, menuOf(price), NOON)),
    );
    const last = published.reduce((a, b) => (a.version > b.version ? a : b));
    expect(new Set(published.map((menu) => menu.version)).size).toBe(3);
    expect(await menus.current(merchantId, storeId)).toEqual(last);
  });

  it('shows a store the menus of no other', async () => {
    const [merchantId, storeId] = [newMerchant(), newStore()];
    await adapters().menus.publish(merchantId, storeId, menuOf(3850), NOON);
    expect(await adapters().menus.current(merchantId, newStore())).toBeUndefined();
    expect(await adapters().menus.current(newMerchant(), storeId)).toBeUndefined();
  });
});
