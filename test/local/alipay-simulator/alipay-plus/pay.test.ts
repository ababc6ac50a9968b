import { describe, expect, test } from 'vitest';
import { createWorld, type Dialect, payment, paymentCode } from './support/world.ts';

const dialects: Dialect[] = ['ams', 'aps'];

describe.each(dialects)('%s pay with the code that the customer shows', (dialect) => {
  test('is paid at once, in minor units as strings', async () => {
    const { call, trade } = await createWorld();
    const { body, isAuthentic } = await call(dialect, 'pay', payment(dialect, 'P1'));
    expect(isAuthentic).toBe(true);
    expect(body).toMatchObject({
      result: { resultCode: 'SUCCESS', resultStatus: 'S' },
      paymentRequestId: 'P1',
      paymentAmount: { currency: 'USD', value: '540' },
      paymentTime: '2026-11-22T12:30:05+08:00',
    });
    expect(body['paymentId']).toMatch(/^\d{28,64}$/);
    const paid = await trade('P1');
    expect(paid).toMatchObject({ status: 'TRADE_SUCCESS', currency: 'USD', capturedFen: 540 });
  });

  test('says U while the customer types the password, and S to the same request after it', async () => {
    const { call, advance } = await createWorld();
    const request = payment(dialect, 'P1', { code: paymentCode('9110') });
    const first = await call(dialect, 'pay', request);
    expect(first.result).toMatchObject({ resultCode: 'PAYMENT_IN_PROCESS', resultStatus: 'U' });
    await advance(10);
    const again = await call(dialect, 'pay', request);
    expect(again.result).toMatchObject({ resultCode: 'SUCCESS', resultStatus: 'S' });
    expect(again.body['paymentId']).toBe(first.body['paymentId']);
  });

  test('takes no money twice for one number, and refuses it with other parameters', async () => {
    const { call, trade } = await createWorld();
    const code = paymentCode();
    await call(dialect, 'pay', payment(dialect, 'P1', { code }));
    const env = { storeTerminalRequestTime: '2026-11-22T12:30:09+08:00' };
    const again = await call(dialect, 'pay', payment(dialect, 'P1', { code, order: { env } }));
    expect(again.result['resultStatus']).toBe('S');
    const other = await call(dialect, 'pay', payment(dialect, 'P1', { code, value: '541' }));
    expect(other.result).toMatchObject({
      resultCode: 'REPEAT_REQ_INCONSISTENT',
      resultStatus: 'F',
    });
    expect((await trade('P1')).capturedFen).toBe(540);
  });

  test('refuses a code that was used, and one that is none', async () => {
    const { call } = await createWorld();
    const word = dialect === 'ams' ? 'INVALID_PAYMENT_CODE' : 'INVALID_CODE';
    const code = paymentCode();
    await call(dialect, 'pay', payment(dialect, 'P1', { code }));
    const used = await call(dialect, 'pay', payment(dialect, 'P2', { code }));
    expect(used.result).toMatchObject({ resultCode: word, resultStatus: 'F' });
    const none = await call(dialect, 'pay', payment(dialect, 'P3', { code: '1234567890123456' }));
    expect(none.result).toMatchObject({ resultCode: word, resultStatus: 'F' });
    const gone = await call(dialect, 'inquiryPayment', { paymentRequestId: 'P3' });
    expect(gone.result).toMatchObject({ resultCode: 'ORDER_NOT_EXIST', resultStatus: 'F' });
  });

  test('honours its expiry, and closes what nobody paid', async () => {
    const { call, advance, trade } = await createWorld();
    const until = (time: string) => ({ more: { paymentExpiryTime: time } });
    const late = payment(dialect, 'P1', until('2026-11-22T05:30:05+01:00'));
    expect((await call(dialect, 'pay', late)).result['resultCode']).toBe('ORDER_IS_CLOSED');
    const code = paymentCode('9003');
    const open = payment(dialect, 'P2', { code, ...until('2026-11-22T12:31:05+08:00') });
    await call(dialect, 'pay', open);
    await advance(60);
    expect(await trade('P2')).toMatchObject({ status: 'TRADE_CLOSED', closedBy: 'expiry' });
    expect((await call(dialect, 'pay', open)).result['resultCode']).toBe('ORDER_IS_CLOSED');
  });
});

describe('a pay that is not what the protocol says', () => {
  const amount = (value: unknown) => ({ paymentAmount: { currency: 'USD', value } });
  test.each<[string, string, Dialect, object]>([
    ['an amount with a point', 'PARAM_ILLEGAL', 'ams', amount('5.40')],
    ['an amount as a number', 'PARAM_ILLEGAL', 'ams', amount(540)],
    ['an amount with a zero in front', 'PARAM_ILLEGAL', 'ams', amount('0540')],
    ['another amount than the order', 'PARAM_ILLEGAL', 'ams', amount('541')],
    ['an empty string', 'PARAM_ILLEGAL', 'ams', { paymentNotifyUrl: '' }],
    ['no product code in AMS', 'PARAM_ILLEGAL', 'ams', { productCode: undefined }],
    [
      'a scenario that is none',
      'PARAM_ILLEGAL',
      'aps',
      { paymentFactor: { isInStorePayment: 'true', inStorePaymentScenario: 'Other' } },
    ],
    [
      'no word that it is in a store in APS',
      'PARAM_ILLEGAL',
      'aps',
      { paymentFactor: { inStorePaymentScenario: 'PaymentCode' } },
    ],
    ['no code', 'PARAM_ILLEGAL', 'aps', { paymentMethod: { paymentMethodType: 'CONNECT_WALLET' } }],
    [
      'another settlement currency',
      'SETTLE_CONTRACT_NOT_MATCH',
      'aps',
      { settlementStrategy: { settlementCurrency: 'EUR' } },
    ],
    [
      'a day that does not exist',
      'PARAM_ILLEGAL',
      'aps',
      { paymentExpiryTime: '2027-02-30T12:00:00+08:00' },
    ],
  ])('%s: %s, signed, and nothing happens', async (_what, code, dialect, more) => {
    const { call } = await createWorld();
    const answer = await call(dialect, 'pay', payment(dialect, 'P1', { more }));
    expect(answer.result).toMatchObject({ resultCode: code, resultStatus: 'F' });
    expect(answer.isAuthentic).toBe(true);
    const after = await call(dialect, 'inquiryPayment', { paymentRequestId: 'P1' });
    expect(after.result['resultCode']).toBe('ORDER_NOT_EXIST');
  });

  test('a currency that the client has no contract for is refused', async () => {
    const { call } = await createWorld();
    const answer = await call('ams', 'pay', payment('ams', 'P1', { currency: 'JPY' }));
    expect(answer.result['resultCode']).toBe('CURRENCY_NOT_SUPPORT');
  });

  test.each([
    ['is no JSON', (text: string) => `${text}}`],
    ['names a member twice', (text: string) => `${text.slice(0, -1)},"paymentRequestId":"P2"}`],
    [
      'names one twice deeper down',
      (text: string) => text.replace('"env":{', '"env":{"userAg\\u0065nt":"x",'),
    ],
    ['is a list', (text: string) => `[${text}]`],
  ])('a body that %s is illegal', async (_what, spoil) => {
    const { call } = await createWorld();
    const answer = await call('ams', 'pay', spoil(JSON.stringify(payment('ams', 'P1'))));
    expect(answer.result['resultCode']).toBe('PARAM_ILLEGAL');
  });
});

test('booleans that are JSON booleans, null and text like {"a":"b"} inside a string are taken', async () => {
  const { call } = await createWorld();
  const answer = await call(
    'aps',
    'pay',
    payment('aps', 'P1', {
      order: { orderDescription: '{"a":1,"a":"}' },
      more: {
        paymentFactor: {
          isInStorePayment: true,
          isCashierPayment: true,
          inStorePaymentScenario: 'PaymentCode',
        },
        paymentExpiryTime: null,
      },
    }),
  );
  expect(answer.result['resultStatus']).toBe('S');
});

test('9901 minor units are unknown and not paid, 9902 are paid without an answer', async () => {
  const { call, trade } = await createWorld();
  const unknown = await call('ams', 'pay', payment('ams', 'P1', { value: '9901' }));
  expect(unknown.result).toMatchObject({ resultCode: 'UNKNOWN_EXCEPTION', resultStatus: 'U' });
  await expect(trade('P1')).rejects.toThrow('no trade');
  const lost = call('ams', 'pay', payment('ams', 'P2', { value: '9902' }));
  await expect(lost).rejects.toThrow('fetch failed');
  expect((await trade('P2')).capturedFen).toBe(9902);
});
