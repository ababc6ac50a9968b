import { expect, test, vi } from 'vitest';
import { parseNotification } from '../../../alipay/open-platform/notification.ts';
import { credentials } from '../../alipay/support.ts';
import { refundOf, SmallWorld } from './support/small-world.ts';
import { hostile, type Temper } from './temper.ts';

vi.mock('../../../adapters/alipay-http/post.ts', () => import('./support/post.ts'));

/** Everything goes wrong that can. */
const worst = Object.fromEntries(
  Object.entries(hostile).map(([group, deeds]) => {
    const names = Object.keys(deeds);
    return [group, Object.fromEntries(names.map((name) => [name, 1 / names.length]))];
  }),
) as Temper;
const lags = { notExistLagMs: 20_000, replicaLagMs: 15_000 };

test('after healing everything is carried out, answered truly and notified once', async () => {
  const world = new SmallWorld({ temper: worst, assumptions: lags });
  world.alipay.heal();
  for (let n = 0; n < 20; n += 1) {
    const request = world.payment({ kind: 'pays' });
    expect(await world.gateway.pay(request)).toMatchObject({ kind: 'captured' });
    expect(await world.gateway.query(request)).toMatchObject({ kind: 'captured' });
    const sent = refundOf(request, 1_000);
    expect(await world.gateway.refund(sent)).toEqual({ kind: 'refunded' });
    expect(await world.gateway.queryRefund(sent)).toMatchObject({ kind: 'refunded' });
    const other = await world.paid();
    expect(await world.gateway.cancel(other)).toEqual({ kind: 'cancelled', action: 'refund' });
  }
  await world.time.runFor(3_000);
  expect(world.letters).toHaveLength(40);
  for (const { body } of world.letters) {
    expect(parseNotification(body, credentials)).toMatchObject({ kind: 'authentic' });
  }
  expect(world.alipay.happened.size).toBe(0);
});

test('buyers who wait when it heals never pay, nor does one who comes later', async () => {
  const world = new SmallWorld({ temper: worst });
  const later = 30_000;
  for (let n = 0; n < 30; n += 1) {
    await world.paid({ kind: 'is asked', paysAfterMs: later });
    await world.paid({ kind: 'is unclear', answer: 'unavailable', paysAfterMs: later });
    await world.paid({ kind: 'fails', code: 'PAYMENT_FAIL', paysAfterMs: later });
  }
  const before = world.movements().length;
  world.alipay.heal();
  const asked = world.payment({ kind: 'is unclear', answer: 'unavailable', paysAfterMs: later });
  expect(await world.gateway.pay(asked)).toMatchObject({ kind: 'pending' });
  await world.time.runFor(4 * 3_600_000);
  expect(new Set(world.movements().slice(before))).toEqual(new Set(['closed']));
  const unclear = world.payment({ kind: 'is unclear', answer: 'unavailable', paysAfterMs: 0 });
  expect(await world.gateway.pay(unclear)).toMatchObject({ kind: 'captured' });
});

test('notifications that were on their way when it healed still come', async () => {
  const world = new SmallWorld({
    temper: { ...worst, delay: { ...worst.delay, never: 0, late: 1 } },
  });
  for (let n = 0; n < 20; n += 1) await world.paid();
  world.alipay.heal();
  await world.time.runFor(3_000);
  const soon = world.letters.length;
  await world.time.runFor(26 * 3_600_000);
  expect(world.letters.length).toBeGreaterThan(soon);
});
