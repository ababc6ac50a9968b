import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PaymentEvent } from '../../../core/domain/evidence.ts';
import { money } from '../../../core/domain/money.ts';
import type { OrderAggregate } from '../../../core/domain/order-aggregate.ts';
import { refundable } from '../../../core/domain/payment.ts';
import {
  PAYMENT_STATES,
  type PaymentStatus,
  TRANSITION_TARGETS,
  type TransitionName,
} from '../../../core/domain/payment-states.ts';
import {
  captured,
  GIVE_BACK,
  inState,
  STAFF_REFUND,
  START,
  step,
  thePayment,
  withStaffRefund,
} from '../../support/reducer.ts';

/** A busy machine must not fail what is only slow. */
const PATIENCE = { timeout: 30_000 };

const refundId = fc.constantFrom(STAFF_REFUND, GIVE_BACK);
const event: fc.Arbitrary<PaymentEvent> = fc.oneof(
  fc.constantFrom<PaymentEvent>(
    captured('pay'),
    captured('query'),
    captured('notification'),
    { source: 'notification', kind: 'captured', amount: money('CNY', 1), tradeNo: 't9' },
    { source: 'pay', kind: 'declined', code: 'NO' },
    { source: 'query', kind: 'pending' },
    { source: 'query', kind: 'pending', tradeNo: 't1' },
    { source: 'query', kind: 'unknown', code: 'TIMEOUT' },
    { source: 'pay', kind: 'unknown', code: 'PAYMENT_FAIL', attemptFailed: true },
    { source: 'query', kind: 'not-found' },
    { source: 'query', kind: 'closed' },
    { source: 'us', kind: 'fence', reason: 'deadline' },
    { source: 'us', kind: 'fence', reason: 'order-cancelled' },
    { source: 'us', kind: 'watch-again' },
    { source: 'cancel', kind: 'cancelled', action: 'close' },
    { source: 'cancel', kind: 'cancelled', action: 'refund' },
    { source: 'cancel', kind: 'cancelled', action: 'none' },
    { source: 'cancel', kind: 'cancel-unsettled', code: 'Y' },
    { source: 'cancel', kind: 'cancel-refused', code: 'X', remedy: 'refund' },
    { source: 'cancel', kind: 'cancel-refused', code: 'X', remedy: 'query' },
    { source: 'cancel', kind: 'cancel-refused', code: 'X', remedy: 'person' },
  ),
  refundId.map((id): PaymentEvent => ({ source: 'us', kind: 'refund-sent', refundId: id })),
  refundId.map((id): PaymentEvent => ({ source: 'refund', kind: 'refunded', refundId: id })),
  fc.tuple(refundId, fc.boolean()).map(
    ([id, needsPerson]): PaymentEvent => ({
      source: 'refund',
      kind: 'refund-unsettled',
      refundId: id,
      code: 'T',
      needsPerson,
    }),
  ),
  refundId.map(
    (id): PaymentEvent => ({ source: 'refund', kind: 'refund-declined', refundId: id, code: 'NO' }),
  ),
);
/** What happens, and how long after the last; `staff` asks for a refund as the use case would. */
const moves = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 90_000 }),
    fc.oneof({ weight: 9, arbitrary: event }, fc.constant('staff' as const)),
  ),
  { maxLength: 30 },
);

/** From every state, because chance alone rarely gets far. */
const start = fc.constantFrom(...(Object.keys(PAYMENT_STATES) as PaymentStatus[]));
/** The slowest way into a state takes 92 s. */
const BEGUN = START + 92_000;
const BEHIND_THE_FENCE: PaymentStatus[] = ['CANCELLING', 'CANCELLED', 'RETURNING', 'RETURNED'];

const ORDER: Record<PaymentStatus, number> = {
  INITIATED: 0,
  PENDING: 1,
  CANCELLING: 2,
  CAPTURED: 9,
  DECLINED: 3,
  CLOSED: 3,
  CANCELLED: 3,
  RETURNING: 4,
  RETURNED: 9,
};

function check(before: OrderAggregate, after: OrderAggregate, what: string | undefined): void {
  const [was, is] = [thePayment(before), thePayment(after)];
  if (was.status !== is.status) {
    const targets: readonly PaymentStatus[] = TRANSITION_TARGETS[what as TransitionName];
    expect(targets).toContain(is.status);
    expect(ORDER[is.status]).toBeGreaterThan(ORDER[was.status]);
    expect(ORDER[was.status]).toBeLessThan(9);
  }
  const refunds = after.refunds;
  expect(refunds.filter((r) => r.kind === 'give-back').length).toBeLessThanOrEqual(1);
  const intended = refunds.filter((r) => r.status !== 'FAILED');
  const sum = intended.reduce((total, r) => total + r.amount.minor, 0);
  expect(sum).toBe(is.refunded.minor);
  expect(refundable(is).minor).toBeGreaterThanOrEqual(0);
  expect(after.tickets.length).toBeLessThanOrEqual(1);
}

/** Nothing is unwatched: whatever is not at its end has a time at which the sweeper looks at it. */
function checkWatched(after: OrderAggregate): void {
  const payment = thePayment(after);
  const { holdsCheck } = PAYMENT_STATES[payment.status];
  const unconfirmed = payment.status === 'CAPTURED' && !payment.confirmed;
  if (holdsCheck || unconfirmed) expect(payment.dueAt).toBeDefined();
  for (const refund of after.refunds) {
    expect(refund.dueAt !== undefined).toBe(refund.status === 'REQUESTED');
  }
  if (payment.status === 'RETURNING') {
    expect(after.refunds.some((r) => r.status === 'REQUESTED')).toBe(true);
  }
}

test(
  'whatever happens in whatever order, a payment only moves forward, and money stays accounted for',
  PATIENCE,
  () => {
    fc.assert(
      fc.property(start, moves, (from, drawn) => {
        let aggregate = inState(from);
        let now = BEGUN;
        let fenced = BEHIND_THE_FENCE.includes(from);
        for (const [wait, move] of drawn) {
          now += wait;
          const before = aggregate;
          if (move === 'staff') {
            const free = thePayment(before).status === 'CAPTURED' && before.refunds.length === 0;
            if (free) aggregate = withStaffRefund(before, 400, now);
            continue;
          }
          const { what, after } = step(before, move, now);
          check(before, after, what);
          checkWatched(after);
          if (fenced) expect(after.tickets).toEqual([]);
          fenced ||= thePayment(after).status === 'CANCELLING';
          aggregate = after;
        }
      }),
      { numRuns: 1_000 },
    );
  },
);

test(
  'the same event twice is once: a repeat at the same moment changes no status and no money',
  PATIENCE,
  () => {
    fc.assert(
      fc.property(start, moves, (from, drawn) => {
        let aggregate = inState(from);
        let now = BEGUN;
        for (const [wait, move] of drawn) {
          now += wait;
          if (move === 'staff') continue;
          const once = step(aggregate, move, now).after;
          const twice = step(once, move, now).after;
          expect(thePayment(twice).captured).toEqual(thePayment(once).captured);
          expect(thePayment(twice).refunded).toEqual(thePayment(once).refunded);
          expect(twice.tickets).toEqual(once.tickets);
          expect(twice.refunds.map((r) => r.status)).toEqual(once.refunds.map((r) => r.status));
          aggregate = once;
        }
      }),
      { numRuns: 300 },
    );
  },
);
