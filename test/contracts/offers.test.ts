import { ulid } from 'ulid';
import { expect, test } from 'vitest';
import { jitteredBackoff } from '../../adapters/system/backoff.ts';
import { placeOrder } from '../../core/usecases/place-order.ts';
import { contentOf, item } from '../support/menu.ts';
import { cartLine, offerOf } from '../support/offers.ts';
import { type Adapters, eachAdapter } from './each-adapter.ts';
import { empty, NOON, newMerchant, newStore, next, orderOf } from './fixtures.ts';

eachAdapter('The book of offers', (adapters) => {
  test('is empty until it is written, and is written once for each version', async () => {
    const [merchantId, storeId] = [newMerchant(), newStore()];
    const none = await adapters().offers.load(merchantId, storeId);
    expect(none).toMatchObject({ version: 0, offers: [], rules: { version: 0, taxes: [] } });
    const book = { ...none, version: 1, offers: [offerOf(1, { kind: 'percentage', rate: 1000 })] };
    expect(await adapters().offers.save(book)).toBe(true);
    expect(await adapters().offers.save({ ...book, offers: [] })).toBe(false);
    expect(await adapters().offers.save({ ...book, version: 3 })).toBe(false);
    expect(await adapters().offers.load(merchantId, storeId)).toEqual(book);
    expect(await adapters().offers.save({ ...book, version: 2, offers: [] })).toBe(true);
    expect((await adapters().offers.load(newMerchant(), storeId)).version).toBe(0);
  });
});

eachAdapter('The uses of a coupon', (adapters) => {
  const { offerId } = offerOf(1, { kind: 'amount', amount: 100 });
  const counters = [
    { name: offerId, limit: 5 },
    { name: `${offerId}#h1`, limit: 1 },
  ];
  const redemptions = [{ offerId, code: 'WELCOME', counters }];
  const lines = [cartLine(1, 'noodles', 3850)];

  const place = async ({ orders }: Adapters, changes: Parameters<typeof orderOf>[1]) => {
    const order = orderOf(newMerchant(), { lines, redemptions, ...changes });
    const made = next(empty(order), {});
    return { outcome: await orders.commit(made), order: made.order };
  };

  test('are counted with the order, and the limits hold for all and for each customer', async () => {
    const [merchantId, storeId] = [newMerchant(), newStore()];
    const at = { merchantId, storeId };
    expect((await place(adapters(), at)).outcome).toBe('committed');
    expect((await place(adapters(), at)).outcome).toBe('conflict');
    const all = [{ ...redemptions[0], counters: counters.slice(0, 1) }] as typeof redemptions;
    expect((await place(adapters(), { ...at, redemptions: all })).outcome).toBe('committed');
    const names = counters.map((c) => c.name);
    expect([...(await adapters().offers.uses(merchantId, storeId, names))]).toEqual([
      [offerId, 2],
      [`${offerId}#h1`, 1],
    ]);
    expect((await adapters().offers.uses(newMerchant(), storeId, names)).size).toBe(0);
  });

  test('come back once when the order ends unpaid', async () => {
    const [merchantId, storeId] = [newMerchant(), newStore()];
    const { order } = await place(adapters(), { merchantId, storeId });
    const cancelled = next(empty(order), { order: { ...order, status: 'CANCELED' } });
    expect(await adapters().orders.commit(cancelled)).toBe('committed');
    expect(await adapters().orders.commit(cancelled)).toBe('conflict');
    expect(await adapters().orders.commit(next(empty(cancelled.order), {}))).toBe('committed');
    const uses = await adapters().offers.uses(merchantId, storeId, [offerId]);
    expect(uses.get(offerId)).toBe(0);
    expect((await place(adapters(), { merchantId, storeId })).outcome).toBe('committed');
  });
});

eachAdapter('A coupon of five uses', (adapters) => {
  test('is on five orders of thirty-two that are placed at once', async () => {
    const [merchantId, storeId] = [newMerchant(), newStore()];
    const { orders, offers, directory, menus, snoozes, stock, deliveries, pickupNumbers } =
      adapters();
    const businessDay = { timeZone: 'Asia/Shanghai', cutOverHour: 4 };
    const store = { merchantId, storeId, name: 'Noodles', currency: 'CNY' } as const;
    await directory.register({ ...store, businessDay, releasePolicy: 'per-check' });
    await menus.publish(merchantId, storeId, contentOf(item()), NOON);
    const coupon = { code: 'FIVE', maxUses: 5 };
    const five = offerOf(1, { kind: 'amount', amount: 100 }, { coupon });
    const book = await offers.load(merchantId, storeId);
    await offers.save({ ...book, version: 1, offers: [five] });
    const deps = {
      ...{ orders, offers, directory, menus, snoozes, stock, deliveries, pickupNumbers },
      backoff: jitteredBackoff(),
      ...{ clock: { now: () => NOON }, ids: { ulid: () => ulid() } },
    };
    const order = () =>
      placeOrder(deps, {
        ...{ merchantId, storeId, channel: 'kiosk', fulfilment: 'takeout', actor: 'kiosk k1' },
        ...{ lines: [{ itemId: 'noodles', options: [], quantity: 1 }], coupons: ['FIVE'] },
      });
    const placed = await Promise.all(Array.from({ length: 32 }, order));
    const refused = placed.flatMap((p) => (p.ok ? [] : [p.error.code]));
    expect(new Set(refused)).toEqual(new Set(['coupon-used-up']));
    expect(refused).toHaveLength(27);
    expect((await offers.uses(merchantId, storeId, [five.offerId])).get(five.offerId)).toBe(5);
  });
});
