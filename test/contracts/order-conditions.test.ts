import { expect, it } from 'vitest';
import { caseIdOf } from '../../core/domain/exception-case.ts';
import type { OrderAggregate } from '../../core/domain/order-aggregate.ts';
import { eachAdapter } from './each-adapter.ts';
import {
  after,
  caseOf,
  empty,
  idempotencyOf,
  NOON,
  newMerchant,
  next,
  orderOf,
  paymentOf,
  place,
  refundOf,
  ticketOf,
} from './fixtures.ts';

eachAdapter('A change of an order', (adapters) => {
  it('refuses a change of an order that has moved on, and stores no part of it', async () => {
    const before = await place(adapters().orders);
    const { merchantId, orderId } = before.order;
    const winner = next(before, { payments: [paymentOf(before.order)] });
    await adapters().orders.commit(winner);

    const opened = caseOf(merchantId, 'loser', { orderId });
    const loser = next(before, {
      payments: [paymentOf(before.order)],
      tickets: [ticketOf(before.order)],
      opened: [opened],
      idempotency: idempotencyOf('loser', before),
    });
    expect(await adapters().orders.commit(loser)).toBe('conflict');

    expect(await adapters().orders.load(merchantId, orderId)).toEqual(after(winner));
    expect(await adapters().orders.findIdempotent(merchantId, 'loser')).toBeUndefined();
    expect(await adapters().cases.find(merchantId, opened.caseId)).toBeUndefined();
    const journal = await adapters().orders.journal(merchantId, orderId, { after: 0, limit: 9 });
    expect(journal.map((entry) => entry.version)).toEqual([1, 2]);
  });

  it('refuses it by the version of the order alone, whatever else the change says', async () => {
    const before = await place(adapters().orders);
    const moved = next(before, {});
    await adapters().orders.commit(moved);
    const stale = { ...next(before, {}), journal: { ...moved.journal, version: 9 } };
    expect(await adapters().orders.commit(stale)).toBe('conflict');
  });

  it('does not place an order over another one', async () => {
    const before = await place(adapters().orders);
    const again = next(empty({ ...before.order, version: 0, note: 'mine' }), {});
    expect(await adapters().orders.commit(again)).toBe('conflict');
  });

  it.each([
    ['payment', (a: OrderAggregate) => ({ payments: a.payments.map((p) => late(p, 'startedAt')) })],
    ['refund', (a: OrderAggregate) => ({ refunds: a.refunds.map((r) => late(r, 'requestedAt')) })],
    ['ticket', (a: OrderAggregate) => ({ tickets: a.tickets.map((t) => late(t, 'createdAt')) })],
  ])('lets no new %s take the place of an older one of its id', async (_, newcomer) => {
    const order = orderOf(newMerchant());
    const payment = paymentOf(order);
    const made = next(empty(order), {
      payments: [payment],
      refunds: [refundOf(payment)],
      tickets: [ticketOf(order)],
    });
    await adapters().orders.commit(made);
    expect(await adapters().orders.commit(next(after(made), newcomer(after(made))))).toBe(
      'conflict',
    );
    expect(await adapters().orders.load(order.merchantId, order.orderId)).toEqual(after(made));
  });

  it('keeps tenants apart, with the same order id and the same key', async () => {
    const mine = await place(adapters().orders);
    const { orderId } = mine.order;
    const stranger = newMerchant();
    expect(await adapters().orders.load(stranger, orderId)).toBeUndefined();
    expect(await adapters().orders.journal(stranger, orderId, { after: 0, limit: 9 })).toEqual([]);

    const theirs = next(empty(orderOf(stranger, { orderId })), {
      idempotency: idempotencyOf('same key', mine),
    });
    expect(await adapters().orders.commit(theirs)).toBe('committed');
    const { merchantId } = mine.order;
    expect(await adapters().orders.findIdempotent(merchantId, 'same key')).toBeUndefined();
  });
});

eachAdapter('Cases of an order', (adapters) => {
  it('opens a case once, and keeps its first resolution', async () => {
    const before = await place(adapters().orders);
    const { merchantId, orderId } = before.order;
    const opened = caseOf(merchantId, 'p1', { orderId });
    const { caseId } = opened;
    const open = next(before, { opened: [opened] });
    expect(await adapters().orders.commit(open)).toBe('committed');
    expect(await adapters().orders.commit(next(after(open), { opened: [opened] }))).toBe(
      'conflict',
    );

    const byPerson = { at: NOON + 1, by: 'cashier:li', note: 'paid in cash' };
    const first = next(after(open), { resolved: [{ caseId, ...byPerson }] });
    expect(await adapters().orders.commit(first)).toBe('committed');
    const second = next(after(first), {
      resolved: [{ caseId, at: NOON + 2, by: 'system', note: 'late' }],
    });
    expect(await adapters().orders.commit(second)).toBe('committed');
    expect(await adapters().cases.find(merchantId, caseId)).toEqual({
      ...opened,
      status: 'RESOLVED',
      resolution: byPerson,
    });
  });

  it('resolves no case that was never opened', async () => {
    const before = await place(adapters().orders);
    const caseId = caseIdOf('cancel-stuck', 'never');
    const resolved = [{ caseId, at: NOON, by: 'system', note: '' }];
    expect(await adapters().orders.commit(next(before, { resolved }))).toBe('conflict');
    expect(await adapters().cases.find(before.order.merchantId, caseId)).toBeUndefined();
  });
});

const late = <T>(value: T, birth: keyof T): T => ({ ...value, [birth]: NOON + 1 });
