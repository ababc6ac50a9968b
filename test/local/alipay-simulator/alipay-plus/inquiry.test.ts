import { expect, test } from 'vitest';
import { createWorld, payment, paymentCode } from './support/world.ts';

test('AMS tells the state of a payment in paymentStatus, and of the call in result', async () => {
  const { call, advance } = await createWorld();
  const { body } = await call('ams', 'pay', payment('ams', 'P1', { code: paymentCode('9110') }));
  const waiting = await call('ams', 'inquiryPayment', { paymentRequestId: 'P1' });
  expect(waiting.body).toMatchObject({
    result: { resultStatus: 'S' },
    paymentStatus: 'PROCESSING',
    paymentResultCode: 'PAYMENT_IN_PROCESS',
    paymentId: body['paymentId'],
  });
  expect(waiting.body).not.toHaveProperty('paymentTime');
  await advance(10);
  const paid = await call('ams', 'inquiryPayment', { paymentId: body['paymentId'] });
  expect(paid.body).toMatchObject({
    paymentStatus: 'SUCCESS',
    paymentAmount: { currency: 'USD', value: '540' },
    paymentTime: '2026-11-22T12:30:15+08:00',
    pspCustomerInfo: { pspCustomerId: expect.stringMatching(/^2088\d{12}$/) },
  });
});

test('APS tells it in paymentResult, with every refund among the transactions', async () => {
  const { call } = await createWorld();
  await call('aps', 'pay', payment('aps', 'P1'));
  const refundAmount = { currency: 'USD', value: '40' };
  await call('aps', 'refund', { paymentRequestId: 'P1', refundRequestId: 'R1', refundAmount });
  const { body } = await call('aps', 'inquiryPayment', { paymentRequestId: 'P1' });
  expect(body).toMatchObject({
    result: { resultStatus: 'S' },
    paymentResult: { resultCode: 'SUCCESS', resultStatus: 'S' },
    transactions: [
      { transactionType: 'PAYMENT', transactionStatus: 'SUCCESS', transactionRequestId: 'P1' },
      {
        transactionType: 'REFUND',
        transactionStatus: 'SUCCESS',
        transactionRequestId: 'R1',
        transactionAmount: refundAmount,
      },
    ],
  });
  expect(body).not.toHaveProperty('paymentStatus');
});

test('an expired payment has failed, a cancelled one is cancelled, in both dialects', async () => {
  const { call, advance } = await createWorld();
  const waits = () => ({ code: paymentCode('9003') });
  await call('ams', 'pay', payment('ams', 'P1', waits()));
  await call('ams', 'pay', payment('ams', 'P2', waits()));
  await call('ams', 'cancel', { paymentRequestId: 'P2' });
  await advance(600);
  const state = async (id: string) => [
    (await call('ams', 'inquiryPayment', { paymentRequestId: id })).body['paymentStatus'],
    (await call('aps', 'inquiryPayment', { paymentRequestId: id })).body['paymentResult'],
  ];
  expect(await state('P1')).toMatchObject([
    'FAIL',
    { resultCode: 'ORDER_IS_CLOSED', resultStatus: 'F' },
  ]);
  expect(await state('P2')).toMatchObject([
    'CANCELLED',
    { resultCode: 'ORDER_IS_CANCELED', resultStatus: 'F' },
  ]);
});

test('an inquiry that names no payment is illegal', async () => {
  const { call } = await createWorld();
  const { result } = await call('aps', 'inquiryPayment', {});
  expect(result['resultCode']).toBe('PARAM_ILLEGAL');
});
