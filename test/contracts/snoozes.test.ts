import { expect, it } from 'vitest';
import type { SnoozeList } from '../../core/domain/snooze.ts';
import { eachAdapter } from './each-adapter.ts';
import { NOON, newMerchant, newStore } from './fixtures.ts';

const list = (version: number, ...ids: string[]): SnoozeList => ({
  version,
  snoozes: ids.map((id) => ({ kind: 'item', id, since: NOON, actor: 'cashier:c1' })),
});

eachAdapter('Snoozes', (adapters) => {
  it('are none until somebody has said something, and then what was said last', async () => {
    const of = [newMerchant(), newStore()] as const;
    const { snoozes } = adapters();
    expect(await snoozes.of(...of)).toEqual({ version: 0, snoozes: [] });
    expect(await snoozes.replace(...of, list(1, 'tea'))).toBe(true);
    expect(await snoozes.replace(...of, list(2, 'tea', 'fries'))).toBe(true);
    expect(await snoozes.of(...of)).toEqual(list(2, 'tea', 'fries'));
  });

  it('lose nothing when two speak at once: one of them has to read again', async () => {
    const of = [newMerchant(), newStore()] as const;
    const { snoozes } = adapters();
    const both = ['tea', 'fries'].map((id) => snoozes.replace(...of, list(1, id)));
    expect((await Promise.all(both)).sort()).toEqual([false, true]);
    expect(await snoozes.replace(...of, list(1, 'late'))).toBe(false);
    expect(await snoozes.replace(...of, list(3, 'early'))).toBe(false);
  });

  it('are those of one store of one tenant', async () => {
    const [merchant, store] = [newMerchant(), newStore()];
    await adapters().snoozes.replace(merchant, store, list(1, 'tea'));
    expect((await adapters().snoozes.of(merchant, newStore())).version).toBe(0);
    expect((await adapters().snoozes.of(newMerchant(), store)).version).toBe(0);
  });
});
