import { expect, test } from 'vitest';
import type { PaymentEvent } from '../../../core/domain/evidence.ts';
import { PAYMENT_POLICY } from '../../../core/domain/payment-policy.ts';
import { inState, START, step, thePayment } from '../../support/reducer.ts';

const LAST = START + PAYMENT_POLICY.watchForMs;

test.each(['DECLINED', 'CLOSED', 'CANCELLED'] as const)(
  'a %s payment whose trade still waits for the buyer is watched until Alipay ends it',
  (state) => {
    const pending: PaymentEvent = { source: 'query', kind: 'pending', tradeNo: 't1' };
    const { after } = step(inState(state), pending, LAST);
    expect(thePayment(after).dueAt).toBe(LAST + PAYMENT_POLICY.watchEveryMs);

    const closed: PaymentEvent = { source: 'query', kind: 'closed', tradeNo: 't1' };
    expect(thePayment(step(after, closed, LAST + 1).after).dueAt).toBeUndefined();
  },
);

test('a notification of a closed trade that was long on its way does not end the watch', () => {
  const old: PaymentEvent = { source: 'notification', kind: 'closed', tradeNo: 't1' };
  const before = inState('CANCELLED');
  expect(step(before, old, LAST + 1).after).toBe(before);
  expect(thePayment(before).dueAt).toBeDefined();
});
