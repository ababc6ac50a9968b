import { expect, test } from 'vitest';
import type { PaymentEvent } from '../../../core/domain/evidence.ts';
import { PAYMENT_POLICY } from '../../../core/domain/payment-policy.ts';
import { captured, inState, START, step, thePayment } from '../../support/reducer.ts';

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

test('a give-back waits while a cancel of ours may still be under way, whoever told of its effect', () => {
  const lease = thePayment(inState('CANCELLING')).cancelLeaseUntil ?? 0;
  const told: PaymentEvent = { source: 'notification', kind: 'closed', tradeNo: 't1' };
  const { after } = step(inState('CANCELLING'), told, lease - 10_000);
  expect(thePayment(after)).toMatchObject({ status: 'CANCELLED', cancelLeaseUntil: lease });
  const late = step(after, captured('notification'), lease - 9_000).after;
  expect(late.refunds).toMatchObject([{ kind: 'give-back', dueAt: lease }]);
  const afterwards = step(after, captured('notification'), lease + 1).after;
  expect(afterwards.refunds).toMatchObject([{ kind: 'give-back', dueAt: lease + 1 }]);
});
