import { describe, expect, test } from 'vitest';
import type { OrderResponse } from '../../../../api/orders.ts';
import { possibleOf, refundable, stateOf } from '../../../../web/src/pos/orders/order-state.ts';

type Payment = OrderResponse['payments'][number];
type Refund = OrderResponse['refunds'][number];

const order = (more: object): OrderResponse =>
  ({
    ...{ status: 'CREATED', paymentStatus: 'UNPAID', fulfilmentStatus: null },
    ...{ payments: [], refunds: [], checks: [{ checkId: 'c1', status: 'DUE' }] },
    ...more,
  }) as unknown as OrderResponse;
const captured = { paymentId: 'p1', status: 'CAPTURED', amount: 1_000 } as Payment;
const refund = (amount: number, status: Refund['status']): Refund =>
  ({ paymentId: 'p1', amount, status }) as Refund;

describe('an order in one word', () => {
  test.each([
    [{}, 'unpaid'],
    [{ hold: { until: 1 } }, 'held'],
    [{ paymentStatus: 'PAYING' }, 'paying'],
    [{ paymentStatus: 'PARTLY_PAID' }, 'partly-paid'],
    [{ paymentStatus: 'PAID', fulfilmentStatus: 'PROPOSED' }, 'paid'],
    [{ paymentStatus: 'PAID', fulfilmentStatus: 'PREPARED' }, 'ready'],
    [{ status: 'CANCELED', hold: { until: 1 } }, 'cancelled'],
  ])('%o', (more, state) => {
    expect(stateOf(order(more))).toBe(state);
  });
});

describe('what a till offers to do with an order', () => {
  const can = (more: object): string[] =>
    Object.entries(possibleOf(order(more)))
      .filter(([, possible]) => possible)
      .map(([what]) => what);

  test('that nobody paid', () => {
    expect(can({})).toEqual(['pay', 'edit', 'hold', 'cancel', 'bill']);
    expect(can({ hold: { until: 1 } })).toEqual(['pay', 'edit', 'release', 'cancel', 'bill']);
  });

  test('whose payment is not confirmed: it may be cancelled, and not changed', () => {
    const paying = { paymentStatus: 'PAYING', checks: [{ checkId: 'c1', status: 'PAYING' }] };
    expect(can(paying)).toEqual(['pay', 'hold', 'cancel']);
  });

  test('of which a part is paid', () => {
    const checks = [{ status: 'PAID' }, { status: 'DUE' }];
    const partly = {
      status: 'COMMITTED',
      paymentStatus: 'PARTLY_PAID',
      checks,
      payments: [captured],
    };
    expect(can(partly)).toEqual(['pay', 'closeUnpaid', 'refund', 'bill', 'receipt']);
  });

  test('that is over', () => {
    expect(can({ status: 'CANCELED' })).toEqual([]);
  });
});

test('what can still go back is less what is on its way, and not what was refused', () => {
  expect(refundable(captured, [])).toBe(1_000);
  expect(refundable(captured, [refund(300, 'REQUESTED'), refund(500, 'FAILED')])).toBe(700);
  expect(refundable({ ...captured, status: 'DECLINED' }, [])).toBe(0);
});
