import { expect, test } from 'vitest';
import { settleInboxItem } from '../../../core/usecases/receive-notification.ts';
import { notificationOf } from '../../support/scripted-gateway.ts';
import { MERCHANT, MINUTE, must, openWorld, type World } from '../../support/world.ts';

async function askedCustomer(world: World) {
  world.alipay.customer = 'is asked';
  const order = await world.order();
  const { payment } = must(await world.pay(order));
  return { order, payment };
}

test('a notification that was settled before is not read again, whatever it says now', async () => {
  const world = await openWorld();
  const { order, payment } = await askedCustomer(world);
  const pending = { kind: 'pending' } as const;
  await world.notify(payment, { noticeId: 'n1', result: pending });
  world.customerPays(payment);
  expect(await world.notify(payment, { noticeId: 'n1' })).toEqual({ kind: 'settled' });
  expect((await world.payment(order)).status).toBe('PENDING');
});

test('the journal says that it was a notification that brought the money', async () => {
  const world = await openWorld();
  const { order, payment } = await askedCustomer(world);
  world.customerPays(payment);
  await world.notify(payment);
  expect((await world.journal(order)).at(-1)).toMatchObject({
    what: 'capture',
    evidence: { source: 'notification', kind: 'captured' },
  });
});

test('a stored notification whose signature no longer verifies settles nothing and says which it was', async () => {
  const world = await openWorld();
  const { order, payment } = await askedCustomer(world);
  const { outTradeNo, amount } = payment;
  const result = { kind: 'captured', amount, tradeNo: 't1' } as const;
  const notice = { noticeId: 'n1', outTradeNo, tradeNo: 't1', amount, result };
  const forged = notificationOf('m2' as typeof MERCHANT, notice);
  const receivedAt = world.time.now();
  const item = { merchantId: MERCHANT, noticeId: 'n1', ...forged, receivedAt };
  await world.inbox.receive(item);
  await expect(settleInboxItem(world.deps, item)).rejects.toThrow(/n1.*signature/);
  expect((await world.payment(order)).status).toBe('PENDING');
  expect(await world.inbox.due(receivedAt + MINUTE, 10)).toHaveLength(1);
});

test('a person who gets a case about money of nobody reads both numbers of it', async () => {
  const world = await openWorld();
  const amount = { currency: 'CNY', minor: 500 } as const;
  const result = { kind: 'captured', amount, tradeNo: '2026-static' } as const;
  await world.notify({ outTradeNo: 'qr-881', amount }, { result });
  const [opened] = await world.openCases();
  expect(opened).toMatchObject({ kind: 'unsolicited-credit', amount });
  expect(opened?.detail).toMatch(/qr-881, trade 2026-foreign$/);
});
