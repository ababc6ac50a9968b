import { expect, test } from 'vitest';
import { netWith } from '../../support/net.ts';
import { MINUTE, must, NOON, openWorld, SECOND, type World } from '../../support/world.ts';

async function shownCode(world: World) {
  const order = await world.order();
  const { payment } = must(await world.pay(order, { by: { way: 'qr' } }));
  return { order, payment };
}

test('a code is shown for five minutes, and asked about every 5 s, later every 15 s', async () => {
  const world = await openWorld();
  const { order, payment } = await shownCode(world);
  expect(payment).toMatchObject({
    status: 'PENDING',
    qrCode: `https://qr.alipay.com/bax${payment.outTradeNo}`,
    cancelAt: NOON + 5 * MINUTE,
    expiresAt: NOON + 5 * MINUTE,
  });
  await world.runFor(4 * MINUTE);
  const asked = world.gateway.timesOf('query', NOON);
  expect(asked.filter((at) => at <= MINUTE)).toHaveLength(12);
  expect(asked.filter((at) => at > MINUTE && at <= 2 * MINUTE)).toHaveLength(4);
  expect((await world.payment(order)).status).toBe('PENDING');
});

test('not scanned yet is no failure: whoever scans after 4 minutes is served', async () => {
  const world = await openWorld();
  const { order, payment } = await shownCode(world);
  await world.runFor(4 * MINUTE);
  world.customerScans(payment);
  await world.runFor(20 * SECOND);
  expect((await world.payment(order)).status).toBe('CAPTURED');
  expect((await world.look(order)).tickets).toHaveLength(1);
});

test('a notification settles it at once', async () => {
  const world = await openWorld();
  const { order, payment } = await shownCode(world);
  await world.runFor(2 * MINUTE);
  world.customerScans(payment);
  await world.notify(payment);
  expect((await world.payment(order)).status).toBe('CAPTURED');
});

test('a code that nobody scans is cancelled when its life is over, and the check is free', async () => {
  const world = await openWorld();
  const { order } = await shownCode(world);
  await world.runFor(5 * MINUTE + 5 * SECOND);
  expect((await world.payment(order)).status).toBe('CANCELLED');
  expect(world.gateway.timesOf('cancel', NOON)).toEqual([5 * MINUTE]);
  expect(must(await world.pay(order)).payment.status).toBe('CAPTURED');
});

test('there are never two live codes for one check', async () => {
  const world = await openWorld();
  const { order } = await shownCode(world);
  expect(await world.pay(order, { by: { way: 'qr' } })).toMatchObject({
    error: { code: 'payment-in-progress' },
  });
  expect(world.gateway.calls.filter((c) => c.method === 'createQr')).toHaveLength(1);
});

test('scanned in the last second, after the cancel found nothing: the money goes back', async () => {
  const world = await openWorld();
  const { order, payment } = await shownCode(world);
  await world.runFor(3 * SECOND);
  must(await world.cancel(order));
  world.customerScans(payment);
  await world.runFor(10 * MINUTE);
  expect((await world.payment(order)).status).toBe('RETURNED');
  expect(netWith(world, payment)).toBe(0);
  expect((await world.look(order)).tickets).toEqual([]);
});

test('a silent answer is asked for once more with the same number, which makes the same code', async () => {
  const world = await openWorld();
  world.gateway.next('createQr', { answers: 'lost', after: 4_500 });
  const order = await world.order();
  const begun = world.pay(order, { by: { way: 'qr' } });
  await world.runFor(5 * SECOND);
  expect(must(await begun).payment.qrCode).toMatch(/^https:/);
  const numbers = world.gateway.calls.filter((c) => c.method === 'createQr');
  expect(new Set(numbers.map((c) => c.outTradeNo)).size).toBe(1);
  expect(numbers).toHaveLength(2);
});

test('a code that may exist, but is on no screen, is cancelled at once for another attempt', async () => {
  const world = await openWorld();
  world.gateway.always('createQr', { answers: 'lost' });
  const order = await world.order();
  const { payment } = must(await world.pay(order, { by: { way: 'qr' } }));
  expect(payment).toMatchObject({ status: 'CANCELLED' });
  expect(payment.qrCode).toBeUndefined();
  expect(must(await world.pay(order)).payment.status).toBe('CAPTURED');
});

test('refused after a silent answer: a code may exist, so its number is cancelled', async () => {
  const world = await openWorld();
  const refused = { kind: 'declined', code: 'ACQ.ACCESS_FORBIDDEN' } as const;
  world.gateway.next('createQr', { answers: 'lost' }, { answers: refused });
  const order = await world.order();
  const { payment } = must(await world.pay(order, { by: { way: 'qr' } }));
  expect(payment.status).toBe('CANCELLED');
  expect(world.gateway.timesOf('cancel', NOON)).toHaveLength(1);
});

test('a refused code frees the check', async () => {
  const world = await openWorld();
  world.gateway.next('createQr', { answers: { kind: 'declined', code: 'ACQ.ACCESS_FORBIDDEN' } });
  const order = await world.order();
  expect(must(await world.pay(order, { by: { way: 'qr' } })).payment).toMatchObject({
    status: 'DECLINED',
    lastCode: 'ACQ.ACCESS_FORBIDDEN',
  });
  must(await world.pay(order));
});

test('whoever dies before the code is known blocks the check for a minute, not for five', async () => {
  const world = await openWorld();
  world.faults.deaths.set(3, 'before');
  const order = await world.order();
  await expect(world.pay(order, { by: { way: 'qr' } })).rejects.toThrow();
  expect((await world.payment(order)).status).toBe('INITIATED');
  await world.runFor(70 * SECOND);
  expect((await world.payment(order)).status).toBe('CANCELLED');
});
