import { describe, expect, it } from 'vitest';
import { isUnderWay, type Order, type Payment, stepOf } from '../../../web/src/pay/sale-step.ts';

const payment = (status: Payment['status'], startedAt = 1): Payment => ({
  paymentId: `p${startedAt}`,
  orderId: 'o1',
  checkId: 'c1',
  way: 'qr',
  status,
  amount: 100,
  refunded: 0,
  outTradeNo: 'K1',
  expiresAt: 9,
  notice: { code: 'confirming', text: '', reference: 'K1' },
  startedAt,
});

const order = (more: Partial<Order>): Order => ({
  orderId: 'o1',
  storeId: 's1',
  version: 1,
  status: 'CREATED',
  paymentStatus: 'UNPAID',
  fulfilmentStatus: null,
  channel: 'kiosk',
  fulfilment: 'takeout',
  currency: 'CNY',
  total: 100,
  rows: [],
  lines: [],
  checks: [],
  payments: [],
  refunds: [],
  tickets: [],
  menuVersion: 1,
  createdAt: 0,
  ...more,
});

describe('what a screen says of a sale', () => {
  it('asks how to pay where nobody has tried', () => {
    expect(stepOf(order({}), undefined)).toMatchObject({ step: 'unpaid' });
  });

  it('says that Alipay is asked while the request has no answer', () => {
    const step = stepOf(order({}), { what: 'payment', way: 'qr' });
    expect(step).toMatchObject({ step: 'starting', way: 'qr' });
    expect(isUnderWay(step)).toBe(true);
  });

  it.each(['INITIATED', 'PENDING', 'CANCELLING'] as const)('never calls %s an end', (status) => {
    const step = stepOf(order({ payments: [payment(status)] }), undefined);
    expect(step).toMatchObject({ step: 'paying', payment: { status } });
    expect(isUnderWay(step)).toBe(true);
  });

  it('shows the last attempt that took no money, and lets the customer try again', () => {
    const payments = [payment('CANCELLED', 2), payment('DECLINED', 1)];
    const step = stepOf(order({ payments }), undefined);
    expect(step).toMatchObject({ step: 'unpaid', ended: { status: 'CANCELLED' } });
  });

  it('shows a live attempt before one that ended later', () => {
    const payments = [payment('PENDING', 1), payment('DECLINED', 2)];
    expect(stepOf(order({ payments }), undefined)).toMatchObject({
      payment: { status: 'PENDING' },
    });
  });

  it('is paid whatever else was asked: a cancel that came too late included', () => {
    const paid = order({ paymentStatus: 'PAID', payments: [payment('CAPTURED')] });
    expect(stepOf(paid, { what: 'cancel' })).toMatchObject({ step: 'paid' });
  });

  it('waits for the end of a payment before it calls a given-up order closed', () => {
    const running = order({ status: 'CANCELED', payments: [payment('CANCELLING')] });
    expect(stepOf(running, undefined)).toMatchObject({ step: 'paying' });
    const over = order({ status: 'CANCELED', payments: [payment('CANCELLED')] });
    expect(stepOf(over, { what: 'payment', way: 'qr' })).toMatchObject({ step: 'closed' });
  });
});
