import { expect, test } from 'vitest';
import { createWorld, type Dialect, payment, paymentCode } from './support/world.ts';

const usd = (value: string) => ({ currency: 'USD', value });
const refundOf = (paymentRequestId: string, refundRequestId: string, value: string) => ({
  paymentRequestId,
  refundRequestId,
  refundAmount: usd(value),
  refundReason: 'cold fries',
});

test.each<[Dialect, string]>([
  ['ams', 'cancel'],
  ['aps', 'cancelPayment'],
])('%s %s closes what is unpaid and returns what is paid, once', async (dialect, name) => {
  const { call, trade } = await createWorld();
  await call(dialect, 'pay', payment(dialect, 'P1', { code: paymentCode('9003') }));
  const closed = await call(dialect, name, { paymentRequestId: 'P1' });
  expect(closed.result['resultStatus']).toBe('S');
  expect(await trade('P1')).toMatchObject({ status: 'TRADE_CLOSED', capturedFen: 0 });

  const { body } = await call(dialect, 'pay', payment(dialect, 'P2'));
  for (const _again of [1, 2]) {
    const returned = await call(dialect, name, { paymentId: body['paymentId'] });
    expect(returned.body).toMatchObject({
      result: { resultStatus: 'S' },
      paymentRequestId: 'P2',
      cancelTime: '2026-11-22T12:30:05+08:00',
    });
  }
  expect((await trade('P2')).refunds).toMatchObject([{ fen: 540 }]);
});

test('a cancel comes too late at 00:15 of the next day in China, and a refund does not', async () => {
  const { call, advance } = await createWorld();
  await call('ams', 'pay', payment('ams', 'P1'));
  await call('ams', 'pay', payment('ams', 'P2'));
  // From 12:30:05 to 00:14:59.
  await advance(11 * 3600 + 44 * 60 + 54);
  const inTime = await call('ams', 'cancel', { paymentRequestId: 'P1' });
  expect(inTime.result['resultStatus']).toBe('S');
  await advance(1);
  const tooLate = await call('ams', 'cancel', { paymentRequestId: 'P2' });
  expect(tooLate.result).toMatchObject({
    resultCode: 'CANCEL_WINDOW_EXCEED',
    resultStatus: 'F',
  });
  const refund = await call('ams', 'refund', refundOf('P2', 'R1', '540'));
  expect(refund.result['resultStatus']).toBe('S');
});

test('a cancel can be unanswered, unknown, refused or overtaken by the buyer', async () => {
  const { call, trade } = await createWorld();
  const cancelAfter = async (id: string, suffix: string) => {
    await call('aps', 'pay', payment('aps', id, { code: paymentCode(suffix) }));
    return call('aps', 'cancelPayment', { paymentRequestId: id });
  };
  const overtaken = await cancelAfter('P1', '9020');
  expect(overtaken.result['resultStatus']).toBe('S');
  expect((await trade('P1')).refundedFen).toBe(540);
  expect((await cancelAfter('P2', '9021')).result).toMatchObject({ resultStatus: 'U' });
  const tooLate = await cancelAfter('P3', '9022');
  expect(tooLate.result['resultCode']).toBe('CANCEL_WINDOW_EXCEED');
  await expect(cancelAfter('P4', '9023')).rejects.toThrow('fetch failed');
});

test('a payment that is not there cannot be cancelled, nor one that was refunded in part', async () => {
  const { call } = await createWorld();
  const nothing = await call('ams', 'cancel', { paymentRequestId: 'P1' });
  expect(nothing.result).toMatchObject({ resultCode: 'ORDER_NOT_EXIST', resultStatus: 'F' });
  await call('ams', 'pay', payment('ams', 'P2'));
  await call('ams', 'refund', refundOf('P2', 'R1', '40'));
  const refunded = await call('ams', 'cancel', { paymentRequestId: 'P2' });
  expect(refunded.result).toMatchObject({
    resultCode: 'ORDER_STATUS_INVALID',
    resultStatus: 'F',
  });
});

test('a refund moves money once for its number, and says the same again', async () => {
  const { call, trade } = await createWorld();
  await call('ams', 'pay', payment('ams', 'P1'));
  const first = await call('ams', 'refund', refundOf('P1', 'R1', '140'));
  const second = await call('ams', 'refund', refundOf('P1', 'R1', '140'));
  expect(first.body).toMatchObject({
    result: { resultStatus: 'S' },
    refundRequestId: 'R1',
    refundAmount: usd('140'),
    refundId: expect.stringMatching(/^\d{28}$/),
  });
  expect(second.body).toEqual(first.body);
  expect((await trade('P1')).refundedFen).toBe(140);
});

test('the number of a refund belongs to one payment and one amount of the client', async () => {
  const { call, trade } = await createWorld();
  await call('aps', 'pay', payment('aps', 'P1'));
  await call('aps', 'pay', payment('aps', 'P2'));
  await call('aps', 'refund', refundOf('P1', 'R1', '140'));
  for (const other of [refundOf('P1', 'R1', '141'), refundOf('P2', 'R1', '140')]) {
    const answer = await call('aps', 'refund', other);
    expect(answer.result).toMatchObject({
      resultCode: 'REPEAT_REQ_INCONSISTENT',
      resultStatus: 'F',
    });
  }
  expect((await trade('P2')).refundedFen).toBe(0);
});

test('no more is refunded than was paid, nothing of what is unpaid, closed or unknown', async () => {
  const { call } = await createWorld();
  const refund = async (id: string, number: string, value: string) =>
    (await call('ams', 'refund', refundOf(id, number, value))).result['resultCode'];
  await call('ams', 'pay', payment('ams', 'P1'));
  expect(await refund('P1', 'R1', '541')).toBe('REFUND_AMOUNT_EXCEED');
  expect(await refund('P1', 'R2', '540')).toBe('SUCCESS');
  expect(await refund('P1', 'R3', '1')).toBe('REFUND_AMOUNT_EXCEED');
  await call('ams', 'pay', payment('ams', 'P2', { code: paymentCode('9003') }));
  expect(await refund('P2', 'R4', '1')).toBe('ORDER_STATUS_INVALID');
  await call('ams', 'cancel', { paymentRequestId: 'P2' });
  expect(await refund('P2', 'R5', '1')).toBe('ORDER_IS_CANCELED');
  expect(await refund('P3', 'R6', '1')).toBe('ORDER_NOT_EXIST');
  const yen = { ...refundOf('P1', 'R7', '1'), refundAmount: { currency: 'JPY', value: '1' } };
  const answer = await call('ams', 'refund', yen);
  expect(answer.result['resultCode']).toBe('CURRENCY_NOT_SUPPORT');
});

test('9030 and 9032: a refund that was made says U, and S when it is sent again', async () => {
  const { call, trade } = await createWorld();
  for (const suffix of ['9030', '9032']) {
    await call('aps', 'pay', payment('aps', suffix, { code: paymentCode(suffix) }));
    const first = await call('aps', 'refund', refundOf(suffix, `R${suffix}`, '40'));
    expect(first.result['resultStatus']).toBe('U');
    const again = await call('aps', 'refund', refundOf(suffix, `R${suffix}`, '40'));
    expect(again.result['resultStatus']).toBe('S');
    expect((await trade(suffix)).refundedFen).toBe(40);
  }
});

test('AMS can be asked for a refund by its number', async () => {
  const { call } = await createWorld();
  await call('ams', 'pay', payment('ams', 'P1'));
  const { body } = await call('ams', 'refund', refundOf('P1', 'R1', '140'));
  const found = await call('ams', 'inquiryRefund', { refundRequestId: 'R1' });
  expect(found.body).toMatchObject({
    result: { resultStatus: 'S' },
    refundStatus: 'SUCCESS',
    refundId: body['refundId'],
    refundAmount: usd('140'),
  });
  const never = await call('ams', 'inquiryRefund', { refundRequestId: 'R2' });
  expect(never.result).toMatchObject({ resultCode: 'ORDER_NOT_EXIST', resultStatus: 'F' });
});
