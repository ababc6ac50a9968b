import { expect, test } from 'vitest';
import type { PaymentResponse } from '../../../api/payments.ts';
import type { OwnPayment } from '../../../web/src/table/own-payment.ts';
import { stepOfPayment } from '../../../web/src/table/steps.ts';
import type { TableOrder } from '../../../web/src/table/table-order.ts';

const paymentOf = (code: PaymentResponse['notice']['code']) =>
  ({ paymentId: 'p1', notice: { code, text: '', reference: '' } }) as PaymentResponse;
const orderWith = (code: PaymentResponse['notice']['code']) =>
  ({ payments: [paymentOf(code)] }) as unknown as TableOrder;
const begun: OwnPayment = { step: 'begun', payment: paymentOf('scan') };

test('a guest who pays is told of until the money is there', () => {
  const order = orderWith('scan');
  expect(stepOfPayment(undefined, order)).toBeUndefined();
  expect(stepOfPayment({ step: 'starting', amount: 3_600 }, order)).toBe('checkout');
  expect(stepOfPayment(begun, order)).toBe('pay');
  expect(stepOfPayment(begun, orderWith('paid'))).toBe('done');
});

test('what was refused is no step', () => {
  const refused: OwnPayment = { step: 'refused', detail: '', code: 'amount-changed' };
  expect(stepOfPayment(refused, orderWith('scan'))).toBeUndefined();
});
