import { expect, it } from 'vitest';
import type { Destination } from '../../core/domain/delivery.ts';
import type { Order } from '../../core/domain/order.ts';
import { deliverySettings, deliveryTo } from '../support/delivery.ts';
import { eachAdapter } from './each-adapter.ts';
import { after, empty, NOON, newMerchant, newStore, next, orderOf } from './fixtures.ts';

const HOUR = 3_600_000;
const SLOT = { start: NOON, end: NOON + HOUR };
const { slot: _, ...DESTINATION } = deliveryTo();

eachAdapter('Deliveries', (adapters) => {
  const brought = (given: Partial<Order>, slot = SLOT): Order => {
    const zone = { zoneId: 'near', name: 'Near', fee: 300 };
    const date = '2026-11-22';
    const delivery = { zone, slot, date, capacity: 2, status: 'SCHEDULED' } as const;
    return orderOf(given.merchantId ?? newMerchant(), { ...given, delivery });
  };
  const place = async (order: Order, destination: Destination = DESTINATION) => {
    const changes = next(empty(order), { destination });
    return { changes, outcome: await adapters().orders.commit(changes) };
  };
  const taken = async ({ merchantId, storeId }: Order) => {
    const map = await adapters().deliveries.taken(merchantId, storeId, [SLOT]);
    return map.get(SLOT.start);
  };

  it('are set over what the caller saw', async () => {
    const [merchantId, storeId] = [newMerchant(), newStore()];
    const { deliveries } = adapters();
    expect(await deliveries.settings(merchantId, storeId)).toMatchObject({
      ...{ version: 0, enabled: false },
    });
    const first = { ...deliverySettings(), version: 1 };
    expect(await deliveries.save(merchantId, storeId, { ...first, version: 2 })).toBe(false);
    expect(await deliveries.save(merchantId, storeId, first)).toBe(true);
    expect(await deliveries.save(merchantId, storeId, first)).toBe(false);
    expect(await deliveries.settings(merchantId, storeId)).toEqual(first);
    expect((await deliveries.settings(newMerchant(), storeId)).version).toBe(0);
  });

  it('have slots that take no more orders than they have room for', async () => {
    const merchantId = newMerchant();
    const orders = Array.from({ length: 6 }, () => brought({ merchantId }));
    const placed = await Promise.all(orders.map((order) => place(order)));
    expect(placed.filter(({ outcome }) => outcome === 'committed')).toHaveLength(2);
    expect(placed.filter(({ outcome }) => outcome === 'conflict')).toHaveLength(4);
    expect(await taken(brought({ merchantId }))).toBe(2);
    expect(await taken(brought({}))).toBeUndefined();
  });

  it('give a slot back once, with the order that ends unpaid', async () => {
    const { changes } = await place(brought({}));
    const end = next(after(changes), { order: { ...changes.order, status: 'CANCELED' } });
    expect(await adapters().orders.commit(end)).toBe('committed');
    expect(await adapters().orders.commit(end)).toBe('conflict');
    expect(await taken(changes.order)).toBe(0);
  });

  it('are listed by day and slot, page by page', async () => {
    const merchantId = newMerchant();
    const later = { start: NOON + HOUR, end: NOON + 2 * HOUR };
    const placed = [brought({ merchantId }, later), brought({ merchantId }), brought({})];
    for (const order of placed) await place(order);
    const { storeId } = brought({});
    const list = (date: string, cursor?: string) =>
      adapters().deliveries.ofDay(merchantId, storeId, date, { limit: 1, cursor });
    const first = await list('2026-11-22');
    expect(first.items).toEqual([{ orderId: placed[1]?.orderId, slot: SLOT }]);
    const second = await list('2026-11-22', first.next);
    expect(second.items).toEqual([{ orderId: placed[0]?.orderId, slot: later }]);
    expect((await list('2026-11-23')).items).toEqual([]);
  });

  it('keep where an order goes beside it, so that it is whole without', async () => {
    const { changes } = await place(brought({}));
    const { merchantId, orderId } = changes.order;
    const { deliveries, orders } = adapters();
    expect(await deliveries.destination(merchantId, orderId)).toEqual(DESTINATION);
    expect(await deliveries.destination(newMerchant(), orderId)).toBeUndefined();
    await deliveries.forgetDestination(newMerchant(), orderId);
    expect(await deliveries.destination(merchantId, orderId)).toEqual(DESTINATION);
    for (let i = 0; i < 2; i++) await deliveries.forgetDestination(merchantId, orderId);
    expect(await deliveries.destination(merchantId, orderId)).toBeUndefined();
    const read = await orders.load(merchantId, orderId);
    expect(read?.order.delivery).toEqual(changes.order.delivery);
    expect(JSON.stringify(read)).not.toContain(DESTINATION.recipient);
  });
});
