import { describe, expect, test } from 'vitest';
import type { AlipayPlusCredentials } from '../../../alipay/alipay-plus/credentials.ts';
import { pathOf } from '../../../alipay/alipay-plus/exchange.ts';
import { alipayPlusProtocol } from '../../../alipay/alipay-plus/protocol.ts';
import { resultCodes, statusOfMeaning } from '../../../alipay/alipay-plus/result-codes.ts';
import type { Exchange } from '../../../alipay/gateway-protocol.ts';
import {
  ams,
  answerOn,
  aps,
  context,
  order,
  outTradeNo,
  paid,
  paymentId,
  result,
} from './support.ts';

type Calls = ReturnType<typeof alipayPlusProtocol>;
const barcode = { ...order, authCode: '281234567890123456' };
const refundOrder = {
  outTradeNo,
  amount: order.amount,
  refundId: 'R1',
  refundAmount: { currency: 'USD', minor: 100 },
  reason: '',
};

const reader =
  <T>(
    credentials: AlipayPlusCredentials,
    api: Parameters<typeof pathOf>[1],
    call: (protocol: Calls) => Exchange<T>,
  ) =>
  (content: object): unknown => {
    const verdict = call(alipayPlusProtocol(credentials)).read(
      answerOn(pathOf(credentials, api), content),
    );
    return verdict.kind === 'verified' ? verdict.outcome : verdict;
  };

const pay = reader(aps, 'pay', (p) => p.pay(barcode, context));
const createQr = reader(aps, 'pay', (p) => p.createQr(order, context));
const queryAps = reader(aps, 'inquiryPayment', (p) => p.query(order, context));
const queryAms = reader(ams, 'inquiryPayment', (p) => p.query(order, context));
const cancel = reader(aps, 'cancel', (p) => p.cancel(order, context));
const refund = reader(ams, 'refund', (p) => p.refund(refundOrder, context));
const refundQueryAms = reader(ams, 'inquiryRefund', (p) => p.queryRefund(refundOrder, context));
const refundQueryAps = reader(aps, 'inquiryRefund', (p) => p.queryRefund(refundOrder, context));

const amount = { currency: 'USD', minor: 540 };
const captured = { kind: 'captured', tradeNo: paymentId, amount };
const listed = Object.entries(resultCodes);
const statusOf = (meaning: keyof typeof statusOfMeaning): string => statusOfMeaning[meaning];

test('an answer that nobody signed is no outcome at all', () => {
  const answer = { status: 200, headers: {}, body: Buffer.from(JSON.stringify(paid)) };
  expect(alipayPlusProtocol(aps).pay(barcode, context).read(answer)).toEqual({
    kind: 'unverified',
    code: 'UNSIGNED',
  });
});

describe('pay', () => {
  test('is captured by S, a paymentId and an amount', () => {
    expect(pay(paid)).toEqual(captured);
    expect(pay({ ...paid, customerId: 'c-1' })).toEqual({ ...captured, buyerId: 'c-1' });
    expect(pay({ ...paid, pspCustomerInfo: { pspCustomerId: 'c-2' } })).toEqual({
      ...captured,
      buyerId: 'c-2',
    });
  });

  test('needs no paymentRequestId, which Alipay+ leaves out, but never another', () => {
    const { paymentRequestId: _, ...unnamed } = paid;
    expect(pay(unnamed)).toEqual(captured);
    expect(pay({ ...paid, paymentRequestId: null })).toEqual(captured);
    expect(pay({ ...paid, paymentRequestId: 'KSK01_20261122_000124' })).toMatchObject({
      kind: 'unknown',
    });
    expect(pay({ ...paid, paymentRequestId: 1 })).toMatchObject({ kind: 'unknown' });
  });

  test.each([
    ['no paymentId', { paymentId: '' }],
    ['no amount', { paymentAmount: null }],
    ['a decimal amount', { paymentAmount: { currency: 'USD', value: '5.40' } }],
    ['a number for an amount', { paymentAmount: { currency: 'USD', value: 540 } }],
    ['an amount with a sign', { paymentAmount: { currency: 'USD', value: '-540' } }],
    ['an amount with a leading zero', { paymentAmount: { currency: 'USD', value: '0540' } }],
    ['an amount with an exponent', { paymentAmount: { currency: 'USD', value: '54e1' } }],
    ['an amount beyond all limits', { paymentAmount: { currency: 'USD', value: '10000000001' } }],
    ['an amount of a numeric currency', { paymentAmount: { currency: '840', value: '540' } }],
    ['no result', { result: null }],
    ['a result without a status', { result: { resultCode: 'SUCCESS' } }],
    ['a result without a code', { result: { resultStatus: 'S' } }],
    ['SUCCESS with the status of a failure', { result: result('SUCCESS', 'F') }],
    ['SUCCESS with the status U', { result: result('SUCCESS', 'U') }],
    ['a code of a failure with S', { result: result('RISK_REJECT', 'S') }],
    ['a status that is none', { result: result('SUCCESS', 'constructor') }],
  ])('with %s is unknown', (_, change) => {
    expect(pay({ ...paid, ...change })).toMatchObject({ kind: 'unknown', tradeMaySurvive: false });
  });

  test('waits for the password', () => {
    const waiting = { result: result('PAYMENT_IN_PROCESS', 'U') };
    expect(pay({ ...waiting, paymentId })).toEqual({ kind: 'pending', tradeNo: paymentId });
    expect(pay(waiting)).toStrictEqual({ kind: 'pending' });
  });

  test.each(listed)('%s (%s) is not taken for money', (code, meaning) => {
    const { result: _, ...rest } = paid;
    const outcome = pay({ ...rest, result: result(code, statusOf(meaning)) });
    expect((outcome as { kind: string }).kind === 'captured').toBe(code === 'SUCCESS');
  });

  test.each([
    ['INVALID_CODE', { kind: 'declined', code: 'INVALID_CODE', message: 'as Alipay words it' }],
    ['USER_BALANCE_NOT_ENOUGH', { kind: 'declined' }],
    ['PROCESS_FAIL', { kind: 'declined' }],
    ['ORDER_IS_CLOSED', { kind: 'declined' }],
    ['A_NEW_REASON', { kind: 'declined', code: 'A_NEW_REASON' }],
    ['ACCESS_DENIED', { kind: 'declined', configuration: true }],
    ['PARAM_ILLEGAL', { kind: 'declined', configuration: true }],
    ['REPEAT_REQ_INCONSISTENT', { kind: 'unknown', tradeMaySurvive: false }],
    ['ORDER_STATUS_INVALID', { kind: 'unknown', tradeMaySurvive: true }],
    ['ORDER_NOT_EXIST', { kind: 'unknown' }],
  ])('F %s', (code, outcome) => {
    expect(pay({ result: result(code, 'F') })).toMatchObject(outcome);
  });

  test.each(['UNKNOWN_EXCEPTION', 'REQUEST_TRAFFIC_EXCEED_LIMIT', 'A_NEW_DOUBT'])(
    'U %s may have taken the money',
    (code) => {
      expect(pay({ result: result(code, 'U') })).toEqual({
        kind: 'unknown',
        code,
        tradeMaySurvive: false,
      });
    },
  );

  test('only a configuration that is ours to repair is called one', () => {
    expect(pay({ result: result('INVALID_CODE', 'F') })).not.toHaveProperty('configuration');
  });
});

describe('an Order Code', () => {
  const form = (...codeDetails: object[]): object => ({
    result: result('PAYMENT_IN_PROCESS', 'U'),
    orderCodeForm: { expireTime: '2026-11-22T12:32:05+08:00', codeDetails },
  });
  const qr = {
    codeValueType: 'QRCODE',
    codeValue: 'https://qr.example.test/1',
    displayType: 'TEXT',
  };

  test('is the text of the QR code, not of the barcode nor the address of a picture', () => {
    const created = { kind: 'created', codeText: 'https://qr.example.test/1' };
    const picture = { ...qr, codeValue: 'https://img.example.test/1.png', displayType: 'BIGIMAGE' };
    const bar = { ...qr, codeValueType: 'BARCODE', codeValue: '123' };
    expect(createQr(form(picture, bar, qr))).toEqual(created);
    const { displayType: _, ...unspecified } = qr;
    expect(createQr(form(unspecified))).toEqual(created);
    expect(createQr(form(picture, bar))).toMatchObject({ kind: 'unknown' });
  });

  test.each([
    ['there is no form', { result: result('PAYMENT_IN_PROCESS', 'U') }],
    ['the list is empty', form()],
    ['the list holds nonsense', { ...form(), orderCodeForm: { codeDetails: [null, 'x', []] } }],
    ['the code is empty', form({ ...qr, codeValue: '' })],
    ['it says that it is paid', { ...form(qr), result: result('SUCCESS', 'S') }],
    ['nobody knows', { ...form(qr), result: result('UNKNOWN_EXCEPTION', 'U') }],
    ['it is for another payment', { ...form(qr), paymentRequestId: 'another' }],
    ['the number was used for another amount', { result: result('REPEAT_REQ_INCONSISTENT', 'F') }],
    ['the number is perhaps paid', { result: result('ORDER_STATUS_INVALID', 'F') }],
  ])('is unknown when %s', (_, content) => {
    expect(createQr(content)).toMatchObject({ kind: 'unknown' });
  });

  test('is declined for good', () => {
    expect(createQr({ result: result('RISK_REJECT', 'F') })).toEqual({
      kind: 'declined',
      code: 'RISK_REJECT',
    });
    expect(createQr({ result: result('ORDER_IS_CLOSED', 'F') })).toMatchObject({
      kind: 'declined',
    });
    expect(createQr({ result: result('INVALID_API', 'F') })).toEqual({
      kind: 'declined',
      code: 'INVALID_API',
      configuration: true,
    });
  });
});

describe('a query', () => {
  const apsState = (code: string, status: string): object => ({
    ...paid,
    paymentResult: result(code, status),
  });

  test.each([
    ['SUCCESS', captured],
    ['PROCESSING', { kind: 'pending', tradeNo: paymentId }],
    ['FAIL', { kind: 'closed', tradeNo: paymentId }],
    ['CANCELLED', { kind: 'closed', tradeNo: paymentId }],
    ['SETTLED', { kind: 'unknown', code: 'PAYMENT_STATUS' }],
    ['constructor', { kind: 'unknown', code: 'PAYMENT_STATUS' }],
    [undefined, { kind: 'unknown', code: 'PAYMENT_STATUS' }],
  ])('of Antom reads paymentStatus %s', (paymentStatus, outcome) => {
    expect(queryAms({ ...paid, paymentStatus })).toEqual(outcome);
  });

  test.each([
    ['SUCCESS', 'S', captured],
    ['PAYMENT_IN_PROCESS', 'U', { kind: 'pending', tradeNo: paymentId }],
    ['USER_BALANCE_NOT_ENOUGH', 'F', { kind: 'closed', tradeNo: paymentId }],
    ['ORDER_IS_CANCELED', 'F', { kind: 'closed', tradeNo: paymentId }],
    ['A_NEW_REASON', 'F', { kind: 'closed', tradeNo: paymentId }],
    ['UNKNOWN_EXCEPTION', 'U', { kind: 'unknown', code: 'UNKNOWN_EXCEPTION' }],
    ['ORDER_STATUS_INVALID', 'F', { kind: 'unknown', code: 'ORDER_STATUS_INVALID' }],
    ['SUCCESS', 'F', { kind: 'unknown', code: 'SUCCESS' }],
  ])('of Alipay+ reads paymentResult %s %s', (code, status, outcome) => {
    expect(queryAps(apsState(code, status))).toEqual(outcome);
  });

  test('does not take the success of the question for that of the payment', () => {
    expect(queryAms(paid)).toMatchObject({ kind: 'unknown' });
    expect(queryAps(paid)).toMatchObject({ kind: 'unknown' });
    expect(queryAps({ ...paid, paymentStatus: 'SUCCESS' })).toMatchObject({ kind: 'unknown' });
    expect(queryAms(apsState('SUCCESS', 'S'))).toMatchObject({ kind: 'unknown' });
  });

  test('of a payment that is not there (yet)', () => {
    expect(queryAps({ result: result('ORDER_NOT_EXIST', 'F') })).toEqual({ kind: 'not-found' });
  });

  test('of a payment that is over, where Alipay refuses to say more', () => {
    const over = { result: result('ORDER_IS_CLOSED', 'F') };
    expect(queryAps({ ...over, paymentId })).toEqual({ kind: 'closed', tradeNo: paymentId });
    expect(queryAps(over)).toEqual({ kind: 'unknown', code: 'ORDER_IS_CLOSED' });
  });

  test.each([
    ['is about another payment', { paymentRequestId: 'another' }],
    ['has no paymentId', { paymentId: undefined }],
    ['has no amount', { paymentAmount: undefined }],
    ['failed itself', { result: result('PROCESS_FAIL', 'F') }],
    ['failed for a doubt', { result: result('UNKNOWN_EXCEPTION', 'U') }],
  ])('that %s tells nothing', (_, change) => {
    expect(queryAms({ ...paid, paymentStatus: 'SUCCESS', ...change })).toMatchObject({
      kind: 'unknown',
    });
  });

  const movement = (type: string, value: string, status = 'SUCCESS'): object => ({
    transactionType: type,
    transactionStatus: status,
    transactionRequestId: 'R1',
    transactionAmount: { currency: 'USD', value },
  });
  test.each([
    ['nothing went back', [movement('PAYMENT', '540')], captured],
    ['a part went back', [movement('REFUND', '539')], captured],
    ['two parts are the whole', [movement('REFUND', '500'), movement('REFUND', '40')], 'closed'],
    ['the whole failed to go back', [movement('REFUND', '540', 'FAIL')], captured],
    ['the whole is on its way', [movement('REFUND', '540', 'PROCESSING')], captured],
    ['a cancel gave it back', [movement('CANCEL', '540')], 'closed'],
    ['a cancel failed', [movement('CANCEL', '540', 'FAIL')], captured],
    ['they are nonsense', [null, 1, {}, { transactionType: 'REFUND' }], captured],
  ])('knows by the movements that %s', (_, transactions, expected) => {
    const outcome = expected === 'closed' ? { kind: 'closed', tradeNo: paymentId } : expected;
    expect(queryAps({ ...apsState('SUCCESS', 'S'), transactions })).toEqual(outcome);
    expect(queryAms({ ...paid, paymentStatus: 'SUCCESS', transactions })).toEqual(outcome);
  });
});

describe('cancel', () => {
  test.each([
    ['SUCCESS', 'S', { kind: 'cancelled', action: 'close' }],
    ['ORDER_NOT_EXIST', 'F', { kind: 'cancelled', action: 'none' }],
    ['ORDER_IS_CANCELED', 'F', { kind: 'refused', remedy: 'query' }],
    ['ORDER_IS_CLOSED', 'F', { kind: 'refused', remedy: 'query' }],
    ['CANCEL_WINDOW_EXCEED', 'F', { kind: 'refused', remedy: 'refund' }],
    ['ORDER_STATUS_INVALID', 'F', { kind: 'refused', remedy: 'refund' }],
    ['PROCESS_FAIL', 'F', { kind: 'refused', remedy: 'refund' }],
    ['A_NEW_REASON', 'F', { kind: 'refused', remedy: 'refund' }],
    ['MERCHANT_BALANCE_NOT_ENOUGH', 'F', { kind: 'refused', remedy: 'person' }],
    ['UNKNOWN_EXCEPTION', 'U', { kind: 'retry' }],
    ['REQUEST_TRAFFIC_EXCEED_LIMIT', 'U', { kind: 'retry' }],
    ['PAYMENT_IN_PROCESS', 'U', { kind: 'retry' }],
    ['A_NEW_DOUBT', 'U', { kind: 'retry' }],
    ['ACCESS_DENIED', 'F', { kind: 'retry' }],
    ['REPEAT_REQ_INCONSISTENT', 'F', { kind: 'unknown' }],
    ['SUCCESS', 'F', { kind: 'retry' }],
  ])('%s %s', (code, status, outcome) => {
    expect(cancel({ result: result(code, status) })).toMatchObject(outcome);
  });

  test('of another payment is none of ours', () => {
    expect(cancel({ ...paid, paymentRequestId: 'another' })).toMatchObject({ kind: 'unknown' });
  });
});

describe('refund', () => {
  const done = {
    result: result('SUCCESS', 'S'),
    refundRequestId: 'R1',
    refundAmount: { currency: 'USD', value: '100' },
  };

  test('is made when S is about this number and amount', () => {
    expect(refund(done)).toEqual({ kind: 'refunded' });
    expect(refund({ result: result('SUCCESS', 'S') })).toEqual({ kind: 'refunded' });
    for (const change of [
      { refundRequestId: 'R2' },
      { refundAmount: { currency: 'USD', value: '101' } },
      { refundAmount: { currency: 'HKD', value: '100' } },
      { refundAmount: { currency: 'USD', value: '1.00' } },
      { paymentRequestId: 'another' },
    ]) {
      expect(refund({ ...done, ...change })).toMatchObject({ kind: 'unknown' });
    }
  });

  test.each([
    ['REFUND_IN_PROCESS', 'U', { kind: 'unconfirmed' }],
    ['UNKNOWN_EXCEPTION', 'U', { kind: 'unknown' }],
    ['A_NEW_DOUBT', 'U', { kind: 'unknown' }],
    ['REPEAT_REQ_INCONSISTENT', 'F', { kind: 'unknown' }],
    ['MERCHANT_BALANCE_NOT_ENOUGH', 'F', { kind: 'retry-later' }],
    ['ACCESS_DENIED', 'F', { kind: 'retry-later' }],
    ['ORDER_NOT_EXIST', 'F', { kind: 'declined' }],
    ['REFUND_WINDOW_EXCEED', 'F', { kind: 'declined' }],
    ['REFUND_AMOUNT_EXCEED', 'F', { kind: 'declined' }],
    ['MULTIPLE_REFUNDS_NOT_SUPPORTED', 'F', { kind: 'declined' }],
    ['PROCESS_FAIL', 'F', { kind: 'declined' }],
    ['A_NEW_REASON', 'F', { kind: 'declined' }],
  ])('%s %s', (code, status, outcome) => {
    expect(refund({ result: result(code, status) })).toMatchObject(outcome);
  });
});

describe('what became of a refund', () => {
  const answer = (refundStatus: unknown, change: object = {}): object => ({
    result: result('SUCCESS', 'S'),
    refundRequestId: 'R1',
    refundAmount: { currency: 'USD', value: '100' },
    refundStatus,
    ...change,
  });
  const refunded = { kind: 'refunded', amount: { currency: 'USD', minor: 100 } };

  test.each([
    ['is made', answer('SUCCESS'), refunded],
    ['failed', answer('FAIL'), { kind: 'not-found' }],
    ['never arrived', answer(null, { refundRequestId: null }), { kind: 'not-found' }],
    ['is under way', answer('PROCESSING'), { kind: 'unknown', code: 'REFUND_STATUS' }],
    ['is another one', answer('SUCCESS', { refundRequestId: 'R2' }), { kind: 'unknown' }],
    ['has no amount', answer('SUCCESS', { refundAmount: null }), { kind: 'unknown' }],
  ])('Antom: it %s', (_, content, outcome) => {
    expect(refundQueryAms(content)).toMatchObject(outcome);
  });

  test('neither dialect knows the number, or the payment', () => {
    for (const ask of [refundQueryAms, refundQueryAps]) {
      expect(ask({ result: result('ORDER_NOT_EXIST', 'F') })).toEqual({ kind: 'not-found' });
      expect(ask({ result: result('UNKNOWN_EXCEPTION', 'U') })).toMatchObject({ kind: 'unknown' });
      expect(ask({ result: result('PROCESS_FAIL', 'F') })).toMatchObject({ kind: 'unknown' });
    }
    expect(refundQueryAms({ result: result('REFUND_NOT_EXIST', 'F') })).toEqual({
      kind: 'not-found',
    });
  });

  const movement = (requestId: string, status?: string, type = 'REFUND'): object => ({
    transactionType: type,
    transactionStatus: status,
    transactionRequestId: requestId,
    transactionAmount: { currency: 'USD', value: '100' },
  });
  test.each([
    ['is made', [movement('R0', 'SUCCESS'), movement('R1', 'SUCCESS')], refunded],
    ['is not among them', [movement('R0', 'SUCCESS')], { kind: 'not-found' }],
    ['is not among none', undefined, { kind: 'not-found' }],
    ['failed', [movement('R1', 'FAIL')], { kind: 'not-found' }],
    ['is under way', [movement('R1', 'PROCESSING')], { kind: 'unknown' }],
    ['has no status', [movement('R1')], { kind: 'unknown' }],
    ['is no refund', [movement('R1', 'SUCCESS', 'PAYMENT')], { kind: 'not-found' }],
    ['is there twice', [movement('R1', 'FAIL'), movement('R1', 'SUCCESS')], { kind: 'unknown' }],
  ])('Alipay+: among the movements it %s', (_, transactions, outcome) => {
    expect(refundQueryAps({ ...paid, transactions })).toMatchObject(outcome);
  });

  test('another payment tells nothing about it', () => {
    const content = { ...paid, paymentRequestId: 'another' };
    expect(refundQueryAps({ ...content, transactions: [movement('R1', 'SUCCESS')] })).toMatchObject(
      { kind: 'unknown' },
    );
  });
});
