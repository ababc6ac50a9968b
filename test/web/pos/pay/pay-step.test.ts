import { describe, expect, test } from 'vitest';
import type { OrderResponse } from '../../../../api/orders.ts';
import { wayOfKey } from '../../../../web/src/pos/pay/pay-keys.ts';
import { payStepOf } from '../../../../web/src/pos/pay/pay-step.ts';

type Payment = OrderResponse['payments'][number];

const payment = (status: Payment['status'], more: Partial<Payment> = {}): Payment =>
  ({ paymentId: status, checkId: 'c1', way: 'barcode', status, startedAt: 1, ...more }) as Payment;

const order = (payments: Payment[], statuses = ['DUE'], status = 'CREATED'): OrderResponse =>
  ({
    status,
    payments,
    checks: statuses.map((s, n) => ({
      checkId: `c${n + 1}`,
      lineIds: [],
      amountDue: 1,
      status: s,
    })),
  }) as unknown as OrderResponse;

describe('the money of an order at a till', () => {
  test('is due, with what became of the attempt before', () => {
    const declined = payment('DECLINED');
    expect(payStepOf(order([declined]))).toMatchObject({ step: 'due', ended: declined });
  });

  test('is not confirmed while Alipay is silent, however long', () => {
    for (const status of ['INITIATED', 'PENDING', 'CANCELLING'] as const) {
      expect(payStepOf(order([payment(status)], ['PAYING']))).toMatchObject({ step: 'confirming' });
    }
  });

  test('may come another way while the till waits at the counter code', () => {
    const waiting = payment('PENDING', { way: 'static-qr' });
    expect(payStepOf(order([waiting], ['PAYING']))).toMatchObject({ step: 'due', waiting });
  });

  test('goes on with the check that is still to be paid, or the one that was chosen', () => {
    const paid = payment('CAPTURED');
    expect(payStepOf(order([paid], ['PAID', 'DUE', 'DUE']))).toMatchObject({
      check: { checkId: 'c2' },
    });
    expect(payStepOf(order([paid], ['PAID', 'DUE', 'DUE']), 'c3')).toMatchObject({
      check: { checkId: 'c3' },
    });
  });

  test('is there when all checks are paid, by the payment that was taken last', () => {
    const [first, last] = [payment('CAPTURED'), payment('CAPTURED', { startedAt: 2 })];
    expect(payStepOf(order([last, first], ['PAID']))).toEqual({ step: 'paid', payment: last });
  });

  test('is no matter any more once the order was cancelled', () => {
    expect(payStepOf(order([payment('CANCELLED')], ['DUE'], 'CANCELED'))).toEqual({ step: 'over' });
  });
});

test('letters choose a way to pay, but not in a field of text', () => {
  expect(wayOfKey('c', 'amount')).toBe('cash');
  expect(wayOfKey('Q', undefined)).toBe('qr');
  expect(wayOfKey('k', 'text')).toBeUndefined();
  expect(wayOfKey('7', 'amount')).toBeUndefined();
});
