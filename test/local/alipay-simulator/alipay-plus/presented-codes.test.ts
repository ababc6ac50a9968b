import { expect, test } from 'vitest';
import type { Answer } from './support/client.ts';
import { createWorld, type Dialect, payment } from './support/world.ts';

const dialects: Dialect[] = ['ams', 'aps'];

function codeIn({ body }: Answer): string {
  const { codeDetails } = body['orderCodeForm'] as {
    codeDetails: { codeValueType: string; codeValue: string; displayType: string }[];
  };
  const code = codeDetails.find(({ displayType }) => displayType === 'TEXT');
  expect(code?.codeValueType).toBe('QRCODE');
  return code?.codeValue ?? '';
}

test.each(dialects)('%s: an Order Code is paid by whoever scans it', async (dialect) => {
  const { call, control, trade } = await createWorld();
  const made = await call(dialect, 'pay', payment(dialect, 'P1', { scenario: 'OrderCode' }));
  expect(made.result).toMatchObject({ resultCode: 'PAYMENT_IN_PROCESS', resultStatus: 'U' });
  expect(made.body['orderCodeForm']).toMatchObject({ expireTime: '2026-11-22T12:40:05+08:00' });
  const codeText = codeIn(made);
  const scanned = await control('codes/scan', { codeText, action: 'scan-and-pay' });
  expect(scanned.status).toBe(200);
  expect(await trade('P1')).toMatchObject({ status: 'TRADE_SUCCESS', capturedFen: 540 });
});

test('the same Order Code comes again for the same request, and another request is refused', async () => {
  const { call } = await createWorld();
  const order = payment('aps', 'P1', { scenario: 'OrderCode' });
  const first = await call('aps', 'pay', order);
  expect(codeIn(await call('aps', 'pay', order))).toBe(codeIn(first));
  const other = await call(
    'aps',
    'pay',
    payment('aps', 'P1', { scenario: 'OrderCode', value: '1' }),
  );
  expect(other.result['resultCode']).toBe('REPEAT_REQ_INCONSISTENT');
});

test('an Order Code that was paid, and asked for again, says so', async () => {
  const { call, control } = await createWorld();
  const order = payment('ams', 'P1', { scenario: 'OrderCode' });
  const codeText = codeIn(await call('ams', 'pay', order));
  await control('codes/scan', { codeText, action: 'scan-and-pay' });
  expect((await call('ams', 'pay', order)).result['resultCode']).toBe('SUCCESS');
});

test('the payment of an Order Code is processing before the scan; nobody can pay it once cancelled', async () => {
  const { call, control, trade } = await createWorld();
  const made = await call('ams', 'pay', payment('ams', 'P1', { scenario: 'OrderCode' }));
  const before = await call('ams', 'inquiryPayment', { paymentRequestId: 'P1' });
  expect(before.body['paymentStatus']).toBe('PROCESSING');
  const cancelled = await call('ams', 'cancel', { paymentRequestId: 'P1' });
  expect(cancelled.result['resultStatus']).toBe('S');
  const scan = { codeText: codeIn(made), action: 'scan-and-pay' };
  expect((await control('codes/scan', scan)).status).toBeGreaterThanOrEqual(400);
  expect((await trade('P1')).capturedFen).toBe(0);
});

test.each(dialects)('%s: an Entry Code is answered with the page to pay on', async (dialect) => {
  const { call, control, trade } = await createWorld();
  const entry = payment(dialect, 'P1', { scenario: 'EntryCode' });
  const { body } = await call(dialect, 'pay', entry);
  expect(body).toMatchObject({
    result: { resultCode: 'PAYMENT_IN_PROCESS', resultStatus: 'U' },
    paymentUrl: expect.stringMatching(/^https:\/\//),
  });
  await control('codes/scan', { codeText: body['paymentUrl'], action: 'scan-and-pay' });
  expect((await trade('P1')).capturedFen).toBe(540);
});

test('an Entry Code needs to know the store and the user agent', async () => {
  const { call } = await createWorld();
  const order = { env: { storeTerminalId: 'K07' } };
  const entry = payment('aps', 'P1', { scenario: 'EntryCode', order });
  const { result } = await call('aps', 'pay', entry);
  expect(result).toMatchObject({
    resultCode: 'PARAM_ILLEGAL',
    resultMessage: expect.stringContaining('order.env.userAgent'),
  });
});

test('the amount of an Order Code scripts it: 9904 is scanned and paid ten seconds later', async () => {
  const { call, advance, trade } = await createWorld();
  await call('aps', 'pay', payment('aps', 'P1', { scenario: 'OrderCode', value: '9904' }));
  expect((await trade('P1')).status).toBe('WAIT_BUYER_PAY');
  await advance(10);
  expect((await trade('P1')).capturedFen).toBe(9904);
});

test('an Order Code whose answer was unknown comes when it is asked for again', async () => {
  const { call } = await createWorld();
  const order = payment('aps', 'P1', { scenario: 'OrderCode', value: '9901' });
  expect((await call('aps', 'pay', order)).result['resultCode']).toBe('UNKNOWN_EXCEPTION');
  expect(codeIn(await call('aps', 'pay', order))).toMatch(/^https:/);
});
