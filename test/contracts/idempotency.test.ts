import { expect, it } from 'vitest';
import { eachAdapter } from './each-adapter.ts';
import { empty, idempotencyOf, newMerchant, next, orderOf } from './fixtures.ts';

eachAdapter('Idempotency-Keys', (adapters) => {
  it('says duplicate to a second use of an Idempotency-Key, even of a moved order', async () => {
    const first = orderOf(newMerchant());
    const { merchantId } = first;
    const placed = next(empty(first), { idempotency: idempotencyOf('key-1', empty(first)) });
    expect(await adapters().orders.commit(placed)).toBe('committed');

    const other = orderOf(merchantId);
    const repeat = next(empty(other), { idempotency: idempotencyOf('key-1', empty(other)) });
    expect(await adapters().orders.commit(repeat)).toBe('duplicate');
    expect(await adapters().orders.load(merchantId, other.orderId)).toBeUndefined();
    expect(await adapters().orders.commit(placed)).toBe('duplicate');
    expect(await adapters().orders.findIdempotent(merchantId, 'key-1')).toEqual(
      idempotencyOf('key-1', empty(first)),
    );
  });

  it('makes one order of 20 simultaneous requests with the same Idempotency-Key', async () => {
    const merchantId = newMerchant();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => {
        const before = empty(orderOf(merchantId));
        const key = idempotencyOf('double click', before);
        return adapters().orders.commit(next(before, { idempotency: key }));
      }),
    );
    expect(outcomes.filter((outcome) => outcome === 'committed')).toHaveLength(1);
    const found = await adapters().orders.findIdempotent(merchantId, 'double click');
    const winner = found && (await adapters().orders.load(merchantId, found.orderId));
    expect(winner?.order.orderId).toBe(found?.resultId);
  });
});
