import { describe, expect, test } from 'vitest';
import type { OrderResponse } from '../../../../api/orders.ts';
import { bodyOf, linesOf } from '../../../../web/src/pos/refund/refund-wish.ts';

type Payment = OrderResponse['payments'][number];
type Refund = OrderResponse['refunds'][number];

const payment = { paymentId: 'p1', checkId: 'c1', status: 'CAPTURED', amount: 1_000 } as Payment;
const earlier = (status: Refund['status']): Refund =>
  ({
    ...{ paymentId: 'p1', amount: 400, status },
    lines: [{ lineId: 'l1', quantity: 2 }],
  }) as Refund;
const order = (refunds: Refund[]) =>
  ({
    refunds,
    lines: [
      { lineId: 'l1', name: 'Tofu', quantity: 3 },
      { lineId: 'l2', name: 'Tea', quantity: 1 },
    ],
    checks: [
      { checkId: 'c1', lineIds: ['l1'] },
      { checkId: 'c2', lineIds: ['l2'] },
    ],
  }) as OrderResponse;

describe('dishes that can be refunded', () => {
  test('are those of the check that was paid, less what went back', () => {
    expect(linesOf(order([earlier('SUCCEEDED')]), payment)).toEqual([
      { lineId: 'l1', name: 'Tofu', left: 1 },
    ]);
    expect(linesOf(order([earlier('FAILED')]), payment)[0]?.left).toBe(3);
  });
});

describe('a wish for a refund', () => {
  const told = { refunds: [earlier('REQUESTED')], reason: ' cold ' };

  test('names the check and the reason', () => {
    expect(bodyOf({ way: 'all' }, payment, told)).toEqual({ checkId: 'c1', reason: 'cold' });
    expect(bodyOf({ way: 'all' }, payment, { ...told, reason: ' ' })).toBeUndefined();
  });

  test('names the dishes that are more than none', () => {
    const quantities = new Map([
      ['l1', 1],
      ['l2', 0],
    ]);
    expect(bodyOf({ way: 'lines', quantities }, payment, told)).toMatchObject({
      lines: [{ lineId: 'l1', quantity: 1 }],
    });
    expect(bodyOf({ way: 'lines', quantities: new Map() }, payment, told)).toBeUndefined();
  });

  test('is for no more than is left', () => {
    expect(bodyOf({ way: 'amount', amount: 600 }, payment, told)).toMatchObject({ amount: 600 });
    expect(bodyOf({ way: 'amount', amount: 601 }, payment, told)).toBeUndefined();
    expect(bodyOf({ way: 'amount', amount: 0 }, payment, told)).toBeUndefined();
  });
});
