import { describe, expect, test } from 'vitest';
import { createWorld, payment, paymentCode } from './support/world.ts';

const payWith = async (suffix: string) => {
  const world = await createWorld();
  const request = payment('aps', 'P1', { code: paymentCode(suffix) });
  return { ...world, answer: world.call('aps', 'pay', request) };
};

describe('an answer on its way can be broken, while the payment is made', () => {
  test('9050: it has no signature', async () => {
    const { answer, trade } = await payWith('9050');
    expect((await answer).result['resultStatus']).toBe('S');
    expect((await answer).isSigned).toBe(false);
    expect((await trade('P1')).capturedFen).toBe(540);
  });

  test('9051: the signature is of another text', async () => {
    const { answer, trade } = await payWith('9051');
    expect((await answer).isSigned).toBe(true);
    expect((await answer).isAuthentic).toBe(false);
    expect((await trade('P1')).capturedFen).toBe(540);
  });

  test('9052: a member comes twice, under a signature that is right', async () => {
    const { answer } = await payWith('9052');
    expect((await answer).isAuthentic).toBe(true);
    expect((await answer).raw.match(/"result":/g)).toHaveLength(2);
  });

  test('9053: it breaks off', async () => {
    const { answer, trade } = await payWith('9053');
    expect((await answer).body).toEqual({});
    expect((await answer).raw).toMatch(/^\{"result"/);
    expect((await trade('P1')).capturedFen).toBe(540);
  });

  test('9054: a proxy answers', async () => {
    const { answer, trade } = await payWith('9054');
    expect((await answer).status).toBe(502);
    expect((await trade('P1')).capturedFen).toBe(540);
  });

  test('9011 and 9012: there is none, and only after the first is the payment made', async () => {
    const lost = await payWith('9011');
    await expect(lost.answer).rejects.toThrow('fetch failed');
    expect((await lost.trade('P1')).capturedFen).toBe(540);
    const never = await payWith('9012');
    await expect(never.answer).rejects.toThrow('fetch failed');
    await expect(never.trade('P1')).rejects.toThrow('no trade');
  });
});

test.each(['9005', '9006', '9007', '9008', '9010'])(
  '%s: the answer is a signed UNKNOWN_EXCEPTION with U',
  async (suffix) => {
    const { answer } = await payWith(suffix);
    const unknown = { resultCode: 'UNKNOWN_EXCEPTION', resultStatus: 'U' };
    expect((await answer).result).toMatchObject(unknown);
    expect((await answer).isAuthentic).toBe(true);
  },
);

test('9001 and 9002: the code is old, the customer has no money', async () => {
  expect((await (await payWith('9001')).answer).result['resultCode']).toBe('INVALID_CODE');
  const poor = await (await payWith('9002')).answer;
  expect(poor.result).toMatchObject({
    resultCode: 'USER_BALANCE_NOT_ENOUGH',
    resultStatus: 'F',
  });
});

test('the control API forces outcomes by the name of the call on the wire', async () => {
  const { call, control } = await createWorld();
  const forced = await control('force', { method: 'payments/inquiryPayment', outcome: 'unknown' });
  expect(forced.status).toBe(201);
  await call('ams', 'pay', payment('ams', 'P1'));
  const first = await call('ams', 'inquiryPayment', { paymentRequestId: 'P1' });
  expect(first.result['resultCode']).toBe('UNKNOWN_EXCEPTION');
  const second = await call('ams', 'inquiryPayment', { paymentRequestId: 'P1' });
  expect(second.body['paymentStatus']).toBe('SUCCESS');
});
