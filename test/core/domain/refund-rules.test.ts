import { expect, test } from 'vitest';
import type { PaymentEvent } from '../../../core/domain/evidence.ts';
import type { OrderAggregate } from '../../../core/domain/order-aggregate.ts';
import { PAYMENT_POLICY as POLICY } from '../../../core/domain/payment-policy.ts';
import { settle } from '../../../core/domain/settle.ts';
import { refundFollowUpAt } from '../../../core/usecases/implied-follow-ups.ts';
import {
  GIVE_BACK,
  inState,
  STAFF_REFUND,
  START,
  step,
  thePayment,
  withStaffRefund,
} from '../../support/reducer.ts';

/** Staff asked for 3.00 back. */
const REQUESTED = withStaffRefund(inState('CAPTURED'), 300, START);
const sent = (refundId = STAFF_REFUND): PaymentEvent => ({
  source: 'us',
  kind: 'refund-sent',
  refundId,
});
const declined = (code: string): PaymentEvent => ({
  source: 'refund',
  kind: 'refund-declined',
  refundId: STAFF_REFUND,
  code,
});
const unsettled: PaymentEvent = {
  source: 'refund',
  kind: 'refund-unsettled',
  refundId: STAFF_REFUND,
  code: 'TIMEOUT',
  needsPerson: false,
};

/** Sent so many times, each as soon as it was due. */
function sentTimes(times: number): OrderAggregate {
  let aggregate: OrderAggregate = REQUESTED;
  for (let n = 0; n < times; n++) aggregate = step(aggregate, sent(), START + n * 10_000).after;
  return aggregate;
}

const opened = (before: OrderAggregate, event: PaymentEvent, now: number) =>
  settle(before, thePayment(before).paymentId, event, now)?.edit.opened;

test('a refund is asked about 10 s after it was sent, and not a millisecond sooner', () => {
  const once = sentTimes(1);
  expect(once.refunds).toMatchObject([{ attempts: 1, sentAt: START, dueAt: START + 10_000 }]);
  expect(thePayment(once).lastRefundAt).toBe(START);
  expect(step(once, sent(), START + 9_999).what).toBeUndefined();
  expect(step(once, sent(), START + 10_000).what).toBe('sendRefund');
});

test('news of a refund that nobody requested changes no other refund', () => {
  for (const kind of ['refund-sent', 'refunded'] as const) {
    const event = { source: 'us', kind, refundId: GIVE_BACK } as PaymentEvent;
    expect(step(REQUESTED, event, START).what).toBeUndefined();
  }
});

test('late money is back only when the refund of it is done, not any other', () => {
  const returning = inState('RETURNING');
  const other: PaymentEvent = { source: 'refund', kind: 'refunded', refundId: STAFF_REFUND };
  expect(step(returning, other, START).what).toBeUndefined();
  const own: PaymentEvent = { source: 'refund', kind: 'refunded', refundId: GIVE_BACK };
  expect(thePayment(step(returning, own, START).after).status).toBe('RETURNED');
});

test('a refund without an answer is shown to a person after 10 minutes, by number and last code', () => {
  const stuckAt = START + POLICY.refundStuckAfterMs;
  expect(opened(sentTimes(1), unsettled, stuckAt - 1)).toEqual([]);
  expect(opened(sentTimes(1), unsettled, stuckAt)).toMatchObject([
    {
      kind: 'refund-stuck',
      refundId: STAFF_REFUND,
      detail: `${STAFF_REFUND}: TIMEOUT`,
      amount: { minor: 300 },
    },
  ]);
});

test('a refusal of the first request is final', () => {
  const failed = step(sentTimes(1), declined('ACQ.NO'), START + 1_000).after;
  expect(failed.refunds).toMatchObject([{ status: 'FAILED', dueAt: undefined }]);
  expect(thePayment(failed).refunded.minor).toBe(0);
});

test('a refusal after a silence is final only when what was sent before can arrive no more', () => {
  const twice = sentTimes(2);
  const doubted = step(twice, declined('ACQ.NO'), START + 20_000).after;
  expect(doubted.refunds).toMatchObject([
    { status: 'REQUESTED', lastCode: 'ACQ.NO', silentAt: START, dueAt: START + 30_000 },
  ]);
  expect(thePayment(doubted).refunded.minor).toBe(300);
  const again = step(
    step(doubted, sent(), START + 30_000).after,
    declined('ACQ.NO'),
    START + 31_000,
  );
  expect(again.after.refunds).toMatchObject([{ status: 'REQUESTED', silentAt: START }]);
  const last = START + POLICY.watchForMs;
  const failed = step(again.after, declined('ACQ.NO'), last).after;
  expect(failed.refunds).toMatchObject([{ status: 'FAILED', dueAt: undefined }]);
  expect(thePayment(failed).refunded.minor).toBe(0);
});

test('a refund that was answered each time waits for nothing but its last silence', () => {
  const asked = step(sentTimes(2), declined('ACQ.NO'), START + 20_000).after;
  const silent = step(asked, sent(), START + 30_000).after;
  const later = step(silent, sent(), START + 40_000).after;
  expect(later.refunds).toMatchObject([{ silentAt: START + 30_000, sentAt: START + 40_000 }]);
});

test('twenty contradictions are asked about soon; the next one is shown to a person', () => {
  const { refundSoonTries: most } = POLICY;
  const last = START + most * 10_000;
  const soon = step(sentTimes(most), declined('ACQ.NO'), last).after;
  expect(soon.refunds).toMatchObject([{ attempts: 20, dueAt: last + 10_000 }]);
  expect(soon.order.cases).toEqual([]);
  expect(opened(sentTimes(most + 1), declined('ACQ.NO'), last)).toMatchObject([
    { kind: 'refund-stuck', detail: `${STAFF_REFUND}: ACQ.NO` },
  ]);
});

test('a refund that is finished, either way, wants no follow-up', () => {
  const [refund] = REQUESTED.refunds;
  if (!refund) throw new Error('no refund');
  expect(refundFollowUpAt(refund)).toBe(START);
  for (const status of ['SUCCEEDED', 'FAILED'] as const) {
    expect(refundFollowUpAt({ ...refund, status })).toBeUndefined();
  }
});
