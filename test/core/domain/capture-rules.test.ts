import { expect, test } from 'vitest';
import type { PaymentEvent } from '../../../core/domain/evidence.ts';
import { money } from '../../../core/domain/money.ts';
import type { OrderAggregate } from '../../../core/domain/order-aggregate.ts';
import type { RefundStatus } from '../../../core/domain/refund.ts';
import { settle } from '../../../core/domain/settle.ts';
import {
  captured,
  DUE,
  inState,
  START,
  step,
  thePayment,
  withStaffRefund,
} from '../../support/reducer.ts';

const NOW = START + 100_000;
const says = (kind: 'closed' | 'pending' | 'not-found'): PaymentEvent => ({
  source: 'query',
  kind,
});

/** Paid by the pay answer alone, and refunded: how much, and how far the refund has come. */
function refunded(minor: number, status: RefundStatus): OrderAggregate {
  const before = withStaffRefund(inState('CAPTURED'), minor, START);
  return { ...before, refunds: before.refunds.map((r) => ({ ...r, status })) };
}

const edit = (before: OrderAggregate, event: PaymentEvent, now = NOW) =>
  settle(before, thePayment(before).paymentId, event, now)?.edit;

test('what only the pay answer vouches for is looked at again 5 s later', () => {
  const { after } = step(inState('INITIATED'), captured('pay'), START + 1_000);
  expect(thePayment(after)).toMatchObject({ confirmed: false, dueAt: START + 6_000 });
});

test('a payment of a check that the order does not have is not served', () => {
  const before = inState('PENDING');
  const strange = { ...before, order: { ...before.order, checks: [] } };
  expect(step(strange, captured('query'), NOW).what).toBeUndefined();
});

test('a ticket for an order that never got a number has none, and is made all the same', () => {
  const before = inState('PENDING');
  const { pickupNumber: _, ...order } = before.order;
  const { after } = step({ ...before, order }, captured('query'), NOW);
  expect(after.tickets).toMatchObject([{ pickupNumber: '' }]);
});

test('closed is confirmed as ours when we refunded everything', () => {
  const done = edit(refunded(DUE.minor, 'SUCCEEDED'), says('closed'));
  expect(done?.payments).toMatchObject([{ status: 'CAPTURED', confirmed: true, dueAt: undefined }]);
  expect(done?.opened).toEqual([]);
});

test.each([
  ['closed after a partial refund', refunded(300, 'SUCCEEDED'), says('closed')],
  ['closed after a refund that failed', refunded(DUE.minor, 'FAILED'), says('closed')],
  ['closed without any refund', inState('CAPTURED'), says('closed')],
  ['unknown to Alipay after a full refund', refunded(DUE.minor, 'SUCCEEDED'), says('not-found')],
  ['unpaid after a full refund', refunded(DUE.minor, 'SUCCEEDED'), says('pending')],
])(
  'a trade that is %s contradicts the pay answer: one case, and no more questions',
  (_, before, event) => {
    const done = edit(before, event);
    const { outTradeNo } = thePayment(before);
    expect(done?.opened).toMatchObject([
      {
        kind: 'capture-contradicted',
        detail: `${outTradeNo}: ${event.kind} after a captured answer`,
        amount: DUE,
      },
    ]);
    expect(done?.payments).toMatchObject([{ confirmed: true, dueAt: undefined }]);
  },
);

test('a denial is put down to read lag for 30 s, to the millisecond', () => {
  expect(edit(inState('CAPTURED'), says('not-found'), START + 29_999)?.opened).toEqual([]);
  expect(edit(inState('CAPTURED'), says('not-found'), START + 30_000)?.opened).toHaveLength(1);
});

test('a refused payment is watched until 17 minutes after its start', () => {
  expect(thePayment(inState('DECLINED')).dueAt).toBe(START + 17 * 60_000);
});

test('handed to a workflow, a payment is looked at again 4 s after its deadline', () => {
  const { after } = step(inState('PENDING'), { source: 'us', kind: 'hand-over' }, START + 10_000);
  expect(thePayment(after).dueAt).toBe(START + 64_000);
});

test('a trade that Alipay closed keeps the number by which it was known, and is watched', () => {
  const pending: PaymentEvent = { source: 'query', kind: 'pending', tradeNo: 't1' };
  const known = step(inState('PENDING'), pending, NOW).after;
  const closed = thePayment(step(known, says('closed'), NOW).after);
  expect(closed).toMatchObject({ status: 'CLOSED', tradeNo: 't1', dueAt: NOW + 5 * 60_000 });
  const named: PaymentEvent = { source: 'query', kind: 'closed', tradeNo: 't2' };
  expect(thePayment(step(inState('PENDING'), named, NOW).after).tradeNo).toBe('t2');
});

test('a currency of another country is another amount, whatever the number says', () => {
  const dollars = { ...captured('query'), amount: money('USD', DUE.minor) } as PaymentEvent;
  expect(step(inState('PENDING'), dollars, NOW).what).toBe('mismatch');
});
