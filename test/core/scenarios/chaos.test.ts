import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Customer } from '../../support/alipay-ledger.ts';
import { audit } from '../../support/audit.ts';
import type { Method } from '../../support/scripted-gateway.ts';
import { attempt } from '../../support/stories.ts';
import { MINUTE, openWorld, SECOND, type World } from '../../support/world.ts';

type Act = 'password' | 'notify' | 'cancel' | 'refund some' | 'refund all' | 'pay again';

/** Lost and late requests, lost answers, for any method: nothing that Alipay itself would not do. */
const behaviour = fc.record({
  reaches: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    fc.constant('never' as const),
    fc.integer({ min: 1, max: 6 * MINUTE }),
  ),
  answers: fc.constant('lost' as const),
  after: fc.integer({ min: 0, max: 4_500 }),
});
const script = fc.array(fc.option(behaviour, { nil: {} }), { maxLength: 4 });

const troubles = fc.record({
  customer: fc.constantFrom<Customer>('pays', 'is asked', 'is refused'),
  scripts: fc.record({
    pay: script,
    createQr: script,
    query: script,
    cancel: script,
    refund: script,
    queryRefund: script,
  } satisfies Record<Method, typeof script>),
  deaths: fc.array(
    fc.tuple(fc.integer({ min: 2, max: 40 }), fc.constantFrom('before' as const, 'after' as const)),
    { maxLength: 3 },
  ),
  lost: fc.record({ followUps: fc.boolean(), workflows: fc.boolean() }),
  acts: fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 90 * SECOND }),
      fc.constantFrom<Act>(
        'password',
        'notify',
        'cancel',
        'refund some',
        'refund all',
        'pay again',
      ),
    ),
    { maxLength: 6 },
  ),
});

async function act(world: World, kind: Act): Promise<void> {
  const [order] = world.placed;
  if (!order) return;
  if (kind === 'cancel') await attempt(world.cancel(order));
  if (kind === 'refund some') await attempt(world.refund(order, { amount: 700 }));
  if (kind === 'refund all') await attempt(world.refund(order));
  if (kind === 'pay again') await attempt(world.pay(order));
  for (const payment of (await world.look(order)).payments) {
    const trade = world.alipay.trade(payment.outTradeNo, world.time.now());
    if (kind === 'password' && trade?.status === 'WAIT_BUYER_PAY') world.customerPays(payment);
    if (kind === 'notify' && trade?.paid) await world.notify(payment);
  }
}

test('whatever is lost, late, repeated or dies, when it heals every fen is accounted for', {
  timeout: 60_000,
}, async () => {
  const property = fc.asyncProperty(troubles, async (t) => {
    const world = await openWorld();
    world.alipay.customer = t.customer;
    for (const method of Object.keys(t.scripts) as Method[]) {
      world.gateway.next(method, ...t.scripts[method]);
    }
    for (const [call, death] of t.deaths) world.faults.deaths.set(call, death);
    world.background.lost = t.lost;
    const order = await world.order();
    const acts = t.acts.map(([at, kind]) => {
      const done = Promise.withResolvers<void>();
      world.time.at(world.time.now() + at, () => act(world, kind).then(done.resolve, done.reject));
      return done.promise;
    });
    const paying = attempt(world.pay(order));
    await world.runFor(6 * MINUTE);
    await Promise.all([paying, ...acts]);
    world.faults.deaths.clear();
    world.gateway.heal();
    await world.runFor(90 * MINUTE);
    expect(await audit(world)).toEqual([]);
  });
  await fc.assert(property, { numRuns: 100 });
});
