import { expect, test } from 'vitest';
import type { PaymentEvent } from '../../../core/domain/evidence.ts';
import { PAYMENT_POLICY as POLICY } from '../../../core/domain/payment-policy.ts';
import { settle } from '../../../core/domain/settle.ts';
import {
  captured,
  DUE,
  GIVE_BACK,
  inState,
  START,
  type Step,
  step,
  thePayment,
} from '../../support/reducer.ts';

/** The fence of `inState` was written at 60 s. */
const FENCED = START + 60_000;
const fence: PaymentEvent = { source: 'us', kind: 'fence', reason: 'deadline' };
const cancelled = (action: 'close' | 'refund' | 'none'): PaymentEvent => ({
  source: 'cancel',
  kind: 'cancelled',
  action,
});
const refused = (remedy: 'refund' | 'query' | 'person'): PaymentEvent => ({
  source: 'cancel',
  kind: 'cancel-refused',
  code: 'ACQ.X',
  remedy,
});
const query = (kind: 'closed' | 'pending' | 'not-found'): PaymentEvent => ({
  source: 'query',
  kind,
});
const unsettled: PaymentEvent = { source: 'cancel', kind: 'cancel-unsettled', code: 'TIMEOUT' };
const WATCH_AGAIN: PaymentEvent = { source: 'us', kind: 'watch-again' };

/** One event after the other, all at one time. */
const all = (before: Step['after'], now: number, ...events: PaymentEvent[]): Step['after'] =>
  events.reduce((aggregate, event) => step(aggregate, event, now).after, before);

const openedBy = (before: Step['after'], event: PaymentEvent, now: number) =>
  settle(before, thePayment(before).paymentId, event, now)?.edit.opened;

test('the lease of a cancel ends after 15 s, to the millisecond', () => {
  const fenced = inState('CANCELLING');
  expect(thePayment(fenced).cancelLeaseUntil).toBe(FENCED + 15_000);
  expect(step(fenced, fence, FENCED + 14_999).what).toBeUndefined();
  expect(step(fenced, fence, FENCED + 15_000).what).toBe('fence');
});

test('after a refused cancel a query starts the refund once no other cancel can be under way', () => {
  const again = all(inState('CANCELLING'), FENCED, refused('refund'), fence);
  const early = step(again, captured('query'), FENCED + 14_999);
  expect(thePayment(early.after)).toMatchObject({ status: 'CANCELLING', captured: DUE });
  const late = step(again, captured('query'), FENCED + 15_000);
  expect(thePayment(late.after).status).toBe('RETURNING');
});

test('a refusal that only asks for a query moves no money when the query finds some', () => {
  const asked = all(inState('CANCELLING'), FENCED, refused('query'), captured('query'));
  expect(thePayment(asked)).toMatchObject({ status: 'CANCELLING', captured: DUE });
  const both = all(inState('CANCELLING'), FENCED, refused('refund'), fence, refused('query'));
  expect(thePayment(all(both, FENCED, captured('query'))).status).toBe('RETURNING');
});

test('money behind the fence is recorded once', () => {
  const recorded = all(inState('CANCELLING'), FENCED, captured('notification'));
  expect(step(recorded, captured('query'), FENCED).what).toBeUndefined();
});

test('recorded money is accounted for only by a cancel that says that it returned it', () => {
  const recorded = all(inState('CANCELLING'), FENCED, captured('notification'));
  const returned = all(recorded, FENCED, cancelled('refund'));
  expect(thePayment(returned)).toMatchObject({ status: 'CANCELLED', cancelAction: 'refund' });
  const closed = all(recorded, FENCED, cancelled('close'));
  expect(thePayment(closed)).toMatchObject({
    status: 'CANCELLING',
    lastCode: 'action close after a capture',
  });
});

test('a trade that a query finds closed, and that never held money, was closed unpaid', () => {
  const closed = all(inState('CANCELLING'), FENCED, query('closed'));
  expect(thePayment(closed)).toMatchObject({
    status: 'CANCELLED',
    cancelAction: 'close',
    dueAt: FENCED + POLICY.watchEveryMs,
  });
});

test('after a cancel that returned the money only a query, and no late notice, finds new money', () => {
  const done = all(inState('CANCELLING'), FENCED, cancelled('refund'));
  expect(step(done, captured('notification'), FENCED).what).toBeUndefined();
  expect(step(done, captured('pay'), FENCED).what).toBeUndefined();
  expect(thePayment(all(done, FENCED, captured('query'))).status).toBe('RETURNING');
});

test('the refund of late money says why it is made, and that nobody asked for it', () => {
  const { refunds } = all(inState('CANCELLED'), FENCED, captured('notification'));
  expect(refunds).toEqual([
    {
      refundId: GIVE_BACK,
      paymentId: thePayment(inState('CANCELLED')).paymentId,
      kind: 'give-back',
      amount: DUE,
      reason: '10.00 CNY arrived on a payment that was CANCELLED',
      requestedBy: 'system',
      status: 'REQUESTED',
      requestedAt: FENCED,
      attempts: 0,
      dueAt: FENCED,
    },
  ]);
});

test('a dead payment is looked at every 5 minutes, and a last time after 17', () => {
  const last = START + POLICY.watchForMs;
  const dueAfter = (now: number): number | undefined =>
    thePayment(step(inState('CANCELLED'), query('not-found'), now).after).dueAt;
  expect(dueAfter(START + 120_000)).toBe(START + 120_000 + POLICY.watchEveryMs);
  expect(dueAfter(last - 60_000)).toBe(last);
  expect(dueAfter(last - 1)).toBe(last);
  expect(dueAfter(last)).toBeUndefined();
});

test('a sweep puts off what is still overdue, and nothing that is not', () => {
  const watched = inState('CANCELLED');
  const dueAt = thePayment(watched).dueAt ?? 0;
  expect(step(watched, WATCH_AGAIN, dueAt - 1).what).toBeUndefined();
  const { after } = step(watched, WATCH_AGAIN, dueAt);
  expect(thePayment(after)).toMatchObject({ generation: 1, dueAt: dueAt + 5_000 });
});

test('a person hears which payment was never explained, which cancel is refused, which is stuck', () => {
  const { outTradeNo } = thePayment(inState('CANCELLING'));
  const stuckAt = START + POLICY.cancelStuckAfterMs;
  expect(openedBy(inState('CANCELLED'), WATCH_AGAIN, START + POLICY.giveUpAfterMs)).toMatchObject([
    { detail: `${outTradeNo}: CANCELLED, and no further answer for a day`, amount: DUE },
  ]);
  expect(openedBy(inState('CANCELLING'), refused('person'), FENCED)).toMatchObject([
    { kind: 'cancel-refused', detail: `${outTradeNo}: ACQ.X`, amount: DUE },
  ]);
  expect(openedBy(inState('CANCELLING'), unsettled, stuckAt - 1)).toEqual([]);
  expect(openedBy(inState('CANCELLING'), unsettled, stuckAt)).toMatchObject([
    {
      kind: 'cancel-stuck',
      detail: `${outTradeNo}: 1 cancels, last answer TIMEOUT`,
      amount: DUE,
    },
  ]);
});
