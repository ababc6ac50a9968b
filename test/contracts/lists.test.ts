import { describe, expect, it } from 'vitest';
import { resolve } from '../../core/domain/exception-case.ts';
import type { Page, Paged } from '../../core/ports/page.ts';
import { eachAdapter } from './each-adapter.ts';
import {
  after,
  caseOf,
  empty,
  NOON,
  newMerchant,
  newOrderId,
  newStore,
  next,
  orderOf,
  ticketOf,
} from './fixtures.ts';

/** Reads a list to its end, page by page. */
async function pagesOf<T>(read: (page: Page) => Promise<Paged<T>>, limit: number): Promise<T[][]> {
  const pages: T[][] = [];
  let cursor: string | undefined;
  do {
    const page = await read({ limit, cursor });
    pages.push([...page.items]);
    cursor = page.next;
  } while (cursor !== undefined);
  return pages;
}

const resolution = { at: NOON + 1, by: 'cashier:li', note: 'asked Alipay' };

eachAdapter('Orders of a store', (adapters) => {
  const HOUR = 3_600_000;
  const day = { from: NOON - 8 * HOUR, until: NOON + 16 * HOUR };

  /** Placed an hour after one another from noon in Shanghai on; every second one has ended. */
  async function five() {
    const [merchantId, storeId] = [newMerchant(), newStore()];
    const placed = [];
    for (const n of [0, 1, 2, 3, 4]) {
      const createdAt = NOON + n * 4 * HOUR;
      const order = orderOf(merchantId, { storeId, createdAt, orderId: newOrderId() });
      await adapters().orders.commit(next(empty({ ...order, version: 0 }), {}));
      const seen = (await adapters().orders.load(merchantId, order.orderId)) ?? empty(order);
      const paid = { status: 'COMMITTED', pickupNumber: `A00${n}`, businessDate: '2026-11-22' };
      const ended = { ...seen.order, ...(n % 2 === 0 && paid) } as typeof order;
      await adapters().orders.commit(next(seen, { order: ended }));
      placed.push(order.orderId);
    }
    return { merchantId, storeId, placed };
  }

  it('are listed page by page, newest first, open or all, of the hours asked for', async () => {
    const { merchantId, storeId, placed } = await five();
    const { orderList } = adapters();
    const [a, b, c, d] = placed;
    const all = (page: Page) => orderList.all(merchantId, storeId, day, page);
    expect(await pagesOf(all, 2)).toEqual([
      [d, c],
      [b, a],
    ]);
    const open = (page: Page) => orderList.open(merchantId, storeId, undefined, page);
    expect(await pagesOf(open, 1)).toEqual([[d], [b]]);
    const early = { from: NOON, until: NOON + 8 * HOUR };
    expect((await orderList.open(merchantId, storeId, early, { limit: 9 })).items).toEqual([b]);
  });

  it('are found by the number of a day, and by that alone', async () => {
    const { merchantId, storeId, placed } = await five();
    const { orderList } = adapters();
    const of = { businessDate: '2026-11-22', pickupNumber: 'A002' };
    expect(await orderList.numbered(merchantId, storeId, of)).toBe(placed[2]);
    const others = [{ businessDate: '2026-11-23' }, { pickupNumber: 'A001' }];
    for (const other of others) {
      expect(await orderList.numbered(merchantId, storeId, { ...of, ...other })).toBeUndefined();
    }
  });

  it('are of one store of one tenant, whatever cursor it brings', async () => {
    const { merchantId, storeId } = await five();
    const { orderList } = adapters();
    const { next: cursor } = await orderList.all(merchantId, storeId, day, { limit: 1 });
    const page = { limit: 9, cursor };
    expect(await orderList.all(newMerchant(), storeId, day, page)).toEqual({ items: [] });
    expect(await orderList.all(merchantId, newStore(), day, page)).toEqual({ items: [] });
    for (const forged of ['!', '0', '~~', 'nonsense']) {
      const { items } = await orderList.all(merchantId, storeId, day, { limit: 9, cursor: forged });
      expect(items.length).toBeLessThanOrEqual(4);
    }
  });
});

eachAdapter('Cases', (adapters) => {
  it('lists the open cases of a tenant page by page, oldest first', async () => {
    const merchantId = newMerchant();
    for (const n of [3, 1, 4, 2]) {
      await adapters().cases.openOrphan(caseOf(merchantId, `t${n}`, { openedAt: NOON + n }));
    }
    await adapters().cases.openOrphan(caseOf(newMerchant(), 'somebody else'));
    const pages = await pagesOf((page) => adapters().cases.open(merchantId, page), 2);
    expect(pages.map((page) => page.map((c) => c.detail))).toEqual([
      ['t1', 't2'],
      ['t3', 't4'],
    ]);
  });

  it('shows a tenant nothing of another one, whatever cursor it brings', async () => {
    const [mine, theirs] = [newMerchant(), newMerchant()];
    for (const n of [1, 2, 3]) {
      await adapters().cases.openOrphan(caseOf(theirs, `t${n}`, { openedAt: NOON + n }));
    }
    const { next: cursor } = await adapters().cases.open(theirs, { limit: 1 });
    expect(cursor).toBeDefined();
    expect(await adapters().cases.open(mine, { limit: 9, cursor })).toEqual({ items: [] });
    expect(await adapters().cases.open(mine, { limit: 9, cursor: 'nonsense' })).toEqual({
      items: [],
    });
  });

  it('opens a case that belongs to no order once', async () => {
    const opened = caseOf(newMerchant(), 'trade 1');
    const { merchantId, caseId } = opened;
    await adapters().cases.openOrphan(opened);
    await adapters().cases.openOrphan({ ...opened, detail: 'told again', openedAt: NOON + 9 });
    expect(await adapters().cases.find(merchantId, caseId)).toEqual(opened);
    expect((await adapters().cases.open(merchantId, { limit: 9 })).items).toEqual([opened]);
  });

  it('takes a resolved case off the list, and keeps how it was resolved', async () => {
    const opened = caseOf(newMerchant(), 'trade 1');
    const { merchantId, caseId } = opened;
    const resolved = resolve(opened, resolution);
    expect(await adapters().cases.resolveOrphan(resolved)).toBe(false);
    await adapters().cases.openOrphan(opened);
    expect(await adapters().cases.resolveOrphan(resolved)).toBe(true);
    const again = resolve(opened, { ...resolution, by: 'cashier:wang' });
    expect(await adapters().cases.resolveOrphan(again)).toBe(false);

    expect(await adapters().cases.find(merchantId, caseId)).toEqual(resolved);
    expect(await adapters().cases.open(merchantId, { limit: 9 })).toEqual({ items: [] });
    await adapters().cases.openOrphan(opened);
    expect(await adapters().cases.open(merchantId, { limit: 9 })).toEqual({ items: [] });
  });

  it("lists an order's case from the change that opened it to the one that resolved it", async () => {
    const order = orderOf(newMerchant());
    const { merchantId, orderId } = order;
    const opened = caseOf(merchantId, 'p1', { orderId });
    const open = next(empty(order), { opened: [opened] });
    await adapters().orders.commit(open);
    expect((await adapters().cases.open(merchantId, { limit: 9 })).items).toEqual([opened]);
    const resolved = [{ caseId: opened.caseId, ...resolution }];
    await adapters().orders.commit(next(after(open), { resolved }));
    expect((await adapters().cases.open(merchantId, { limit: 9 })).items).toEqual([]);
  });

  it('finds no case of another tenant', async () => {
    const opened = caseOf(newMerchant(), 'trade 1');
    await adapters().cases.openOrphan(opened);
    expect(await adapters().cases.find(newMerchant(), opened.caseId)).toBeUndefined();
  });
});

eachAdapter('Tickets', (adapters) => {
  describe('of one kitchen', () => {
    it('come oldest first, page by page, until they are completed', async () => {
      const [merchantId, storeId] = [newMerchant(), newStore()];
      const placed = [];
      for (const n of [2, 0, 1]) {
        const order = orderOf(merchantId, { storeId });
        const ticket = ticketOf(order, { createdAt: NOON + n, pickupNumber: `A00${n}` });
        const changes = next(empty(order), { tickets: [ticket] });
        await adapters().orders.commit(changes);
        placed.push(changes);
      }
      const read = (page: Page) => adapters().tickets.open(merchantId, storeId, page);
      const numbers = async () =>
        (await pagesOf(read, 2)).map((page) => page.map((t) => t.pickupNumber));
      expect(await numbers()).toEqual([['A000', 'A001'], ['A002']]);

      for (const status of ['PREPARED', 'COMPLETED'] as const) {
        const oldest = placed[1];
        if (!oldest) throw new Error('Three were placed');
        const tickets = oldest.tickets.map((t) => ({ ...t, status }));
        const changes = next(after(oldest), { tickets });
        expect(await adapters().orders.commit(changes)).toBe('committed');
        placed[1] = changes;
      }
      expect(await numbers()).toEqual([['A001', 'A002']]);
    });

    it('are not those of another kitchen or tenant', async () => {
      const order = orderOf(newMerchant(), { storeId: newStore() });
      const { merchantId, storeId } = order;
      const changes = next(empty(order), { tickets: [ticketOf(order)] });
      await adapters().orders.commit(changes);
      const { tickets } = adapters();
      expect((await tickets.open(merchantId, storeId, { limit: 9 })).items).toHaveLength(1);
      expect((await tickets.open(merchantId, newStore(), { limit: 9 })).items).toEqual([]);
      expect((await tickets.open(newMerchant(), storeId, { limit: 9 })).items).toEqual([]);
    });
  });
});
