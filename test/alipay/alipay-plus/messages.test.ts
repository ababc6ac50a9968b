import { describe, expect, test } from 'vitest';
import { classifyEntryCode, payWithEntryCode } from '../../../alipay/alipay-plus/entry-code.ts';
import { alipayPlusProtocol } from '../../../alipay/alipay-plus/protocol.ts';
import {
  answerUserInitiatedPay,
  readUserInitiatedPay,
} from '../../../alipay/alipay-plus/user-initiated-pay.ts';
import { verify } from '../../../alipay/signing/rsa.ts';
import {
  ams,
  answerOn,
  appPublicKey,
  aps,
  context,
  notifyPath,
  now,
  order,
  outTradeNo,
  paid,
  paymentId,
  posted,
  postedVector,
  result,
  signatureIn,
  vectorOf,
} from './support.ts';

const { result: _, ...payment } = paid;
const apsNotice = (code: string, status: string, change: object = {}) =>
  posted({ ...payment, paymentResult: result(code, status), ...change });
const readAps = alipayPlusProtocol(aps).readMessage;
const readAms = alipayPlusProtocol(ams).readMessage;
const rejected = (reason: string): object => ({ kind: 'rejected', reason });
const amount = { currency: 'USD', minor: 540 };

describe('a notification', () => {
  test('of Antom, signed with openssl, is read', () => {
    expect(readAms(postedVector(vectorOf('notifications', 'ams-paid')))).toEqual({
      kind: 'authentic',
      notice: {
        noticeId: `${paymentId}-captured-USD540`,
        outTradeNo,
        tradeNo: paymentId,
        outcome: { kind: 'captured', tradeNo: paymentId, amount, buyerId: '2088000000000002' },
        amount,
        paidAt: Date.UTC(2026, 10, 22, 4, 30, 9),
      },
    });
  });

  test('of Alipay+, signed with openssl, is read', () => {
    expect(readAps(postedVector(vectorOf('notifications', 'aps-failed')))).toMatchObject({
      notice: {
        noticeId: `${paymentId}-closed-USD540`,
        outcome: { kind: 'closed', tradeNo: paymentId },
      },
    });
  });

  test('is verified over the path with its query', () => {
    const message = postedVector(vectorOf('notifications', 'with-query'));
    expect(readAps(message)).toMatchObject({ kind: 'authentic' });
    expect(readAps({ ...message, path: notifyPath })).toEqual(rejected('signature'));
  });

  test('that names its amount twice is rejected, though Alipay signed it', () => {
    const message = postedVector(vectorOf('notifications', 'duplicate-key'));
    expect(readAps(message)).toEqual(rejected('duplicate-member'));
  });

  test.each([
    ['SUCCESS', 'S', { kind: 'captured', tradeNo: paymentId, amount }],
    ['RISK_REJECT', 'F', { kind: 'closed', tradeNo: paymentId }],
    ['PAYMENT_IN_PROCESS', 'U', { kind: 'pending', tradeNo: paymentId }],
    ['UNKNOWN_EXCEPTION', 'U', { kind: 'unknown', code: 'UNKNOWN_EXCEPTION' }],
    ['SUCCESS', 'F', { kind: 'unknown', code: 'SUCCESS' }],
  ])('%s %s', (code, status, outcome) => {
    expect(readAps(apsNotice(code, status))).toMatchObject({ notice: { outcome } });
  });

  test('has another id for another state or amount, and the same for a repeat', () => {
    const idOf = (message: ReturnType<typeof posted>): unknown => {
      const verdict = readAps(message);
      return verdict.kind === 'authentic' ? verdict.notice.noticeId : verdict;
    };
    const first = idOf(apsNotice('SUCCESS', 'S'));
    expect(idOf(apsNotice('SUCCESS', 'S', { paymentTime: 'later' }))).toBe(first);
    expect(idOf(apsNotice('RISK_REJECT', 'F'))).not.toBe(first);
    const other = { paymentAmount: { currency: 'USD', value: '541' } };
    expect(idOf(apsNotice('SUCCESS', 'S', other))).not.toBe(first);
  });

  test('of Antom tells by its type what it is about', () => {
    const notice = (notifyType: unknown): object => ({ ...paid, notifyType });
    expect(readAms(posted(notice('PAYMENT_RESULT')))).toMatchObject({
      notice: { outcome: { kind: 'captured' } },
    });
    expect(readAms(posted(notice('PAYMENT_PENDING')))).toMatchObject({
      notice: { outcome: { kind: 'pending' } },
    });
    for (const type of ['REFUND_RESULT', 'toString', undefined]) {
      expect(readAms(posted(notice(type)))).toEqual({ kind: 'irrelevant' });
    }
  });

  test.each([
    ['no paymentRequestId', { paymentRequestId: null }],
    ['no paymentId', { paymentId: '' }],
  ])('with %s is rejected', (_, change) => {
    expect(readAps(apsNotice('SUCCESS', 'S', change))).toEqual(rejected('malformed'));
  });

  test.each([
    ['no amount', { paymentAmount: null }],
    ['a decimal amount', { paymentAmount: { currency: 'USD', value: '5.40' } }],
    ['an amount with a plus', { paymentAmount: { currency: 'USD', value: '+540' } }],
    ['an amount with spaces', { paymentAmount: { currency: 'USD', value: ' 540' } }],
    ['an amount that is a number', { paymentAmount: { currency: 'USD', value: 540 } }],
    ['an amount in other digits', { paymentAmount: { currency: 'USD', value: '５４０' } }],
  ])('with %s is for a person to read, who gets no buyer to see', (_, change) => {
    const verdict = readAps(apsNotice('SUCCESS', 'S', { ...change, customerId: '2088999' }));
    expect(verdict).toMatchObject({ kind: 'unreadable' });
    const { noticeId, detail } = verdict as Extract<typeof verdict, { kind: 'unreadable' }>;
    expect(noticeId).toBe(`${paymentId}-captured-unreadable`);
    expect(detail).toContain(`paymentRequestId=${outTradeNo} paymentId=${paymentId}`);
    expect(detail).not.toContain('2088999');
  });

  test.each([
    ['2026-11-22T12:30:07+08:00', Date.UTC(2026, 10, 22, 4, 30, 7)],
    ['2026-11-22T04:30:07.250Z', Date.UTC(2026, 10, 22, 4, 30, 7, 250)],
    ['2026-11-21T20:30:07-0800', Date.UTC(2026, 10, 22, 4, 30, 7)],
    ['2026-11-22 12:30:07', undefined],
    ['2026-13-22T12:30:07Z', undefined],
  ])('that was paid at %s says when, if that can be read', (paymentTime, paidAt) => {
    const verdict = readAps(apsNotice('SUCCESS', 'S', { paymentTime }));
    expect(verdict.kind === 'authentic' && verdict.notice.paidAt).toBe(paidAt);
  });

  test('that is only about a refund is answered with a signed S, so that it does not come again', () => {
    const message = posted({ ...paid, notifyType: 'REFUND_RESULT' });
    expect(alipayPlusProtocol(ams).acknowledge(message, true, now).headers).toHaveProperty(
      'signature',
    );
  });

  const genuine = apsNotice('SUCCESS', 'S');
  test.each([
    ['it has no signature', { ...genuine.headers, signature: '' }, 'unsigned'],
    ['it has no time', { ...genuine.headers, 'request-time': '' }, 'unsigned'],
    [
      'it is for another client',
      { ...genuine.headers, 'client-id': 'TEST_5X00000000000002' },
      'client-id',
    ],
    [
      'it is signed as in a development mode',
      {
        ...genuine.headers,
        signature: 'algorithm=RSA256,keyVersion=1,signature=testing_signature',
      },
      'signature',
    ],
    [
      'it is only the word',
      { ...genuine.headers, signature: 'testing_signature' },
      'malformed-signature',
    ],
    [
      'it names another algorithm',
      { ...genuine.headers, signature: genuine.headers['signature']?.replace('256', '512') ?? '' },
      'algorithm',
    ],
  ])('is rejected when %s', (_, headers, reason) => {
    expect(readAps({ ...genuine, headers })).toEqual(rejected(reason));
  });

  test.each(['/prod/alipayplus/notify', '/alipayplus/notify/', '/alipayplus', '/'])(
    'is rejected at the path %s, which Alipay did not call',
    (path) => {
      expect(readAps({ ...genuine, path })).toEqual(rejected('signature'));
    },
  );

  test('is rejected when it is changed, too large, or no JSON', () => {
    const body = genuine.body.replace('"540"', '"1"');
    expect(readAps({ ...genuine, body })).toEqual(rejected('signature'));
    expect(readAps({ ...genuine, body: 'x'.repeat(65_537) })).toEqual(rejected('too-large'));
    expect(readAps(posted('resultStatus=S'))).toEqual(rejected('malformed'));
  });
});

describe('the answer to a notification', () => {
  const message = posted(paid);
  const at = now + 6_000;

  test('that is accepted is the one that openssl signed with our key', () => {
    const vector = vectorOf('acknowledgements', 'accepted');
    const answer = alipayPlusProtocol(aps).acknowledge(message, true, at);
    expect(answer).toMatchObject({
      status: 200,
      body: vector.body,
      headers: { 'client-id': aps.clientId, 'response-time': vector.time },
    });
    expect(signatureIn(answer.headers)).toBe(vector.signature);
  });

  test('that is not accepted asks for it again, and gives a stranger no signature', () => {
    const answer = alipayPlusProtocol(aps).acknowledge(message, false, at);
    expect(JSON.parse(answer.body)).toMatchObject({ result: { resultStatus: 'U' } });
    expect(answer.headers).not.toHaveProperty('signature');
  });
});

describe('userInitiatedPay', () => {
  const vector = vectorOf('notifications', 'user-initiated-pay');
  const message = postedVector(vector);

  test('asks what our code stands for', () => {
    expect(readUserInitiatedPay(message, aps)).toEqual({
      kind: 'authentic',
      codeValue: 'https://order.example.test/c/000123?t=1',
      pspId: '1022172000000000001',
      customerId: 'c-1',
    });
  });

  test('is rejected when it is forged, or asks nothing', () => {
    const forged = { ...message, body: message.body.replace('000123', '000124') };
    expect(readUserInitiatedPay(forged, aps)).toEqual(rejected('signature'));
    for (const codeValue of ['', undefined, 7, 'x'.repeat(513)]) {
      expect(readUserInitiatedPay(posted({ codeValue }), aps)).toEqual(rejected('malformed'));
    }
    expect(readUserInitiatedPay(posted({ codeValue: 'x' }), aps)).toStrictEqual({
      kind: 'authentic',
      codeValue: 'x',
    });
  });

  test.each([
    [
      'order',
      {
        kind: 'order',
        order,
        redirectUrl: 'https://order.example.test/done',
        notifyUrl: context.notifyUrl,
      },
    ],
    ['refused', { kind: 'refused', code: 'INVALID_CODE' }],
  ] as const)('is answered as openssl signed it: %s', (id, reply) => {
    const expected = vectorOf('acknowledgements', id);
    const answer = answerUserInitiatedPay(aps, message, reply, now + 6_000);
    expect(answer.body).toBe(expected.body);
    expect(signatureIn(answer.headers)).toBe(expected.signature);
    const text = `POST ${vector.path}\n${aps.clientId}.${expected.time}.${answer.body}`;
    expect(verify('RSA2', appPublicKey, text, expected.signature)).toBe(true);
  });
});

describe('an Entry Code', () => {
  const entry = {
    ...order,
    userAgent: 'Mozilla/5.0 AlipayClient',
    redirectUrl: 'https://o.example.test/',
  };
  const open = { result: result('PAYMENT_IN_PROCESS', 'U'), paymentId };

  test('is asked for with the browser and the shop, and leads to a page', () => {
    const { request, read } = payWithEntryCode(aps, entry, context);
    expect(JSON.parse(request.body)).toMatchObject({
      paymentFactor: { inStorePaymentScenario: 'EntryCode' },
      order: {
        env: { userAgent: entry.userAgent },
        merchant: { store: { storeName: 'Test Store' } },
      },
      paymentRedirectUrl: entry.redirectUrl,
    });
    const answer = answerOn('/aps/api/v1/payments/pay', {
      ...open,
      paymentUrl: 'https://w.test/1',
    });
    expect(read(answer)).toEqual({
      kind: 'verified',
      outcome: { kind: 'redirect', url: 'https://w.test/1' },
    });
  });

  test.each([
    [{ redirectActionForm: { redirectUrl: 'https://w.test/2' } }, 'https://w.test/2'],
    [{ normalUrl: 'https://w.test/3' }, 'https://w.test/3'],
  ])('finds the page in %j', (where, url) => {
    expect(classifyEntryCode({ ...open, ...where }, order)).toEqual({ kind: 'redirect', url });
  });

  test.each([
    ['there is no page', open],
    ['the page would run code', { ...open, paymentUrl: 'javascript:alert(1)' }],
    ['the page is not safe', { ...open, paymentUrl: 'http://w.test/1' }],
    ['the page is no address', { ...open, paymentUrl: 'w.test' }],
    ['it says that it is paid', { ...paid, paymentUrl: 'https://w.test/1' }],
  ])('is unknown when %s', (_, content) => {
    expect(classifyEntryCode({ ...content }, order)).toMatchObject({ kind: 'unknown' });
  });

  test('is declined for good', () => {
    expect(classifyEntryCode({ result: result('INVALID_CONTRACT', 'F') }, order)).toEqual({
      kind: 'declined',
      code: 'INVALID_CONTRACT',
    });
  });
});
