import { describe, expect, test } from 'vitest';
import type { PaymentEvent } from '../../../core/domain/evidence.ts';
import { money } from '../../../core/domain/money.ts';
import type { OrderAggregate } from '../../../core/domain/order-aggregate.ts';
import {
  PAYMENT_STATES,
  PAYMENT_TRANSITIONS,
  type PaymentStatus,
} from '../../../core/domain/payment-states.ts';
import {
  captured,
  DUE,
  GIVE_BACK,
  inState,
  STAFF_REFUND,
  START,
  step,
  thePayment,
  withStaffRefund,
} from '../../support/reducer.ts';

const STATES = Object.keys(PAYMENT_STATES) as PaymentStatus[];

const EVENTS = {
  'pay says captured': captured('pay'),
  'query says captured': captured('query'),
  'a notice says captured': captured('notification'),
  declined: { source: 'pay', kind: 'declined', code: 'NO' },
  pending: { source: 'query', kind: 'pending', tradeNo: 't1' },
  unknown: { source: 'query', kind: 'unknown', code: 'TIMEOUT' },
  'attempt failed': { source: 'pay', kind: 'unknown', code: 'PAYMENT_FAIL', attemptFailed: true },
  'not found': { source: 'query', kind: 'not-found' },
  closed: { source: 'query', kind: 'closed', tradeNo: 't1' },
  fence: { source: 'us', kind: 'fence', reason: 'deadline' },
  'cancelled: closed': { source: 'cancel', kind: 'cancelled', action: 'close' },
  'cancelled: refunded': { source: 'cancel', kind: 'cancelled', action: 'refund' },
  'cancelled: nothing there': { source: 'cancel', kind: 'cancelled', action: 'none' },
  'cancel again': { source: 'cancel', kind: 'cancel-unsettled', code: 'Y' },
  'cancel refused': { source: 'cancel', kind: 'cancel-refused', code: 'X', remedy: 'refund' },
  'hand over': { source: 'us', kind: 'hand-over' },
  // Only money from a static QR code is waited for.
  'stop waiting': { source: 'us', kind: 'stop-waiting' },
  'refund sent': { source: 'us', kind: 'refund-sent', refundId: STAFF_REFUND },
  refunded: { source: 'refund', kind: 'refunded', refundId: STAFF_REFUND },
  'refund unknown': {
    source: 'refund',
    kind: 'refund-unsettled',
    refundId: STAFF_REFUND,
    code: 'T',
    needsPerson: false,
  },
  'refund declined': {
    source: 'refund',
    kind: 'refund-declined',
    refundId: STAFF_REFUND,
    code: 'NO',
  },
} as const satisfies Record<string, PaymentEvent>;
type EventName = keyof typeof EVENTS;

/** What must happen, written from the design and not from the code. Not listed: nothing at all. */
const MUST: Record<PaymentStatus, Partial<Record<EventName, PaymentStatus>>> = {
  INITIATED: {
    'pay says captured': 'CAPTURED',
    'query says captured': 'CAPTURED',
    'a notice says captured': 'CAPTURED',
    declined: 'DECLINED',
    pending: 'PENDING',
    unknown: 'PENDING',
    'attempt failed': 'PENDING',
    closed: 'CLOSED',
    fence: 'CANCELLING',
    'hand over': 'INITIATED',
  },
  PENDING: {
    'pay says captured': 'CAPTURED',
    'query says captured': 'CAPTURED',
    'a notice says captured': 'CAPTURED',
    declined: 'DECLINED',
    pending: 'PENDING',
    closed: 'CLOSED',
    fence: 'CANCELLING',
    'hand over': 'PENDING',
  },
  CANCELLING: {
    'pay says captured': 'CANCELLING',
    'query says captured': 'CANCELLING',
    'a notice says captured': 'CANCELLING',
    closed: 'CANCELLED',
    fence: 'CANCELLING',
    'cancelled: closed': 'CANCELLED',
    'cancelled: refunded': 'CANCELLED',
    'cancelled: nothing there': 'CANCELLED',
    'cancel again': 'CANCELLING',
    'cancel refused': 'CANCELLING',
  },
  CAPTURED: {
    'query says captured': 'CAPTURED',
    'a notice says captured': 'CAPTURED',
    pending: 'CAPTURED',
    'not found': 'CAPTURED',
    closed: 'CAPTURED',
    'refund sent': 'CAPTURED',
    refunded: 'CAPTURED',
    'refund unknown': 'CAPTURED',
    'refund declined': 'CAPTURED',
  },
  DECLINED: dead('DECLINED'),
  CLOSED: dead('CLOSED'),
  CANCELLED: dead('CANCELLED'),
  RETURNING: {
    closed: 'RETURNED',
    'refund sent': 'RETURNING',
    refunded: 'RETURNED',
    'refund unknown': 'RETURNING',
    'refund declined': 'RETURNING',
  },
  RETURNED: {},
};

function dead(stays: PaymentStatus): Partial<Record<EventName, PaymentStatus>> {
  return {
    'pay says captured': 'RETURNING',
    'query says captured': 'RETURNING',
    'a notice says captured': 'RETURNING',
    pending: stays,
    'not found': stays,
    closed: stays,
  };
}

const NOW = START + 100_000;

/** In the state, with the refund in flight that the refund events are about. */
function prepared(state: PaymentStatus): OrderAggregate {
  const aggregate = inState(state);
  return state === 'CAPTURED' ? withStaffRefund(aggregate, 300, NOW) : aggregate;
}

function eventFor(state: PaymentStatus, name: EventName): PaymentEvent {
  const event: PaymentEvent = EVENTS[name];
  return state === 'RETURNING' && 'refundId' in event ? { ...event, refundId: GIVE_BACK } : event;
}

test('every state can be reached', () => {
  expect(STATES.map((state) => thePayment(inState(state)).status)).toEqual(STATES);
});

describe.each(STATES)('%s', (state) => {
  for (const name of Object.keys(EVENTS) as EventName[]) {
    const wanted = MUST[state][name];
    test(`${name}: ${wanted ?? 'nothing'}`, () => {
      const before = prepared(state);
      const { what, after } = step(before, eventFor(state, name), NOW);
      expect(what === undefined ? undefined : thePayment(after).status).toBe(wanted);

      const tickets = after.tickets.length - before.tickets.length;
      const captures = wanted === 'CAPTURED' && state !== 'CAPTURED';
      expect(tickets).toBe(captures ? 1 : 0);
      expect(after.order.checks[0]?.paidBy !== undefined).toBe(
        thePayment(after).status === 'CAPTURED',
      );
      const holds = PAYMENT_STATES[thePayment(after).status].holdsCheck;
      expect(after.order.checks[0]?.livePaymentId !== undefined).toBe(holds);
      const givesBack = wanted === 'RETURNING' && state !== 'RETURNING';
      const refunds = after.refunds.length - before.refunds.length;
      expect(refunds).toBe(givesBack ? 1 : 0);
    });
  }

  test('another amount than was due moves nothing and opens one case', () => {
    const wrong = { ...captured('notification'), amount: money('CNY', 999) } as PaymentEvent;
    const before = inState(state);
    const first = step(before, wrong, NOW);
    expect(thePayment(first.after)).toEqual(thePayment(before));
    expect(first.after.tickets).toEqual(before.tickets);
    expect(first.after.order.cases).toHaveLength(1);
    expect(step(first.after, wrong, NOW).what).toBeUndefined();
  });

  test('still overdue after a sweep: put off, and never changed otherwise', () => {
    const before = inState(state);
    const { dueAt } = thePayment(before);
    const { what, after } = step(before, { source: 'us', kind: 'watch-again' }, START + 3_600_000);
    expect(thePayment(after).status).toBe(state);
    expect(what).toBe(dueAt === undefined ? undefined : 'watchAgain');
    if (dueAt !== undefined) expect(thePayment(after).dueAt).toBeGreaterThan(START + 3_600_000);
  });
});

test('the rule book names no event that the expectations leave out', () => {
  const kinds = new Set<string>([...Object.values(EVENTS).map((e) => e.kind), 'watch-again']);
  for (const state of STATES) {
    for (const kind of Object.keys(PAYMENT_TRANSITIONS[state])) expect(kinds).toContain(kind);
  }
});

test('the fence is refused a millisecond before the deadline, and while a cancel may be under way', () => {
  const early = step(inState('PENDING'), EVENTS.fence, START + 59_999);
  expect(early.what).toBeUndefined();
  const fenced = step(inState('PENDING'), EVENTS.fence, START + 60_000).after;
  expect(step(fenced, EVENTS.fence, START + 60_001).what).toBeUndefined();
  expect(step(fenced, EVENTS.fence, START + 76_000).what).toBe('fence');
});

test('an attempt that failed brings the deadline forward, once', () => {
  const hurried = step(inState('PENDING'), EVENTS['attempt failed'], START + 2_000);
  expect(thePayment(hurried.after)).toMatchObject({ status: 'PENDING', cancelAt: START + 2_000 });
  expect(step(hurried.after, EVENTS['attempt failed'], START + 3_000).what).toBeUndefined();
  expect(step(hurried.after, EVENTS.fence, START + 3_000).what).toBe('fence');
});

test('staff may fence before the deadline', () => {
  const byStaff: PaymentEvent = { source: 'us', kind: 'fence', reason: 'order-cancelled' };
  const { after } = step(inState('PENDING'), byStaff, START + 1_000);
  expect(thePayment(after)).toMatchObject({ status: 'CANCELLING', cancelAttempts: 1 });
});

test('after a refused cancel only a query starts the refund; a notice is recorded and waits for it', () => {
  const refused = step(inState('CANCELLING'), EVENTS['cancel refused'], NOW).after;
  const told = step(refused, captured('notification'), NOW).after;
  expect(thePayment(told)).toMatchObject({ status: 'CANCELLING', captured: DUE });
  expect(thePayment(step(told, captured('query'), NOW).after).status).toBe('RETURNING');
});

test('money behind the fence is recorded, and then "nothing there" is not believed', () => {
  const recorded = step(inState('CANCELLING'), captured('notification'), NOW).after;
  expect(thePayment(recorded).captured).toEqual(DUE);
  const { after } = step(recorded, EVENTS['cancelled: nothing there'], NOW);
  expect(thePayment(after).status).toBe('CANCELLING');
  const returned = step(recorded, EVENTS.closed, NOW).after;
  expect(thePayment(returned)).toMatchObject({ status: 'CANCELLED', cancelAction: 'refund' });
});
