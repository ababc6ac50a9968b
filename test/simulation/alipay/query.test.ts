import { expect, test, vi } from 'vitest';
import { always, SmallWorld } from './support/small-world.ts';

vi.mock('../../../adapters/alipay-http/post.ts', () => import('./support/post.ts'));

test('a new trade is not seen by query for as long as is assumed', async () => {
  const world = new SmallWorld({ assumptions: { notExistLagMs: 20_000 } });
  const request = await world.paid();
  await world.time.runFor(19_999);
  expect(await world.gateway.query(request)).toEqual({ kind: 'not-found' });
  await world.time.runFor(1);
  expect(await world.gateway.query(request)).toMatchObject({ kind: 'captured' });
});

test('a cancel finds a trade that no query has seen yet', async () => {
  const world = new SmallWorld({ assumptions: { notExistLagMs: 20_000 } });
  const request = await world.paid();
  expect(await world.gateway.cancel(request)).toEqual({ kind: 'cancelled', action: 'refund' });
});

test('a replica may tell what was true some seconds ago, but nothing older', async () => {
  const temper = always('query', 'stale');
  const world = new SmallWorld({ temper, assumptions: { replicaLagMs: 4_000 } });
  const request = await world.paid({ kind: 'is asked', paysAfterMs: 10_000 });
  const seen = new Map<number, Set<string>>();
  for (let second = 0; second <= 20; second += 1) {
    const kinds = new Set<string>();
    for (let n = 0; n < 12; n += 1) kinds.add((await world.gateway.query(request)).kind);
    seen.set(second, kinds);
    await world.time.runFor(1_000);
  }
  expect(seen.get(0)).toEqual(new Set(['not-found']));
  expect(seen.get(5)).toEqual(new Set(['pending']));
  expect(seen.get(11)).toEqual(new Set(['pending', 'captured']));
  expect(seen.get(15)).toEqual(new Set(['captured']));
});

test.each([
  ['unavailable', 'unknown'],
  ['system-error', 'unknown'],
  ['unlisted', 'unknown'],
  ['limited', 'unknown'],
  ['forbidden', 'unknown'],
] as const)('a query can end as %s, which is %s', async (deed, kind) => {
  const world = new SmallWorld({ temper: always('query', deed) });
  expect(await world.gateway.query(await world.paid())).toMatchObject({ kind });
  expect(world.movements()).toEqual(['captured 3850']);
});

test('a trade of another merchant does not exist', async () => {
  const world = new SmallWorld();
  const request = await world.paid();
  const other = world.payment({ kind: 'pays' }, { outTradeNo: request.outTradeNo });
  const asOther = { ...other, merchantId: 'm2' as typeof other.merchantId };
  expect(await world.gateway.query(asOther)).toEqual({ kind: 'not-found' });
  expect(await world.gateway.cancel(asOther)).toEqual({ kind: 'cancelled', action: 'none' });
  expect(world.movements()).toEqual(['captured 3850']);
});
