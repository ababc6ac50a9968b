import { expect, it } from 'vitest';
import { changeOrder } from '../../core/usecases/change-order.ts';
import { eachAdapter } from './each-adapter.ts';
import { NOON, next, place } from './fixtures.ts';

eachAdapter('Simultaneous changes of an order', (adapters) => {
  it('lets exactly one of 20 simultaneous changes of the same version win', async () => {
    const before = await place(adapters().orders);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        adapters().orders.commit(next(before, { order: { ...before.order, note: `worker ${n}` } })),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'committed')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'conflict')).toHaveLength(19);
    const winner = outcomes.indexOf('committed');
    const found = await adapters().orders.load(before.order.merchantId, before.order.orderId);
    expect(found?.order.note).toBe(`worker ${winner}`);
  });

  it('lets one of two workers win that want the very same change', async () => {
    const before = await place(adapters().orders);
    const change = next(before, { order: { ...before.order, note: 'lease' } });
    const outcomes = await Promise.all([1, 2, 3].map(() => adapters().orders.commit(change)));
    expect(outcomes.sort()).toEqual(['committed', 'conflict', 'conflict']);
  });

  it('loses no change of 20 workers that decide again until they win, and no journal entry', async () => {
    const before = await place(adapters().orders);
    const { merchantId, orderId } = before.order;
    const deps = {
      orders: adapters().orders,
      clock: { now: () => NOON },
      backoff: { pause: () => new Promise<void>((done) => setImmediate(done)) },
    };
    const addAttempt = async (): Promise<void> => {
      try {
        await changeOrder(deps, merchantId, orderId, ({ order }) => ({
          edit: { order: { ...order, attempts: order.attempts + 1 } },
          what: 'attempt',
          actor: 'system',
          value: undefined,
        }));
      } catch (error) {
        if ((error as Error).name !== 'TooMuchContention') throw error;
        await addAttempt();
      }
    };
    await Promise.all(Array.from({ length: 20 }, addAttempt));

    const found = await adapters().orders.load(merchantId, orderId);
    expect(found?.order).toMatchObject({ version: 21, attempts: 20 });
    const journal = await adapters().orders.journal(merchantId, orderId, { after: 0, limit: 99 });
    expect(journal.map((e) => e.version)).toEqual(Array.from({ length: 21 }, (_, n) => n + 1));
  });
});
