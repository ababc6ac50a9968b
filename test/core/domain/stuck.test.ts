import { expect, test } from 'vitest';
import type { PaymentEvent } from '../../../core/domain/evidence.ts';
import { PAYMENT_POLICY as POLICY } from '../../../core/domain/payment-policy.ts';
import {
  inState,
  STAFF_REFUND,
  START,
  type Step,
  step,
  thePayment,
  withStaffRefund,
} from '../../support/reducer.ts';

/*
 * Workers that die in the middle leave attempts behind that nobody heard anything of. The waits grow
 * with the attempts, and must not grow past the moment at which a person should see the matter.
 */

/** The same event again and again, each time when the last one's turn is over. */
function repeated(before: Step['after'], event: PaymentEvent, times: readonly number[]) {
  return times.reduce((aggregate, now) => step(aggregate, event, now).after, before);
}

test('a refund that was begun many times is looked at again when a person should see it', () => {
  const sent: PaymentEvent = { source: 'us', kind: 'refund-sent', refundId: STAFF_REFUND };
  const begun = [0, 20, 40, 60, 80, 100].map((seconds) => START + seconds * 1_000);
  const before = repeated(withStaffRefund(inState('CAPTURED'), 300, START), sent, begun);
  const unsettled: PaymentEvent = {
    source: 'refund',
    kind: 'refund-unsettled',
    refundId: STAFF_REFUND,
    code: 'TIMEOUT',
    needsPerson: false,
  };
  const { after } = step(before, unsettled, START + 110_000);
  expect(after.refunds).toMatchObject([{ attempts: 6, dueAt: START + POLICY.refundStuckAfterMs }]);
  const later = step(after, unsettled, START + POLICY.refundStuckAfterMs).after;
  expect(later.order.cases).toMatchObject([{ caseId: expect.stringMatching(/^refund-stuck/) }]);
});

test('a cancel that was begun many times is tried again when a person should see it', () => {
  const fence: PaymentEvent = { source: 'us', kind: 'fence', reason: 'deadline' };
  const begun = [80, 100, 120, 140, 160, 180, 200].map((seconds) => START + seconds * 1_000);
  const before = repeated(inState('CANCELLING'), fence, begun);
  const unsettled: PaymentEvent = { source: 'cancel', kind: 'cancel-unsettled', code: 'TIMEOUT' };
  const { after } = step(before, unsettled, START + 210_000);
  expect(thePayment(after)).toMatchObject({
    cancelAttempts: 8,
    dueAt: START + POLICY.cancelStuckAfterMs,
  });
  const later = step(after, unsettled, START + POLICY.cancelStuckAfterMs).after;
  expect(later.order.cases).toMatchObject([{ caseId: expect.stringMatching(/^cancel-stuck/) }]);
});

test('a refusal after a silence is asked about soon, but not for ever', () => {
  const sent: PaymentEvent = { source: 'us', kind: 'refund-sent', refundId: STAFF_REFUND };
  const times = Array.from({ length: POLICY.refundSoonTries + 1 }, (_, n) => START + n * 20_000);
  const last = times.at(-1) ?? START;
  const refused = (code: string): PaymentEvent => ({
    source: 'refund',
    kind: 'refund-declined',
    refundId: STAFF_REFUND,
    code,
  });
  const few = repeated(withStaffRefund(inState('CAPTURED'), 300, START), sent, times.slice(0, 2));
  const [soon] = step(few, refused('A'), START + 30_000).after.refunds;
  expect(soon?.dueAt).toBe(START + 30_000 + POLICY.refundQueryAfterMs);
  const many = repeated(few, sent, times.slice(2));
  const { after } = step(many, refused('B'), last + 5_000);
  expect(after.order.cases).toMatchObject([{ caseId: expect.stringMatching(/^refund-stuck/) }]);
  expect(after.refunds[0]?.dueAt).toBeGreaterThan(last + 5_000 + POLICY.refundQueryAfterMs);
});

test('a refusal never fails a refund that an unanswered request may have made, however often it is said', () => {
  const sent: PaymentEvent = { source: 'us', kind: 'refund-sent', refundId: STAFF_REFUND };
  const closed: PaymentEvent = {
    source: 'refund',
    kind: 'refund-declined',
    refundId: STAFF_REFUND,
    code: 'ACQ.TRADE_HAS_CLOSE',
  };
  const before = withStaffRefund(inState('CAPTURED'), 1_000, START);
  let aggregate = repeated(before, sent, [START, START + 20_000]);
  for (let at = START + 21_000; at < START + POLICY.watchForMs; at += 60_000) {
    aggregate = step(step(aggregate, closed, at).after, sent, at + 30_000).after;
    expect(aggregate.refunds).toMatchObject([{ status: 'REQUESTED', silentAt: START }]);
  }
  const { after } = step(aggregate, closed, START + POLICY.watchForMs);
  expect(after.refunds).toMatchObject([{ status: 'FAILED' }]);
});
