import { ulid } from 'ulid';
import { expect, it } from 'vitest';
import type { DinerOrder } from '../../core/domain/diner.ts';
import { born, parseDinerId, parseOrderId } from '../../core/domain/ids.ts';
import { eachAdapter } from './each-adapter.ts';
import { empty, NOON, newMerchant, next, orderOf } from './fixtures.ts';

const newDiner = () => born(parseDinerId, ulid());

eachAdapter('What customers ordered', (adapters) => {
  /** An order, and the row that leads to it, in one transaction. */
  async function ordered(changes: Partial<DinerOrder> = {}): Promise<DinerOrder> {
    const merchantId = changes.merchantId ?? newMerchant();
    const order = orderOf(merchantId, { orderId: born(parseOrderId, ulid(NOON + made++)) });
    const { storeId, orderId } = order;
    const dinerOrder: DinerOrder = {
      ...{ merchantId, storeId, orderId, dinerId: newDiner(), label: 'd1', at: NOON },
      ...changes,
    };
    const written = await adapters().orders.commit({ ...next(empty(order), {}), dinerOrder });
    expect(written).toBe('committed');
    return dinerOrder;
  }
  let made = 0;

  it('is found by them alone, newest first, page by page', async () => {
    const first = await ordered();
    const { merchantId, dinerId } = first;
    const all = [first];
    for (let i = 0; i < 4; i++) all.push(await ordered({ merchantId, dinerId }));
    await ordered({ merchantId });
    await ordered({ dinerId });
    const found: DinerOrder[] = [];
    let cursor: string | undefined;
    do {
      const page = await adapters().dinerOrders.ofDiner(merchantId, dinerId, { limit: 2, cursor });
      expect(page.items.length).toBeLessThanOrEqual(2);
      found.push(...page.items);
      cursor = page.next;
    } while (cursor !== undefined);
    expect(found).toEqual(all.toReversed());
  });

  it('tells who was the first of those at a table, until they are forgotten', async () => {
    const first = await ordered();
    const { dinerOrders } = adapters();
    const { merchantId, orderId } = first;
    expect(await dinerOrders.firstAt(merchantId, orderId)).toEqual(first);
    expect(await dinerOrders.firstAt(newMerchant(), orderId)).toBeUndefined();
    await dinerOrders.remove(first);
    expect(await dinerOrders.firstAt(merchantId, orderId)).toBeUndefined();
  });

  it('is not found where the order was not placed', async () => {
    const { merchantId, dinerId, orderId } = await ordered();
    const order = orderOf(merchantId, { orderId });
    const other = { ...(await ordered({ merchantId })), dinerId: newDiner(), orderId };
    const again = { ...next(empty(order), {}), dinerOrder: other };
    expect(await adapters().orders.commit(again)).toBe('conflict');
    const { dinerOrders } = adapters();
    expect((await dinerOrders.ofDiner(merchantId, dinerId, { limit: 9 })).items).toHaveLength(1);
    const none = await dinerOrders.ofDiner(merchantId, other.dinerId, { limit: 9 });
    expect(none.items).toEqual([]);
  });

  it('is removed once they are forgotten there, and stays if they are another guest since', async () => {
    const { dinerOrders } = adapters();
    const order = await ordered();
    const items = async () =>
      (await dinerOrders.ofDiner(order.merchantId, order.dinerId, { limit: 9 })).items;
    await dinerOrders.remove({ ...order, label: 'd7' });
    expect(await items()).toEqual([order]);
    await dinerOrders.remove(order);
    await dinerOrders.remove(order);
    expect(await items()).toEqual([]);
  });

  it('waits to be forgotten, the oldest request first, until that request is done', async () => {
    const { dinerOrders } = adapters();
    const of = (requestedAt: number) => ({
      ...{ merchantId: newMerchant(), dinerId: newDiner(), requestedAt },
    });
    const [late, early] = [of(NOON + 2), of(NOON + 1)];
    await dinerOrders.ask(late);
    await dinerOrders.ask(early);
    expect(await dinerOrders.asked(9)).toEqual([early, late]);
    expect(await dinerOrders.asked(1)).toEqual([early]);
    const again = { ...early, requestedAt: NOON + 3 };
    await dinerOrders.ask(again);
    await dinerOrders.done(early);
    expect(await dinerOrders.asked(9)).toEqual([late, again]);
    await dinerOrders.done(again);
    await dinerOrders.done(late);
    await dinerOrders.done(late);
    expect(await dinerOrders.asked(9)).toEqual([]);
  });
});
