import { expect, it } from 'vitest';
import { eachAdapter } from './each-adapter.ts';
import {
  after,
  empty,
  NOON,
  newMerchant,
  next,
  orderOf,
  paymentOf,
  place,
  refundOf,
  ticketOf,
} from './fixtures.ts';

eachAdapter('Orders', (adapters) => {
  it('gives back an order with its payments, refunds and tickets as they were committed', async () => {
    const order = orderOf(newMerchant(), { note: '不要香菜', dueAt: NOON + 1 });
    const first = paymentOf(order, { status: 'DECLINED', lastCode: 'ACQ.BUYER_BALANCE' });
    const second = paymentOf(order, { dueAt: NOON + 64_000, tradeNo: '2026112222001' });
    const refund = refundOf(second);
    const ticket = ticketOf(order, { note: undefined });
    const created = next(empty(order), { payments: [second] });
    const paid = next(after(created), { payments: [first], refunds: [refund], tickets: [ticket] });

    expect(await adapters().orders.commit(created)).toBe('committed');
    expect(await adapters().orders.commit(paid)).toBe('committed');

    expect(await adapters().orders.load(order.merchantId, order.orderId)).toEqual({
      order: { ...order, version: 2 },
      payments: [first, second].sort((a, b) => (a.paymentId < b.paymentId ? -1 : 1)),
      refunds: [refund],
      tickets: [ticket],
    });
  });

  it('forgets a value that a change took away', async () => {
    const before = await place(adapters().orders);
    const { merchantId, orderId } = before.order;
    const noted = next(before, { order: { ...before.order, note: 'hot', dueAt: NOON } });
    await adapters().orders.commit(noted);
    const bare = { ...noted.order, note: undefined, dueAt: undefined };
    await adapters().orders.commit(next(after(noted), { order: bare }));

    const found = await adapters().orders.load(merchantId, orderId);
    expect(found?.order.note).toBeUndefined();
    expect(found?.order.dueAt).toBeUndefined();
  });

  it('keeps what it was given, whatever the caller does to it later', async () => {
    const order = orderOf(newMerchant());
    const changes = next(empty(order), { payments: [paymentOf(order)] });
    await adapters().orders.commit(changes);
    Object.assign(changes.order, { status: 'CANCELED' });
    const found = await adapters().orders.load(order.merchantId, order.orderId);
    Object.assign(found?.payments[0] ?? {}, { status: 'CAPTURED' });

    const again = await adapters().orders.load(order.merchantId, order.orderId);
    expect(again?.order.status).toBe('CREATED');
    expect(again?.payments[0]?.status).toBe('INITIATED');
  });

  it('knows nothing of an order that was never placed', async () => {
    const { merchantId, orderId } = orderOf(newMerchant());
    expect(await adapters().orders.load(merchantId, orderId)).toBeUndefined();
    expect(await adapters().orders.journal(merchantId, orderId, { after: 0, limit: 9 })).toEqual(
      [],
    );
  });
});

eachAdapter('The journal of an order', (adapters) => {
  it('pages through the journal, oldest first', async () => {
    let at = await place(adapters().orders);
    for (let n = 0; n < 11; n++) {
      const changes = next(at, {});
      await adapters().orders.commit(changes);
      at = after(changes);
    }
    const { merchantId, orderId } = at.order;
    const page = await adapters().orders.journal(merchantId, orderId, { after: 8, limit: 3 });
    expect(page.map((entry) => entry.version)).toEqual([9, 10, 11]);
  });
});
