import { expect, it } from 'vitest';
import type { MerchantId } from '../../core/domain/ids.ts';
import type { Due } from '../../core/ports/due-list.ts';
import { eachAdapter } from './each-adapter.ts';
import {
  after,
  empty,
  NOON,
  newMerchant,
  next,
  orderOf,
  paymentOf,
  refundOf,
  ticketOf,
} from './fixtures.ts';

eachAdapter('Due rows', (adapters) => {
  const dueOf = async (merchantId: MerchantId, now: number): Promise<Due[]> =>
    (await adapters().dueList.due(now, 1_000)).filter((due) => due.merchantId === merchantId);

  it('names a payment, a refund and an order once their time has come, and not before', async () => {
    const order = orderOf(newMerchant(), { dueAt: NOON + 300 });
    const { merchantId, orderId } = order;
    const payment = paymentOf(order, { dueAt: NOON + 100 });
    const refund = refundOf(payment, { dueAt: NOON + 200 });
    await adapters().orders.commit(next(empty(order), { payments: [payment], refunds: [refund] }));
    const { paymentId } = payment;
    const { refundId } = refund;

    expect(await dueOf(merchantId, NOON + 99)).toEqual([]);
    expect(await dueOf(merchantId, NOON + 300)).toEqual([
      { kind: 'payment', merchantId, orderId, paymentId },
      { kind: 'refund', merchantId, orderId, paymentId, refundId },
      { kind: 'order', merchantId, orderId },
    ]);
  });

  it('forgets rows that need no watching any more, and keeps the others', async () => {
    const order = orderOf(newMerchant(), { dueAt: NOON });
    const payments = [paymentOf(order, { dueAt: NOON }), paymentOf(order, { dueAt: NOON + 1 })];
    const first = next(empty(order), { payments });
    await adapters().orders.commit(first);
    const [done, open] = payments;
    const settled = next(after(first), {
      order: { ...first.order, dueAt: undefined },
      payments: payments.slice(0, 1).map((p) => ({ ...p, dueAt: undefined })),
    });
    await adapters().orders.commit(settled);

    const left = await dueOf(order.merchantId, NOON + 1);
    expect(left).toMatchObject([{ kind: 'payment', paymentId: open?.paymentId }]);
    expect(left).not.toMatchObject([{ paymentId: done?.paymentId }]);
  });

  it('has tickets apart: they never stand before a row of money, and leave once they are seen', async () => {
    const order = orderOf(newMerchant());
    const { merchantId, orderId } = order;
    const ticket = ticketOf(order, { dueAt: NOON - 100 });
    const first = next(empty(order), { tickets: [ticket], payments: [paymentOf(order)] });
    await adapters().orders.commit(first);
    const tickets = async (now: number) =>
      (await adapters().tickets.due(now, 1_000)).filter((due) => due.merchantId === merchantId);

    expect(await dueOf(merchantId, NOON)).toEqual([]);
    expect(await tickets(NOON - 101)).toEqual([]);
    expect(await tickets(NOON - 100)).toEqual([{ merchantId, orderId, ticketId: ticket.ticketId }]);
    const seen = { ...ticket, acknowledgedAt: NOON, dueAt: undefined };
    await adapters().orders.commit(next(after(first), { tickets: [seen] }));
    expect(await tickets(NOON)).toEqual([]);
  });

  it('moves a row that is postponed', async () => {
    const order = orderOf(newMerchant());
    const payment = paymentOf(order, { dueAt: NOON });
    const first = next(empty(order), { payments: [payment] });
    await adapters().orders.commit(first);
    await adapters().orders.commit(
      next(after(first), { payments: [{ ...payment, dueAt: NOON + 5_000 }] }),
    );

    expect(await dueOf(order.merchantId, NOON + 4_999)).toEqual([]);
    expect(await dueOf(order.merchantId, NOON + 5_000)).toHaveLength(1);
  });

  it('gives the oldest of all, whatever their shards, and no more than it is asked for', async () => {
    const merchantId = newMerchant();
    const long = 1_000_000;
    for (let n = 0; n < 24; n++) {
      const order = orderOf(merchantId);
      const payment = paymentOf(order, { dueAt: long - n });
      await adapters().orders.commit(next(empty(order), { payments: [payment] }));
    }
    const due = await adapters().dueList.due(long, 10);
    const times = await Promise.all(
      due.map(async ({ orderId }) => {
        const found = await adapters().orders.load(merchantId, orderId);
        return found?.payments[0]?.dueAt;
      }),
    );
    expect(times).toEqual(Array.from({ length: 10 }, (_, n) => long - 23 + n));
  });
});
