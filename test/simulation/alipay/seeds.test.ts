import { expect, test, vi } from 'vitest';
import { drawAssumptions } from './assumptions.ts';
import type { Buyer } from './buyer.ts';
import { chanceOf, refundOf, SmallWorld } from './support/small-world.ts';
import { deeds, drawTemper } from './temper.ts';

vi.mock('../../../adapters/alipay-http/post.ts', () => import('./support/post.ts'));
vi.mock('../../../alipay/signing/rsa.ts', () => import('./support/cheap-rsa.ts'));

const buyers: readonly Buyer[] = [
  { kind: 'pays' },
  { kind: 'pays' },
  { kind: 'is asked', paysAfterMs: 61_000 },
  { kind: 'is unclear', answer: 'unavailable', paysAfterMs: 0 },
];

const merchantOf = (n: number) =>
  (n % 2 === 0 ? 'm1' : 'm2') as ReturnType<SmallWorld['payment']>['merchantId'];

/** A day with a few payments, each of them asked about, returned in part and cancelled. */
async function day(seed: number, sends: (n: number) => boolean = () => true): Promise<SmallWorld> {
  const chance = chanceOf(seed);
  const assumptions = drawAssumptions(chance);
  const world = new SmallWorld({ seed, assumptions, temper: drawTemper(chance) });
  for (let n = 0; n < 8; n += 1) {
    const merchantId = merchantOf(n);
    const request = world.payment(buyers[n % buyers.length] ?? { kind: 'pays' }, { merchantId });
    if (!sends(n)) continue;
    await world.gateway.pay(request);
    await world.gateway.query(request);
    await world.gateway.refund(refundOf(request, 500));
    await world.gateway.queryRefund(refundOf(request, 500));
    await world.gateway.cancel(request);
  }
  for (let n = 8; n < 12; n += 1) {
    const merchantId = merchantOf(n);
    await world.gateway.createQr(world.payment({ kind: 'pays' }, { merchantId }));
  }
  await world.time.runFor(26 * 3_600_000);
  return world;
}

test('every deed that can be done is done over the seeds, and none that is not listed', async () => {
  const done = new Map<string, number>();
  for (let seed = 1; seed <= 400; seed += 1) {
    for (const [deed, n] of (await day(seed)).alipay.happened) {
      done.set(deed, (done.get(deed) ?? 0) + n);
    }
  }
  expect([...done.keys()].sort()).toEqual([...deeds].sort());
}, 60_000);

test('over the seeds every assumption has every value', () => {
  const drawn = Array.from({ length: 60 }, (_, seed) => drawAssumptions(chanceOf(seed)));
  const values = (name: keyof (typeof drawn)[number]) => new Set(drawn.map((a) => a[name])).size;
  expect(values('refusesPayAfterExpiry')).toBe(2);
  expect(values('notExistLagMs')).toBe(3);
  expect(values('replicaLagMs')).toBe(3);
  expect(values('cancelOfNothingBlocksLaterPay')).toBe(2);
  expect(values('repeatedCancelSays')).toBe(2);
  expect(values('repeatedCodeIs')).toBe(2);
  expect(values('repeatedRefundSays')).toBe(2);
  expect(values('closedBySameRefund')).toBe(2);
  expect(values('notifiesPartialRefund')).toBe(2);
  expect(values('notifiesClosed')).toBe(3);
  expect(values('retriesAtOnce')).toBe(2);
  expect(values('undoesPaid')).toBe(2);
});

test('the same seed does the same, to the byte, and another seed does not', async () => {
  const story = ({ events, letters }: SmallWorld) => JSON.stringify({ events, letters });
  expect(story(await day(7))).toBe(story(await day(7)));
  expect(story(await day(7))).not.toBe(story(await day(8)));
});

test('what happens to one payment does not depend on whether another is made', async () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const all = await day(seed);
    const without = await day(seed, (n) => n !== 0);
    const left = all.events[0]?.outTradeNo ?? '';
    const others = ({ events, letters }: SmallWorld) => ({
      // Money of nobody comes with a payment, and bears its name but for one character.
      events: events.filter((e) => e.outTradeNo.slice(-1) !== left.slice(-1)).map((e) => e.kind),
      letters: letters.filter((l) => l.outTradeNo.slice(-1) !== left.slice(-1)),
    });
    expect(others(without)).toEqual(others(all));
  }
});
