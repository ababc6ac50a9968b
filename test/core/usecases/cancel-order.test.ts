import { expect, test } from 'vitest';
import { born, outTradeNoOf, parsePaymentId } from '../../../core/domain/ids.ts';
import type { OrderAggregate } from '../../../core/domain/order-aggregate.ts';
import { cancelOrder } from '../../../core/usecases/cancel-order.ts';
import { TooMuchContention } from '../../../core/usecases/change-order.ts';
import { CountedIds } from '../../support/counted-ids.ts';
import { inState, START, thePayment } from '../../support/reducer.ts';
import { must, openWorld } from '../../support/world.ts';

test('giving up an order that is given up writes nothing more', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is asked';
  const order = await world.order();
  must(await world.pay(order));
  must(await world.cancel(order));
  const { version } = (await world.look(order)).order;
  const calls = world.gateway.calls.length;
  must(await world.cancel(order));
  expect((await world.look(order)).order.version).toBe(version);
  expect(world.gateway.calls).toHaveLength(calls);
});

test('an attempt that is over is not asked about again', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is refused';
  const order = await world.order();
  must(await world.pay(order));
  expect(must(await world.cancel(order)).payments).toMatchObject([{ status: 'DECLINED' }]);
  expect(world.gateway.calls.map((c) => c.method)).toEqual(['pay']);
});

/** An order on which one more payment is under way each time somebody reads it. */
function neverSettled(): () => OrderAggregate {
  const ids = new CountedIds();
  const payments = [thePayment(inState('PENDING'))];
  return () => {
    const { order } = inState('PENDING');
    const paymentId = born(parsePaymentId, ids.ulid());
    const outTradeNo = outTradeNoOf(order.orderId, paymentId);
    payments.push({ ...thePayment(inState('PENDING')), paymentId, outTradeNo });
    return { ...inState('PENDING'), payments: [...payments] };
  };
}

test('where a new payment begins each time, the order is left alone after 3 rounds of asking', async () => {
  const world = await openWorld();
  const read = neverSettled();
  world.orders.load = async () => read();
  world.gateway.always('query', { answers: 'lost' });
  const { merchantId, orderId } = inState('PENDING').order;
  const cancelling = cancelOrder(
    { ...world.deps, clock: { now: () => START + 5_000 } },
    { merchantId, orderId, actor: 'kiosk k1' },
  );
  await expect(cancelling).rejects.toThrow(TooMuchContention);
  const { outTradeNo } = thePayment(inState('PENDING'));
  expect(world.gateway.calls.filter((c) => c.outTradeNo === outTradeNo)).toHaveLength(3);
  expect(new Set(world.gateway.calls.map((c) => c.method))).toEqual(new Set(['query']));
});
