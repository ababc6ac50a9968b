import { expect, test } from 'vitest';
import { MERCHANT, MINUTE, must, openWorld, SECOND, type World } from '../../support/world.ts';

/** One unanswered payment whose merchant's secret is gone: whoever asks about it fails. */
async function payWithoutSecret(world: World): Promise<string> {
  world.gateway.next('pay', { reaches: 'never', answers: 'lost' });
  return must(await world.pay(await world.order())).payment.outTradeNo;
}

test('payments that nobody can ask about, more than one sweep takes, keep no other waiting', async () => {
  const world = await openWorld();
  world.background.lost = { followUps: true, workflows: true };
  const poison = new Set<string>();
  for (let n = 0; n < 210; n++) poison.add(await payWithoutSecret(world));
  const query = world.gateway.query.bind(world.gateway);
  world.gateway.query = async (payment) => {
    if (poison.has(payment.outTradeNo)) throw new Error('no secret');
    return await query(payment);
  };
  await world.runFor(1_000);
  world.gateway.next('pay', { answers: 'lost' });
  const order = await world.order();
  must(await world.pay(order));

  await world.runFor(5 * MINUTE);

  expect((await world.payment(order)).status).toBe('CAPTURED');
  expect(world.background.sweeps.some((s) => s.failures.length > 0)).toBe(true);
});

test('a notice that can never be settled is put off, reported each time, and keeps no other waiting', async () => {
  const world = await openWorld();
  const receivedAt = world.deps.clock.now();
  const body = 'no longer verifies';
  await world.inbox.receive({ merchantId: MERCHANT, noticeId: 'poison', body, receivedAt });

  await world.runFor(3 * MINUTE);

  const failed = world.background.sweeps.filter((s) => s.failures.length > 0);
  expect(failed).toHaveLength(1);
  expect(await world.inbox.due(world.deps.clock.now(), 10)).toEqual([]);
  expect(await world.inbox.due(world.deps.clock.now() + 10 * MINUTE, 10)).toHaveLength(1);
});

test('an inbox that cannot be read keeps no payment waiting, and is reported', async () => {
  const world = await openWorld();
  world.background.lost = { followUps: true, workflows: true };
  world.gateway.next('pay', { answers: 'lost' });
  const order = await world.order();
  must(await world.pay(order));
  world.inbox.due = () => Promise.reject(new Error('the key is disabled'));

  await world.runFor(3 * MINUTE);

  expect((await world.payment(order)).status).toBe('CAPTURED');
  expect(world.background.sweeps[0]?.failures).toMatchObject([{ row: 'the inbox' }]);
});

test('a payment whose follow-up was lost gets its workflow from the first sweep after 10 s, and only that one', async () => {
  const world = await openWorld();
  world.background.lost = { followUps: true };
  await world.runFor(20 * SECOND);
  world.gateway.next('pay', { answers: 'lost', reaches: 'never' });
  const order = await world.order();
  must(await world.pay(order));
  const { startedAt } = await world.payment(order);

  await world.runFor(66 * SECOND);

  expect((await world.payment(order)).status).toBe('CANCELLED');
  expect(world.background.workflowsStarted).toHaveLength(1);
  const [cancel] = world.gateway.timesOf('cancel', startedAt);
  expect(cancel).toBeGreaterThanOrEqual(60 * SECOND);
  expect(cancel).toBeLessThanOrEqual(65 * SECOND);
});
