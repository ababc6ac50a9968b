import { expect, test } from 'vitest';
import type { PaymentEvent } from '../../../core/domain/evidence.ts';
import { ORDER_TRANSITIONS } from '../../../core/domain/order.ts';
import type { OrderAggregate } from '../../../core/domain/order-aggregate.ts';
import {
  isLive,
  PAYMENT_STATES,
  type PaymentStatus,
  TRANSITION_TARGETS,
} from '../../../core/domain/payment-states.ts';
import { REFUND_TRANSITIONS } from '../../../core/domain/refund.ts';
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

const STATES = Object.keys(PAYMENT_STATES) as PaymentStatus[];
const NOW = START + 100_000;

const REFUND_EVENTS = [STAFF_REFUND, GIVE_BACK].flatMap((refundId): PaymentEvent[] => [
  { source: 'us', kind: 'refund-sent', refundId },
  { source: 'refund', kind: 'refunded', refundId },
  { source: 'refund', kind: 'refund-unsettled', refundId, code: 'T', needsPerson: false },
  { source: 'refund', kind: 'refund-declined', refundId, code: 'NO' },
]);
const EVENTS: readonly PaymentEvent[] = [
  captured('pay'),
  captured('query'),
  { source: 'pay', kind: 'declined', code: 'NO' },
  { source: 'query', kind: 'pending', tradeNo: 't1' },
  { source: 'query', kind: 'unknown', code: 'TIMEOUT' },
  { source: 'query', kind: 'not-found' },
  { source: 'query', kind: 'closed' },
  { source: 'us', kind: 'fence', reason: 'deadline' },
  { source: 'us', kind: 'watch-again' },
  { source: 'us', kind: 'hand-over' },
  { source: 'us', kind: 'stop-waiting' },
  { source: 'cancel', kind: 'cancelled', action: 'close' },
  { source: 'cancel', kind: 'cancel-unsettled', code: 'Y' },
  { source: 'cancel', kind: 'cancel-refused', code: 'X', remedy: 'refund' },
  ...REFUND_EVENTS,
];

interface Move {
  readonly what: string;
  readonly from: PaymentStatus;
  readonly to: PaymentStatus;
  readonly before: OrderAggregate;
  readonly after: OrderAggregate;
}

function movesFrom(before: OrderAggregate): Move[] {
  const from = thePayment(before).status;
  return EVENTS.flatMap((event) => {
    const { what, after } = step(before, event, NOW);
    return what ? [{ what, from, to: thePayment(after).status, before, after }] : [];
  });
}

/** Written down, and its trade is known although no answer was stored. */
const known = inState('INITIATED');
const KNOWN: OrderAggregate = { ...known, payments: [{ ...thePayment(known), tradeNo: 't1' }] };
const STARTS = STATES.map((state) =>
  state === 'CAPTURED' ? withStaffRefund(inState(state), 300, NOW) : inState(state),
);

/** Waits for money from the shop's static QR code. */
const WAITING: OrderAggregate = {
  ...known,
  payments: [{ ...thePayment(known), way: 'static-qr' }],
};

/** Every move from every state, and every move after that. */
const MOVES = [...STARTS, KNOWN, WAITING].flatMap((start) => {
  const first = movesFrom(start);
  return [...first, ...first.flatMap((m) => movesFrom(m.after))];
});

test('each transition leads where the drawing says, everywhere it says, and nowhere else', () => {
  const seen = Object.fromEntries(
    Object.keys(TRANSITION_TARGETS).map((what) => {
      const moved = MOVES.filter((m) => m.what === what && m.to !== m.from);
      return [what, [...new Set(moved.map((m) => m.to))].sort()];
    }),
  );
  const drawn = Object.entries(TRANSITION_TARGETS).map(([what, to]) => [what, [...to].sort()]);
  expect(seen).toEqual(Object.fromEntries(drawn));
});

test('orders and refunds move as their drawings say, and no other way', () => {
  const none = { order: new Set<string>(), refund: new Set<string>() };
  const seen = MOVES.reduce((edges, { before, after }) => {
    const from = before.order.status;
    if (after.order.status !== from) edges.order.add(`${from} ${after.order.status}`);
    for (const { refundId, status } of after.refunds) {
      const was = before.refunds.find((r) => r.refundId === refundId)?.status ?? status;
      if (was !== status) edges.refund.add(`${was} ${status}`);
    }
    return edges;
  }, none);
  const drawn = (table: Record<string, readonly string[]>): string[] =>
    Object.entries(table).flatMap(([from, to]) => to.map((t) => `${from} ${t}`));
  expect([...seen.refund].sort()).toEqual(drawn(REFUND_TRANSITIONS).sort());
  // Giving an order up is a use case of its own: no news of a payment does it.
  expect([...seen.order, 'CREATED CANCELED'].sort()).toEqual(drawn(ORDER_TRANSITIONS).sort());
});

test.each(STATES)('%s: late money is looked for exactly where it would be given back', (state) => {
  const { after } = step(inState(state), captured('query'), NOW);
  const givesBack = state !== 'RETURNING' && thePayment(after).status === 'RETURNING';
  expect(PAYMENT_STATES[state].watched).toBe(givesBack);
});

test.each(STATES)('%s is live exactly while a capture would still be served', (state) => {
  const served =
    thePayment(step(inState(state), captured('query'), NOW).after).status === 'CAPTURED';
  expect(isLive(state)).toBe(served && state !== 'CAPTURED');
});
