import { expect, test } from 'vitest';
import { money } from '../../../core/domain/money.ts';
import { receiveNotification } from '../../../core/usecases/receive-notification.ts';
import { resolveCase } from '../../../core/usecases/resolve-case.ts';
import { netWith } from '../../support/net.ts';
import { MERCHANT, MINUTE, must, openWorld, SECOND, type World } from '../../support/world.ts';

async function askedCustomer(world: World) {
  world.alipay.customer = 'is asked';
  const order = await world.order();
  const { payment } = must(await world.pay(order));
  return { order, payment };
}

test('a notification captures a payment without waiting for a query', async () => {
  const world = await openWorld();
  const { order, payment } = await askedCustomer(world);
  world.customerPays(payment);
  expect(await world.notify(payment)).toEqual({ kind: 'settled' });
  expect(await world.payment(order)).toMatchObject({ status: 'CAPTURED', confirmed: true });
  expect((await world.look(order)).tickets).toHaveLength(1);
  expect(await world.inbox.due(world.time.now() + MINUTE, 10)).toEqual([]);
});

test('a forged notification changes nothing and is not kept', async () => {
  const world = await openWorld();
  const { order, payment } = await askedCustomer(world);
  const notice = { noticeId: 'n1', outTradeNo: payment.outTradeNo, tradeNo: 'x' };
  const body = JSON.stringify({ signedFor: 'm2', notice: { ...notice, amount: payment.amount } });
  const message = { path: '/notifications', headers: {}, body };
  const received = await receiveNotification(world.deps, MERCHANT, message);
  expect(received).toMatchObject({ kind: 'rejected' });
  expect((await world.payment(order)).status).toBe('PENDING');
  expect(await world.inbox.due(world.time.now() + MINUTE, 10)).toEqual([]);
});

test('the same notification a hundred times, and every other order of two, end the same', async () => {
  const world = await openWorld();
  const { order, payment } = await askedCustomer(world);
  world.customerPays(payment);
  for (let n = 0; n < 100; n++) await world.notify(payment, { noticeId: 'n1' });
  await Promise.all(Array.from({ length: 5 }, () => world.notify(payment)));
  const { version } = (await world.look(order)).order;
  await world.notify(payment, { result: { kind: 'pending' } });
  expect((await world.look(order)).tickets).toHaveLength(1);
  expect((await world.look(order)).order.version).toBe(version);
});

test('"closed" before "paid": the check was free, and the money goes back', async () => {
  const world = await openWorld();
  const { order, payment } = await askedCustomer(world);
  await world.notify(payment, { result: { kind: 'closed' } });
  expect((await world.payment(order)).status).toBe('CLOSED');
  world.customerPays(payment);
  await world.notify(payment);
  await world.runFor(SECOND);
  expect((await world.payment(order)).status).toBe('RETURNED');
  expect(netWith(world, payment)).toBe(0);
});

test('a notice after a full refund is no second payment and no contradiction', async () => {
  const world = await openWorld();
  const order = await world.order();
  const { payment } = must(await world.pay(order));
  must(await world.refund(order));
  await world.notify(payment);
  await world.notify(payment, { result: { kind: 'closed' } });
  await world.runFor(30 * MINUTE);
  expect(await world.payment(order)).toMatchObject({ status: 'CAPTURED' });
  expect((await world.look(order)).tickets).toHaveLength(1);
  expect(await world.openCases()).toEqual([]);
});

test('a wrong amount opens one case and moves nothing; cancel at 60 s returns the money', async () => {
  const world = await openWorld();
  const { order, payment } = await askedCustomer(world);
  world.customerPays(payment);
  const tradeNo = world.alipay.trade(payment.outTradeNo, world.time.now())?.tradeNo ?? '';
  for (let n = 0; n < 3; n++) {
    await world.notify(payment, {
      result: { kind: 'captured', amount: money('CNY', 1), tradeNo },
    });
  }
  expect((await world.payment(order)).status).toBe('PENDING');
  expect(await world.openCases()).toMatchObject([{ kind: 'amount-mismatch' }]);
  expect((await world.openCases())[0]?.detail).toContain('Alipay says 0.01 CNY, due 28.00 CNY');
});

test('another currency is another amount', async () => {
  const world = await openWorld();
  const { order, payment } = await askedCustomer(world);
  await world.notify(payment, {
    result: { kind: 'captured', amount: money('USD', 2_800), tradeNo: 't' },
  });
  expect((await world.payment(order)).status).toBe('PENDING');
  expect(await world.openCases()).toMatchObject([{ kind: 'amount-mismatch' }]);
});

test('a wrong amount on a dead payment is one case, and does not keep the sweeper busy for ever', async () => {
  const world = await openWorld();
  world.gateway.next('pay', { reaches: 'never', answers: 'lost' });
  const order = await world.order();
  must(await world.pay(order));
  await world.runFor(2 * MINUTE);
  const wrong = { kind: 'captured', amount: money('CNY', 1), tradeNo: 't' } as const;
  world.gateway.always('query', { answers: wrong });
  await world.runFor(60 * MINUTE);
  expect(await world.openCases()).toMatchObject([{ kind: 'amount-mismatch' }]);
  const asked = world.gateway.calls.length;
  await world.runFor(60 * MINUTE);
  expect(world.gateway.calls.length - asked).toBeLessThanOrEqual(13);
});

test("our own number without a row is a case; a stranger's number is unsolicited money", async () => {
  const world = await openWorld();
  const amount = money('CNY', 500);
  const lost = `KC${world.ids.ulid()}${world.ids.ulid()}`;
  await world.notify({ outTradeNo: lost, amount });
  await world.notify({ outTradeNo: lost, amount });
  expect(await world.openCases()).toMatchObject([{ kind: 'unknown-payment', amount }]);

  const foreign = { kind: 'captured', amount, tradeNo: '2026-static' } as const;
  await world.notify({ outTradeNo: 'qr-881', amount }, { result: foreign });
  expect((await world.openCases()).map((c) => c.kind).sort()).toEqual([
    'unknown-payment',
    'unsolicited-credit',
  ]);
});

test('news of an unpaid trade of nobody is no matter for a person', async () => {
  const world = await openWorld();
  const amount = money('CNY', 500);
  await world.notify({ outTradeNo: 'qr-881', amount }, { result: { kind: 'pending' } });
  await world.notify({ outTradeNo: 'qr-881', amount }, { result: { kind: 'closed' } });
  expect(await world.openCases()).toEqual([]);
});

test('a notification that cannot be settled is acknowledged, kept, and settled by the sweeper', async () => {
  const world = await openWorld();
  const { order, payment } = await askedCustomer(world);
  world.customerPays(payment);
  world.background.lost = { followUps: true, workflows: true };
  world.faults.deaths.set(world.faults.calls + 1, 'before');
  expect(await world.notify(payment)).toMatchObject({ kind: 'postponed' });
  expect((await world.payment(order)).status).toBe('PENDING');
  world.gateway.always('query', { answers: 'lost' });
  world.gateway.always('cancel', { reaches: 'never', answers: 'lost' });
  await world.runFor(MINUTE + SECOND);
  expect((await world.look(order)).payments[0]?.captured).toMatchObject({ minor: 2_800 });
});

test('a redelivery of a notification that could not be settled settles it', async () => {
  const world = await openWorld();
  const { order, payment } = await askedCustomer(world);
  world.customerPays(payment);
  world.faults.deaths.set(world.faults.calls + 1, 'before');
  await world.notify(payment, { noticeId: 'n1' });
  expect(await world.notify(payment, { noticeId: 'n1' })).toEqual({ kind: 'settled' });
  expect((await world.payment(order)).status).toBe('CAPTURED');
});

test('a person resolves a case, and its cause does not open it again', async () => {
  const world = await openWorld();
  const { payment } = await askedCustomer(world);
  const wrong = { kind: 'captured', amount: money('CNY', 1), tradeNo: 't' } as const;
  await world.notify(payment, { result: wrong });
  const [open] = await world.openCases();
  if (!open) throw new Error('no case');
  const asked = { merchantId: MERCHANT, caseId: open.caseId, actor: 'cashier c1' };
  const resolved = must(await resolveCase(world.deps, { ...asked, note: 'typing error' }));
  expect(resolved).toMatchObject({ status: 'RESOLVED', resolution: { by: 'cashier c1' } });
  const again = must(await resolveCase(world.deps, { ...asked, actor: 'x', note: 'me too' }));
  expect(again.resolution?.note).toBe('typing error');
  await world.notify(payment, { result: wrong });
  expect(await world.openCases()).toEqual([]);
});
