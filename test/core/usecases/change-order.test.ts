import { expect, test } from 'vitest';
import type { OrderAggregate } from '../../../core/domain/order-aggregate.ts';
import type { CommitOutcome } from '../../../core/ports/order-store.ts';
import {
  changeOrder,
  type Decision,
  DuplicateKey,
  TooMuchContention,
} from '../../../core/usecases/change-order.ts';
import { settlePayment } from '../../../core/usecases/settle-payment.ts';
import { MERCHANT, must, openWorld, SECOND, type World } from '../../support/world.ts';

/** A decision that always wants to write the order's note. */
const note = ({ order }: OrderAggregate): Decision<string> => ({
  edit: { order: { ...order, note: 'no chili' } },
  what: 'test',
  actor: 'cashier c1',
  value: 'noted',
});

/** A store whose every commit ends so, and what was waited in between. */
async function storeThatAnswers(outcome: CommitOutcome) {
  const world = await openWorld();
  const order = await world.order();
  const pauses: number[] = [];
  const seen = { commits: 0, pauses };
  world.orders.commit = async () => {
    seen.commits += 1;
    return outcome;
  };
  const backoff = { pause: async (attempt: number) => void pauses.push(attempt) };
  const change = () => changeOrder({ ...world.deps, backoff }, MERCHANT, order.orderId, note);
  return { change, seen, order };
}

test('an order that always moves on under us is given up after 12 tries, each after a longer wait', async () => {
  const { change, seen, order } = await storeThatAnswers('conflict');
  const given = await change().catch((error: unknown) => error);
  expect(given).toBeInstanceOf(TooMuchContention);
  expect(given).toMatchObject({ name: 'TooMuchContention' });
  expect(String(given)).toContain(order.orderId);
  expect(seen.commits).toBe(12);
  expect(seen.pauses.slice(0, 11)).toEqual(Array.from({ length: 11 }, (_, n) => n));
});

test('a key that another request has taken is not fought for', async () => {
  const { change, seen } = await storeThatAnswers('duplicate');
  const given = await change().catch((error: unknown) => error);
  expect(given).toBeInstanceOf(DuplicateKey);
  expect(given).toMatchObject({ name: 'DuplicateKey' });
  expect(seen).toEqual({ commits: 1, pauses: [] });
});

test('a decision without a change writes nothing and answers with the order as it was read', async () => {
  const world = await openWorld();
  const order = await world.order();
  const changed = await changeOrder(world.deps, MERCHANT, order.orderId, () => ({ value: 7 }));
  expect(changed).toEqual({ value: 7, aggregate: await world.look(order) });
  expect((await world.look(order)).order.version).toBe(1);
});

/** Two payers, the first of whom has paid and got some money back. */
async function halfPaid(world: World) {
  const order = await world.order([{}, { itemId: 'tea' }], [[0], [1]]);
  must(await world.pay(order, { checkId: 'c1' }));
  await world.runFor(10 * SECOND);
  must(await world.refund(order, { checkId: 'c1', amount: 100 }));
  world.alipay.customer = 'is asked';
  const { payment } = must(await world.pay(order, { checkId: 'c2' }));
  await world.runFor(3 * SECOND);
  return { order, payment };
}

test('the answer shows the order as it is stored now: what changed, what is new, and the rest', async () => {
  const world = await openWorld();
  const { order, payment } = await halfPaid(world);
  const key = { merchantId: MERCHANT, orderId: order.orderId, paymentId: payment.paymentId };
  const event = {
    source: 'query',
    kind: 'captured',
    amount: payment.amount,
    tradeNo: 't',
  } as const;

  const captured = await settlePayment(world.deps, key, event);

  const stored = await world.look(order);
  expect(stored.tickets.map((t) => t.ticketId)).toEqual(['t-c1', 't-c2']);
  expect(captured?.aggregate).toEqual(stored);
  expect(captured).toMatchObject({ changed: true, payment: { status: 'CAPTURED' } });
  expect(await settlePayment(world.deps, key, event)).toEqual({
    payment: captured?.payment,
    aggregate: stored,
    changed: false,
  });
});

test('of two refunds the answer shows the one that changed and the one that did not', async () => {
  const world = await openWorld();
  world.background.lost = { followUps: true };
  const order = await world.order();
  must(await world.pay(order));
  must(await world.refund(order, { amount: 100 }));
  const { paymentId, refundId } = must(await world.refund(order, { amount: 200 }));
  await world.runFor(3 * SECOND);
  const key = { merchantId: MERCHANT, orderId: order.orderId, paymentId };

  const sent = await settlePayment(world.deps, key, {
    source: 'us',
    kind: 'refund-sent',
    refundId,
  });

  expect(sent?.aggregate).toEqual(await world.look(order));
  expect(sent?.aggregate.refunds).toMatchObject([
    { status: 'SUCCEEDED', amount: { minor: 100 } },
    { status: 'REQUESTED', amount: { minor: 200 }, attempts: 1 },
  ]);
});
