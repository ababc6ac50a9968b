import { expect, it } from 'vitest';
import type { OrderId } from '../../core/domain/ids.ts';
import type { MenuContent } from '../../core/domain/menu.ts';
import type { Store } from '../../core/ports/directory.ts';
import type { Table } from '../../core/ports/tables.ts';
import { eachAdapter } from './each-adapter.ts';
import { empty, NOON, newMerchant, newOrderId, newStore, next, orderOf } from './fixtures.ts';

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

  it('keeps what a merchant has set, also where the store is registered again', async () => {
    const store = storeOf({ receiptLines: ['电话 021'], cashierRefundLimit: 5 });
    const { merchantId, storeId } = store;
    const { directory } = adapters();
    await directory.register(store);
    const settings = { name: '淮海路店', releasePolicy: 'per-check', unpaidForMs: 60_000 } as const;
    const set = { ...settings, settingsVersion: 1 };
    expect(await directory.replaceSettings(merchantId, storeId, set)).toBe(true);
    await directory.register({ ...store, currency: 'HKD' });
    const {
      name: _,
      releasePolicy: __,
      receiptLines: ___,
      cashierRefundLimit: ____,
      ...own
    } = store;
    expect(await directory.store(merchantId, storeId)).toEqual({ ...own, ...set, currency: 'HKD' });
  });

  it('takes one of two settings made at once, none of an older state, and none of a stranger', async () => {
    const store = storeOf();
    const { merchantId, storeId, name, releasePolicy } = store;
    const { directory } = adapters();
    await directory.register(store);
    const set = (settingsVersion: number, by = merchantId) =>
      directory.replaceSettings(by, storeId, { name, releasePolicy, settingsVersion });
    expect((await Promise.all([set(1), set(1)])).sort()).toEqual([false, true]);
    expect([await set(1), await set(3), await set(1, newMerchant())]).toEqual([
      false,
      false,
      false,
    ]);
    expect(await set(2)).toBe(true);
  });

  it('gives a store id that is taken to nobody else', async () => {
    const store = storeOf();
    await adapters().directory.register(store);
    const thief = storeOf({ storeId: store.storeId });
    expect(await adapters().directory.register(thief)).toBe(false);
    expect(await adapters().directory.merchantOf(store.storeId)).toBe(store.merchantId);
    expect(await adapters().directory.store(thief.merchantId, store.storeId)).toBeUndefined();
  });

  it('lists the stores of a merchant page by page, as they are set, and of no other', async () => {
    const merchantId = newMerchant();
    const { directory } = adapters();
    const stores = [1, 2, 3].map(() => storeOf({ merchantId }));
    for (const store of [...stores, storeOf()]) await directory.register(store);
    const [first] = stores as [Store];
    const set = { name: '淮海路店', releasePolicy: 'per-check', settingsVersion: 1 } as const;
    await directory.replaceSettings(merchantId, first.storeId, set);
    const page = await directory.stores(merchantId, { limit: 2 });
    const rest = await directory.stores(merchantId, { limit: 2, cursor: page.next });
    const ids = stores.map((store) => store.storeId).sort();
    expect([...page.items, ...rest.items].map((store) => store.storeId)).toEqual(ids);
    expect(rest.next).toBeUndefined();
    const named = [...page.items, ...rest.items].find((one) => one.storeId === first.storeId);
    expect(named?.name).toBe('淮海路店');
  });

  it('knows nothing of other stores', async () => {
    expect(await adapters().directory.store(newMerchant(), newStore())).toBeUndefined();
    expect(await adapters().directory.merchantOf(newStore())).toBeUndefined();
  });
});

eachAdapter('The tables of a store', (adapters) => {
  const tableOf = (changes: Partial<Table> = {}): Table => ({
    ...{ merchantId: newMerchant(), storeId: newStore(), tableId: '12', createdAt: NOON },
    ...{ token: `token-${newStore()}`, version: 1 },
    ...changes,
  });
  const added = async (changes: Partial<Table> = {}): Promise<Table> => {
    const table = tableOf(changes);
    expect(await adapters().tables.add(table)).toBe(true);
    return table;
  };

  it('are found by name and by token', async () => {
    const table = await added();
    const { merchantId, storeId, tableId, token } = table;
    expect(await adapters().tables.find(merchantId, storeId, tableId)).toEqual(table);
    expect(await adapters().tables.byToken(token)).toEqual(table);
    expect(await adapters().tables.find(newMerchant(), storeId, tableId)).toBeUndefined();
    expect(await adapters().tables.byToken('token-of-nobody')).toBeUndefined();
  });

  it('have one of each name', async () => {
    const table = await added();
    const second = { ...table, token: 'token-of-the-second' };
    expect(await adapters().tables.add(second)).toBe(false);
    expect(await adapters().tables.byToken(second.token)).toBeUndefined();
  });

  it('get one next order, whoever asks at once', async () => {
    const table = await added();
    const orderIds = ['01ARZ3NDEKTSV4RRFFQ69G5FAV', '01ARZ3NDEKTSV4RRFFQ69G5FAW'] as OrderId[];
    const taken = await Promise.all(
      orderIds.map((orderId) => adapters().tables.change({ ...table, version: 2, orderId })),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
    const now = await adapters().tables.byToken(table.token);
    expect(now?.orderId).toBe(orderIds[taken.indexOf(true)]);
  });

  it('are no longer found by a token that was replaced', async () => {
    const table = await added();
    const rotated = { ...table, version: 2, token: `${table.token}-2` };
    expect(await adapters().tables.rotate(rotated, table.token, NOON)).toBe(true);
    expect(await adapters().tables.byToken(table.token)).toBeUndefined();
    expect(await adapters().tables.byToken(rotated.token)).toEqual(rotated);
    const late = { ...table, version: 2, token: `${table.token}-3` };
    expect(await adapters().tables.rotate(late, table.token, NOON)).toBe(false);
    expect(await adapters().tables.byToken(late.token)).toBeUndefined();
    for (const token of [table.token, rotated.token]) {
      expect(await adapters().tables.merchantOf(token)).toBe(table.merchantId);
    }
    expect(await adapters().tables.merchantOf(late.token)).toBeUndefined();
  });

  it('are removed as they were seen, and not otherwise', async () => {
    const table = await added();
    const changed = { ...table, version: 2, orderId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' as OrderId };
    await adapters().tables.change(changed);
    expect(await adapters().tables.remove(table, undefined, NOON)).toBe(false);
    expect(await adapters().tables.remove(changed, changed.orderId, NOON)).toBe(true);
    expect(await adapters().tables.byToken(table.token)).toBeUndefined();
  });

  /** The first dishes of the order that is to be placed at a table. */
  const birthAt = ({ merchantId, storeId, tableId }: Table, orderId: OrderId) => {
    const table = { tableId, diners: [], linesMade: 1, checksMade: 1 };
    return next(empty(orderOf(merchantId, { storeId, orderId, table })), {});
  };

  it('get the order that they name and no other, and are not removed once it is there', async () => {
    const orderId = newOrderId();
    const table = { ...(await added()), version: 2, orderId };
    await adapters().tables.change(table);
    expect(await adapters().orders.commit(birthAt(table, newOrderId()))).toBe('conflict');
    expect(await adapters().orders.commit(birthAt(table, orderId))).toBe('committed');
    expect(await adapters().tables.remove(table, orderId, NOON)).toBe(false);
    expect(await adapters().tables.remove(table, undefined, NOON)).toBe(true);
  });

  it('get no order any more once they are removed', async () => {
    const orderId = newOrderId();
    const table = { ...(await added()), version: 2, orderId };
    await adapters().tables.change(table);
    expect(await adapters().tables.remove(table, orderId, NOON)).toBe(true);
    expect(await adapters().orders.commit(birthAt(table, orderId))).toBe('conflict');
    expect(await adapters().orders.load(table.merchantId, orderId)).toBeUndefined();
  });

  it('are listed by name, page by page', async () => {
    const { merchantId, storeId } = tableOf();
    for (const tableId of ['3', '1', '2']) {
      await added({ merchantId, storeId, tableId, token: `token-${storeId}-${tableId}` });
    }
    const first = await adapters().tables.ofStore(merchantId, storeId, { limit: 2 });
    expect(first.items.map((t) => t.tableId)).toEqual(['1', '2']);
    const page = { limit: 2, cursor: first.next };
    const second = await adapters().tables.ofStore(merchantId, storeId, page);
    expect(second.items.map((t) => t.tableId)).toEqual(['3']);
    expect(second.next).toBeUndefined();
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
