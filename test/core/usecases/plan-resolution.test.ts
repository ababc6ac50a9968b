import { expect, test } from 'vitest';
import type { Payment } from '../../../core/domain/payment.ts';
import { PAYMENT_STATES, type PaymentStatus } from '../../../core/domain/payment-states.ts';
import { type Polling, planResolution } from '../../../core/usecases/plan-resolution.ts';
import { inState, START, thePayment } from '../../support/reducer.ts';

const BARCODE: Polling = [{ everySeconds: 5, untilSeconds: 60 }];
/** A code on a screen: every 5 s in its first minute, then every 15 s of its five. */
const SCREEN: Polling = [
  { everySeconds: 5, untilSeconds: 60 },
  { everySeconds: 15, untilSeconds: 300 },
];

/** The step after so many seconds, in seconds after the payment's start. */
function stepAt(seconds: number, polling: Polling, changes: Partial<Payment> = {}): string {
  const payment = { ...thePayment(inState('PENDING')), ...changes };
  const step = planResolution(payment, polling, START + seconds * 1_000);
  return 'at' in step ? `${step.next} at ${(step.at - START) / 1_000}` : step.next;
}
const forFiveMinutes = { cancelAt: START + 300_000 };

test.each([
  [0, 'query at 5'],
  [3.9, 'query at 5'],
  [5.2, 'query at 10'],
  [54.9, 'cancel at 60'],
  [59, 'cancel at 60'],
  [75, 'cancel at 75'],
])('a barcode payment of %d s: %s', (seconds, next) => {
  expect(stepAt(seconds, BARCODE)).toBe(next);
});

test('a query less than a second early counts as that of its turn', () => {
  expect(stepAt(4, BARCODE)).toBe('query at 10');
  expect(stepAt(3.999, BARCODE)).toBe('query at 5');
});

test.each([
  [44, 'query at 50'],
  [59.9, 'query at 65'],
  [60, 'query at 75'],
  [130, 'query at 135'],
  [299, 'cancel at 300'],
  [301, 'cancel at 301'],
])('a code on a screen after %d s: %s', (seconds, next) => {
  expect(stepAt(seconds, SCREEN, forFiveMinutes)).toBe(next);
});

test('after the last step of the plan its interval goes on', () => {
  const plan = [...SCREEN, { everySeconds: 60, untilSeconds: 600 }];
  expect(stepAt(700, plan, { cancelAt: START + 900_000 })).toBe('query at 720');
});

test('without a plan it is every 5 s', () => {
  expect(stepAt(12, [])).toBe('query at 15');
});

test('a cancel is tried again when it is due, six times in all; then the sweeper goes on', () => {
  const cancelling = { ...thePayment(inState('CANCELLING')), dueAt: START + 71_000 };
  const after = (cancelAttempts: number) =>
    planResolution({ ...cancelling, cancelAttempts }, BARCODE, START + 66_000);
  expect(after(5)).toEqual({ next: 'cancel', at: START + 71_000 });
  expect(after(6)).toEqual({ next: 'done' });
  expect(after(7)).toEqual({ next: 'done' });
});

const over = (Object.keys(PAYMENT_STATES) as PaymentStatus[]).filter(
  (s) => !PAYMENT_STATES[s].holdsCheck,
);
test.each(over)('a payment that is %s needs no workflow', (state) => {
  expect(planResolution(thePayment(inState(state)), BARCODE, START)).toEqual({ next: 'done' });
});
