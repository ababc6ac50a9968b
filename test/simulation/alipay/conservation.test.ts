import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { money } from '../../../core/domain/money.ts';
import type { PayRequest } from '../../../core/ports/payment-gateway.ts';
import { drawAssumptions } from './assumptions.ts';
import { type Buyer, finalRefusals, survivingRefusals, unclearAnswers } from './buyer.ts';
import { chanceOf, refundOf, SmallWorld } from './support/small-world.ts';
import { drawTemper } from './temper.ts';

vi.mock('../../../adapters/alipay-http/post.ts', () => import('./support/post.ts'));
vi.mock('../../../alipay/signing/rsa.ts', () => import('./support/cheap-rsa.ts'));

const later = fc.oneof(
  fc.integer({ min: 0, max: 400_000 }),
  fc.integer({ min: 54_000, max: 66_000 }),
  fc.constant('never' as const),
);
const buyer: fc.Arbitrary<Buyer> = fc.oneof(
  fc.constant({ kind: 'pays' } as const),
  fc.record({ kind: fc.constant('is asked' as const), paysAfterMs: later }),
  fc.record({ kind: fc.constant('is refused' as const), code: fc.constantFrom(...finalRefusals) }),
  fc.record({
    kind: fc.constant('fails' as const),
    code: fc.constantFrom(...survivingRefusals),
    paysAfterMs: later,
  }),
  fc.record({
    kind: fc.constant('is unclear' as const),
    answer: fc.constantFrom(...unclearAnswers),
    paysAfterMs: later,
  }),
);

const which = fc.nat({ max: 2 });
const fen = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constant(100));
const step = fc.oneof(
  fc.record({ does: fc.constant('pay' as const), which, fen: fc.constantFrom(100, 100, 101) }),
  fc.record({ does: fc.constantFrom('query' as const, 'cancel' as const), which }),
  fc.record({
    does: fc.constantFrom('refund' as const, 'refund-query' as const),
    which,
    fen,
    number: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({
    does: fc.constant('wait' as const),
    ms: fc.constantFrom(500, 3_000, 30_000, 400_000),
  }),
  fc.record({ does: fc.constant('heal' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function take(world: SmallWorld, payments: readonly PayRequest[], now: Step): Promise<void> {
  if (now.does === 'wait') return await world.time.runFor(now.ms);
  if (now.does === 'heal') return world.alipay.heal();
  const payment = payments[now.which];
  if (payment === undefined) throw new Error(`no payment ${now.which}`);
  switch (now.does) {
    case 'pay':
      await world.gateway.pay({ ...payment, amount: money('CNY', now.fen) });
      break;
    case 'query':
      await world.gateway.query(payment);
      break;
    case 'cancel':
      await world.gateway.cancel(payment);
      break;
    case 'refund':
      await world.gateway.refund(refundOf(payment, now.fen, now.number));
      break;
    case 'refund-query':
      await world.gateway.queryRefund(refundOf(payment, now.fen, now.number));
      break;
  }
}

/** Sums up the events of each trade, and finds each step of the sum legal. */
function booked(world: SmallWorld): Map<string, { captured: number; returned: number }> {
  const sums = new Map<string, { captured: number; returned: number; closed: boolean }>();
  const refunds = new Set<string>();
  for (const event of world.events) {
    if (event.kind === 'request') continue;
    const { outTradeNo } = event;
    const sum = sums.get(outTradeNo) ?? { captured: 0, returned: 0, closed: false };
    sums.set(outTradeNo, sum);
    expect(sum.closed).toBe(false);
    if (event.kind === 'captured') {
      expect(sum.captured).toBe(0);
      sum.captured = event.minor;
    } else if (event.kind === 'returned') {
      expect(event.minor).toBeGreaterThan(0);
      sum.returned += event.minor;
      expect(sum.returned).toBeLessThanOrEqual(sum.captured);
      const number = `${outTradeNo} ${event.through} ${event.refundId}`;
      expect(refunds.has(number)).toBe(false);
      refunds.add(number);
    } else {
      expect(sum.returned).toBe(sum.captured);
      sum.closed = true;
    }
  }
  return sums;
}

test('money comes once, at the full amount, and never more of it goes back', async () => {
  const story = fc.tuple(
    fc.nat({ max: 1_000_000 }),
    fc.array(buyer, { minLength: 3, maxLength: 3 }),
    fc.array(step, { minLength: 1, maxLength: 40 }),
  );
  await fc.assert(
    fc.asyncProperty(story, async ([seed, people, steps]) => {
      const chance = chanceOf(seed);
      const assumptions = drawAssumptions(chance);
      const world = new SmallWorld({ seed, assumptions, temper: drawTemper(chance) });
      const payments = people.map((person) => world.payment(person));
      for (const now of steps) await take(world, payments, now);
      await world.time.runFor(4 * 3_600_000);
      const sums = booked(world);
      for (const { outTradeNo, minor, capturedMinor, returnedMinor } of world.alipay.trades()) {
        const { captured = 0, returned = 0 } = sums.get(outTradeNo) ?? {};
        expect([captured, returned]).toEqual([capturedMinor, returnedMinor]);
        expect([0, minor]).toContain(capturedMinor);
      }
    }),
    { numRuns: 300 },
  );
}, 60_000);
