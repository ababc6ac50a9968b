import { expect, it } from 'vitest';
import { jitteredBackoff } from '../../adapters/system/backoff.ts';
import type { StockChange } from '../../core/domain/stock.ts';
import type { PaymentGateway } from '../../core/ports/payment-gateway.ts';
import { cancelOrder } from '../../core/usecases/cancel-order.ts';
import { placeOrder } from '../../core/usecases/place-order.ts';
import { CountedIds } from '../support/counted-ids.ts';
import { contentOf, item } from '../support/menu.ts';
import { eachAdapter } from './each-adapter.ts';
import { after, empty, NOON, newMerchant, newStore, next, orderOf } from './fixtures.ts';

const NOODLES = { itemId: 'beef-noodles' };
const EGG = { itemId: 'beef-noodles', optionId: 'egg' };
const take = (name: typeof NOODLES, by: number): StockChange => ({ ...name, by });

eachAdapter('Counted portions', (adapters) => {
  const place = async (stock: readonly StockChange[], given = newMerchant()) => {
    const order = orderOf(given);
    const changes = next(empty(order), { stock });
    return { changes, outcome: await adapters().orders.commit(changes) };
  };

  it('are those that staff set, of an item and of its options', async () => {
    const [merchantId, storeId] = [newMerchant(), newStore()];
    await adapters().stock.set(merchantId, storeId, { ...NOODLES, remaining: 20 });
    await adapters().stock.set(merchantId, storeId, { ...EGG, remaining: 3 });
    await adapters().stock.set(merchantId, storeId, { itemId: 'beef-noodles-large', remaining: 1 });
    expect(await adapters().stock.ofItems(merchantId, storeId, ['beef-noodles', 'tea'])).toEqual([
      { ...NOODLES, remaining: 20 },
      { ...EGG, remaining: 3 },
    ]);
    expect(await adapters().stock.ofItems(newMerchant(), storeId, ['beef-noodles'])).toEqual([]);
  });

  it('are listed page by page, without what is no longer counted', async () => {
    const [merchantId, storeId] = [newMerchant(), newStore()];
    for (const itemId of ['a', 'b', 'c', 'd']) {
      await adapters().stock.set(merchantId, storeId, { itemId, remaining: 1 });
    }
    await adapters().stock.stopCounting(merchantId, storeId, { itemId: 'b' });
    await adapters().stock.stopCounting(merchantId, storeId, { itemId: 'never-counted' });
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await adapters().stock.ofStore(merchantId, storeId, { limit: 2, cursor });
      found.push(...page.items.map((count) => count.itemId));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(found).toEqual(['a', 'c', 'd']);
  });

  it('are set only over what the caller saw, if that is asked', async () => {
    const [merchantId, storeId] = [newMerchant(), newStore()];
    const set = async (remaining: number, expected?: number) =>
      await adapters().stock.set(merchantId, storeId, { ...NOODLES, remaining }, expected);
    expect(await set(8, 3)).toBe(false);
    expect(await set(3)).toBe(true);
    expect(await set(8, 3)).toBe(true);
    expect(await set(9, 3)).toBe(false);
    const [count] = await adapters().stock.ofItems(merchantId, storeId, ['beef-noodles']);
    expect(count?.remaining).toBe(8);
  });

  it('go down with the order that takes them, or the order does not come about', async () => {
    const merchantId = newMerchant();
    const { storeId } = orderOf(merchantId);
    await adapters().stock.set(merchantId, storeId, { ...NOODLES, remaining: 3 });
    await adapters().stock.set(merchantId, storeId, { ...EGG, remaining: 9 });
    expect((await place([take(NOODLES, -2), take(EGG, -2)], merchantId)).outcome).toBe('committed');
    const refused = await place([take(EGG, -2), take(NOODLES, -2)], merchantId);
    expect(refused.outcome).toBe('conflict');
    const { orderId } = refused.changes.order;
    expect(await adapters().orders.load(merchantId, orderId)).toBeUndefined();
    expect(await adapters().stock.ofItems(merchantId, storeId, ['beef-noodles'])).toEqual([
      { ...NOODLES, remaining: 1 },
      { ...EGG, remaining: 7 },
    ]);
  });

  it('come back with the order, also to what is no longer counted', async () => {
    const merchantId = newMerchant();
    const { storeId } = orderOf(merchantId);
    const counts = async () =>
      await adapters().stock.ofItems(merchantId, storeId, ['beef-noodles']);
    await adapters().stock.set(merchantId, storeId, { ...NOODLES, remaining: 3 });
    await adapters().stock.set(merchantId, storeId, { ...EGG, remaining: 3 });
    const { changes } = await place([take(NOODLES, -2), take(EGG, -1)], merchantId);
    await adapters().stock.stopCounting(merchantId, storeId, EGG);
    const back = next(after(changes), { stock: [take(NOODLES, 2), take(EGG, 1)] });
    expect(await adapters().orders.commit(back)).toBe('committed');
    expect(await counts()).toEqual([{ ...NOODLES, remaining: 3 }]);
    expect((await place([take(EGG, -1)], merchantId)).outcome).toBe('conflict');
    await adapters().stock.set(merchantId, storeId, { ...EGG, remaining: 1 });
    expect(await counts()).toContainEqual({ ...EGG, remaining: 1 });
  });
});

eachAdapter('The last portions', (adapters) => {
  it('go to 10 of 64 customers who want them at once; the others hear what is sold out', async () => {
    const merchantId = newMerchant();
    const storeId = newStore();
    const businessDay = { timeZone: 'Asia/Shanghai', cutOverHour: 4 };
    const store = { merchantId, storeId, name: 'Noodle House', currency: 'CNY' } as const;
    await adapters().directory.register({ ...store, businessDay, releasePolicy: 'per-check' });
    await adapters().menus.publish(merchantId, storeId, contentOf(item()), NOON);
    await adapters().stock.set(merchantId, storeId, { itemId: 'noodles', remaining: 10 });
    const ids = new CountedIds();
    const deps = { ...adapters(), ids, clock: { now: () => NOON }, backoff: jitteredBackoff() };
    const order = async () =>
      await placeOrder(deps, {
        ...{ merchantId, storeId, channel: 'kiosk', fulfilment: 'takeout', actor: 'kiosk:k1' },
        lines: [{ itemId: 'noodles', options: [], quantity: 1 }],
      });
    const outcomes = await Promise.all(Array.from({ length: 64 }, order));

    const refusals = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error]));
    expect(refusals).toHaveLength(54);
    expect(new Set(refusals.map((r) => `${r.code} ${r.field}`))).toEqual(
      new Set(['sold-out lines[0].itemId']),
    );
    const [count] = await adapters().stock.ofItems(merchantId, storeId, ['noodles']);
    expect(count?.remaining).toBe(0);

    const placed = outcomes.flatMap((o) => (o.ok ? [o.value.order.orderId] : []));
    // Nothing is asked of Alipay about orders that nobody has begun to pay.
    const cancel = { gateway: undefined as unknown as PaymentGateway, ...deps };
    await Promise.all(
      [...placed, ...placed].map((orderId) =>
        cancelOrder(cancel, { merchantId, orderId, actor: 'kiosk:k1' }),
      ),
    );
    const [back] = await adapters().stock.ofItems(merchantId, storeId, ['noodles']);
    expect(back?.remaining).toBe(10);
  });
});
