import { describe, expect, test } from 'vitest';
import { born, parseMerchantId } from '../../core/domain/ids.ts';
import type { PayRequest, RefundRequest } from '../../core/ports/payment-gateway.ts';
import { cny, openAlipay, payment, secrets } from '../adapters/alipay-http/support.ts';
import { startOfTime } from '../local/alipay-simulator/support/world.ts';

const refundOf = (request: PayRequest, minor = 1_000, n = 1): RefundRequest => ({
  ...request,
  refundId: `R01JD000000000000000000000${n}` as RefundRequest['refundId'],
  refundAmount: cny(minor),
  reason: '汤凉了 & cold="soup"',
});

describe('pay', () => {
  const unknown = (code: unknown) => ({ kind: 'unknown', code, attemptFailed: false });
  const tradeNo = expect.stringMatching(/^\d{28}$/) as unknown;
  const captured = { kind: 'captured', amount: cny(3_850), tradeNo };

  test.each([
    ['0000', 'takes the money', captured, 'TRADE_SUCCESS'],
    ['9003', 'waits for the password', { kind: 'pending', tradeNo }, 'WAIT_BUYER_PAY'],
    [
      '9001',
      'refuses the code',
      { kind: 'declined', code: 'ACQ.PAYMENT_AUTH_CODE_INVALID' },
      undefined,
    ],
    [
      '9002',
      'finds no money',
      { kind: 'declined', code: 'ACQ.BUYER_BALANCE_NOT_ENOUGH' },
      undefined,
    ],
    ['9005', 'fails', unknown('ACQ.SYSTEM_ERROR'), undefined],
    ['9006', 'fails, and the guest pays later', unknown('ACQ.SYSTEM_ERROR'), 'WAIT_BUYER_PAY'],
    ['9007', 'knows nothing', unknown(expect.any(String)), undefined],
    [
      '9010',
      'knows nothing, and the guest pays later',
      unknown(expect.any(String)),
      'WAIT_BUYER_PAY',
    ],
    ['9011', 'takes the money, and the answer is lost', unknown('ECONNRESET'), 'TRADE_SUCCESS'],
    ['9012', 'never gets the request', unknown('ECONNRESET'), undefined],
    ['9015', 'gets the request a minute later', unknown('ECONNRESET'), undefined],
    ['9013', 'takes the money, and answers too late', unknown('TimeoutError'), 'TRADE_SUCCESS'],
    ['9014', 'acts too late', unknown('TimeoutError'), undefined],
    ['9050', 'takes the money, unsigned', unknown('UNSIGNED'), 'TRADE_SUCCESS'],
    ['9051', 'takes the money, badly signed', unknown('UNVERIFIED_signature'), 'TRADE_SUCCESS'],
    [
      '9052',
      'takes the money, with a forged node',
      unknown('UNVERIFIED_duplicate-member'),
      'TRADE_SUCCESS',
    ],
    ['9053', 'takes the money, and breaks off', unknown('UNVERIFIED_malformed'), 'TRADE_SUCCESS'],
    ['9054', 'takes the money behind a broken proxy', unknown('HTTP_502'), 'TRADE_SUCCESS'],
  ])('%s: Alipay %s', async (suffix, _, expected, status) => {
    const alipay = await openAlipay();
    const request = payment(suffix);
    const startedAt = performance.now();
    expect(await alipay.gateway.pay(request)).toEqual(expected);
    expect(performance.now() - startedAt).toBeLessThan(3_000);

    // Sent once, whatever came back: a second pay could charge twice.
    const { trades, requests } = await alipay.ledger(`?outTradeNo=${request.outTradeNo}`);
    expect(requests.map((r) => r.operation)).toEqual(['pay']);
    expect(requests[0]).toMatchObject({ amountFen: 3_850, method: 'alipay.trade.pay' });
    expect(trades.map((t) => t.status)).toEqual(status === undefined ? [] : [status]);
  });

  test('lets Alipay close what nobody pays, at the time that the payment names', async () => {
    const alipay = await openAlipay();
    const request = payment('9003', { expiresAt: startOfTime + 120_000 });
    await alipay.gateway.pay(request);
    expect(await alipay.trade(request.outTradeNo)).toMatchObject({
      expiresAt: startOfTime + 120_000,
    });
    await alipay.advance(121);
    expect(await alipay.gateway.query(request)).toMatchObject({ kind: 'closed' });
  });

  test('is never sent in a currency that this gateway does not settle', async () => {
    const alipay = await openAlipay();
    const dollars = payment('0000', { amount: { currency: 'USD', minor: 3_850 } });
    expect(await alipay.gateway.pay(dollars)).toEqual({
      kind: 'declined',
      code: 'CURRENCY_NOT_SUPPORT',
    });
    expect((await alipay.ledger()).requests).toEqual([]);
  });

  test('is unknown when nobody listens there', async () => {
    const { gateway } = await openAlipay({ endpoint: 'http://127.0.0.1:1/gateway.do' });
    expect(await gateway.pay(payment())).toEqual(unknown('ECONNREFUSED'));
  });

  test('is unknown when Alipay does not know the app, or our key', async () => {
    const stranger = await openAlipay({ appId: '2021000000009999' });
    expect(await stranger.gateway.pay(payment())).toMatchObject({ kind: 'unknown' });
    const oldKey = await openAlipay({ alipayPublicKeys: [secrets.foreignPublicKey] });
    expect(await oldKey.gateway.pay(payment())).toEqual(unknown('UNVERIFIED_signature'));
    const rotating = [secrets.foreignPublicKey, secrets.alipayPublicKey];
    const both = await openAlipay({ alipayPublicKeys: rotating });
    expect(await both.gateway.pay(payment())).toMatchObject({ kind: 'captured' });
  });

  test('is declined when there are no credentials, because nothing was sent', async () => {
    const alipay = await openAlipay();
    const request = { ...payment(), merchantId: 'nobody' as PayRequest['merchantId'] };
    const declined = { kind: 'declined', code: 'NO_CREDENTIALS' };
    expect(await alipay.gateway.pay(request)).toEqual(declined);
    expect((await alipay.ledger()).requests).toEqual([]);
    // What was sent before may have been done, so nothing else is decided without an answer.
    const unsure = { kind: 'unknown', code: 'NO_CREDENTIALS' };
    expect(await alipay.gateway.query(request)).toEqual(unsure);
    expect(await alipay.gateway.cancel(request)).toEqual(unsure);
    expect(await alipay.gateway.refund(refundOf(request))).toEqual(unsure);
    expect(new Set(alipay.troubles)).toEqual(new Set(['NO_CREDENTIALS']));
  });

  test.each([
    ['0000', []],
    ['9001', []],
    ['9005', []],
    ['9011', []],
    ['9013', []],
    ['9054', []],
    ['9050', ['UNSIGNED']],
    ['9051', ['UNVERIFIED_signature']],
    ['9052', ['UNVERIFIED_duplicate-member']],
  ])('%s calls a person of ours only for what a person can mend: %j', async (suffix, troubles) => {
    const alipay = await openAlipay();
    await alipay.gateway.pay(payment(suffix));
    expect(alipay.troubles).toEqual(troubles);
  });
});

describe('query', () => {
  test('tells a trade that is not there, waits, is paid, and is closed', async () => {
    const alipay = await openAlipay();
    const paid = payment();
    const waiting = payment('9003');
    expect(await alipay.gateway.query(paid)).toEqual({ kind: 'not-found' });
    await alipay.gateway.pay(paid);
    await alipay.gateway.pay(waiting);
    const { tradeNo } = await alipay.trade(paid.outTradeNo);
    const captured = { kind: 'captured', amount: cny(3_850), tradeNo };
    expect(await alipay.gateway.query(paid)).toEqual(captured);
    expect(await alipay.gateway.query(waiting)).toMatchObject({ kind: 'pending' });
    await alipay.gateway.cancel(waiting);
    expect(await alipay.gateway.query(waiting)).toMatchObject({ kind: 'closed' });
  });

  test.each([
    ['unknown', expect.any(String)],
    ['system-error', 'ACQ.SYSTEM_ERROR'],
    ['answer-lost', 'ECONNRESET'],
    ['slow-answer', 'TimeoutError'],
    ['unsigned', 'UNSIGNED'],
    ['bad-signature', 'UNVERIFIED_signature'],
    ['http-502', 'HTTP_502'],
  ])('proves nothing when Alipay says %s, although it was paid', async (outcome, code) => {
    const alipay = await openAlipay();
    const request = payment();
    await alipay.gateway.pay(request);
    await alipay.force('query', outcome);
    expect(await alipay.gateway.query(request)).toEqual({ kind: 'unknown', code });
  });
});

describe('cancel', () => {
  test('says whether it closed, returned the money, or found nothing', async () => {
    const alipay = await openAlipay();
    const [waiting, paid, nothing] = [payment('9003'), payment(), payment()];
    await alipay.gateway.pay(waiting);
    await alipay.gateway.pay(paid);
    expect(await alipay.gateway.cancel(waiting)).toEqual({ kind: 'cancelled', action: 'close' });
    expect(await alipay.gateway.cancel(paid)).toEqual({ kind: 'cancelled', action: 'refund' });
    expect(await alipay.trade(paid.outTradeNo)).toMatchObject({ refundedFen: 3_850 });
    expect(await alipay.gateway.cancel(nothing)).toEqual({ kind: 'cancelled', action: 'none' });
  });

  test.each([
    ['retry-flag', { kind: 'retry' }],
    ['system-error', { kind: 'retry', code: 'ACQ.SYSTEM_ERROR' }],
    ['unknown', { kind: 'retry' }],
    ['time-out', { kind: 'refused', code: 'ACQ.TRADE_CANCEL_TIME_OUT', remedy: 'refund' }],
    ['not-allowed', { kind: 'refused', code: 'ACQ.CANCEL_NOT_ALLOWED', remedy: 'refund' }],
    [
      'seller-balance-not-enough',
      { kind: 'refused', code: 'ACQ.SELLER_BALANCE_NOT_ENOUGH', remedy: 'person' },
    ],
    ['answer-lost', { kind: 'unknown', code: 'ECONNRESET' }],
    ['bad-signature', { kind: 'unknown', code: 'UNVERIFIED_signature' }],
    ['slow-answer', { kind: 'unknown', code: 'TimeoutError' }],
  ])('that meets %s is repeated, replaced or shown to a person', async (outcome, expected) => {
    const alipay = await openAlipay();
    const request = payment('9003');
    await alipay.gateway.pay(request);
    await alipay.force('cancel', outcome);
    expect(await alipay.gateway.cancel(request)).toMatchObject(expected);
  });
});

describe('refund', () => {
  test('returns each amount once, however often it is asked', async () => {
    const alipay = await openAlipay();
    const request = payment();
    await alipay.gateway.pay(request);
    const [first, second] = [refundOf(request, 1_000, 1), refundOf(request, 500, 2)];
    expect(await alipay.gateway.refund(first)).toEqual({ kind: 'refunded' });
    // Nothing moved this time, so the answer proves nothing; the query does.
    expect(await alipay.gateway.refund(first)).toEqual({ kind: 'unconfirmed' });
    expect(await alipay.gateway.refund(second)).toEqual({ kind: 'refunded' });
    expect(await alipay.trade(request.outTradeNo)).toMatchObject({ refundedFen: 1_500 });
    const refunded = (minor: number) => ({ kind: 'refunded', amount: cny(minor) });
    expect(await alipay.gateway.queryRefund(first)).toEqual(refunded(1_000));
    expect(await alipay.gateway.queryRefund(second)).toEqual(refunded(500));
    expect(await alipay.gateway.queryRefund(refundOf(request, 1, 3))).toEqual({
      kind: 'not-found',
    });
  });

  test.each([
    ['no-fund-change', { kind: 'unconfirmed' }],
    ['system-error', { kind: 'unknown', code: 'ACQ.SYSTEM_ERROR' }],
    ['unknown-executed', { kind: 'unknown' }],
    ['seller-balance-not-enough', { kind: 'retry-later', code: 'ACQ.SELLER_BALANCE_NOT_ENOUGH' }],
    ['answer-lost', { kind: 'unknown', code: 'ECONNRESET' }],
    ['slow-answer', { kind: 'unknown', code: 'TimeoutError' }],
    ['truncated', { kind: 'unknown', code: 'UNVERIFIED_malformed' }],
  ])('that meets %s is never called done', async (outcome, expected) => {
    const alipay = await openAlipay();
    const request = payment();
    await alipay.gateway.pay(request);
    await alipay.force('refund', outcome);
    expect(await alipay.gateway.refund(refundOf(request))).toMatchObject(expected);
  });

  test('is declined for a trade that is not there, and for more than was paid', async () => {
    const alipay = await openAlipay();
    const request = payment();
    const declined = { kind: 'declined', code: expect.stringMatching(/^ACQ\./) as unknown };
    expect(await alipay.gateway.refund(refundOf(request))).toEqual(declined);
    await alipay.gateway.pay(request);
    expect(await alipay.gateway.refund(refundOf(request, 3_851))).toEqual(declined);
    expect(await alipay.trade(request.outTradeNo)).toMatchObject({ refundedFen: 0 });
  });

  test('whose query gets no proof is unknown', async () => {
    const alipay = await openAlipay();
    const request = payment();
    await alipay.gateway.pay(request);
    await alipay.gateway.refund(refundOf(request));
    await alipay.force('refund-query', 'bad-signature');
    const unknown = { kind: 'unknown', code: 'UNVERIFIED_signature' };
    expect(await alipay.gateway.queryRefund(refundOf(request))).toEqual(unknown);
  });
});

test('no result and no error holds an auth code, a key or a buyer', async () => {
  const alipay = await openAlipay();
  const dead = await openAlipay({ endpoint: 'http://127.0.0.1:1/gateway.do' });
  const seen: unknown[] = [];
  const codes: string[] = [];
  for (const suffix of ['0000', '9001', '9003', '9005', '9011', '9013', '9050', '9051', '9054']) {
    const request = payment(suffix);
    codes.push(request.authCode);
    seen.push(await alipay.gateway.pay(request), await dead.gateway.pay(request));
    seen.push(await alipay.gateway.query(request), await alipay.gateway.cancel(request));
    seen.push(await alipay.gateway.refund(refundOf(request)));
    seen.push(await alipay.gateway.queryRefund(refundOf(request)));
  }
  await alipay.advance(1);
  for (const body of alipay.receiver.bodies) {
    seen.push(await alipay.parse(body));
  }
  const { node } = await alipay.pay('BUYER1');
  const buyers = [node['buyer_user_id'], node['buyer_logon_id']];
  expect(buyers).toEqual([expect.stringMatching(/^2088/), expect.any(String)]);
  const text = JSON.stringify(seen);
  const pem = secrets.privateKey.split('\n').slice(1, -2);
  for (const canary of [...codes, ...buyers, ...pem]) expect(text).not.toContain(canary);
  expect(text.length).toBeGreaterThan(1_000);
});

describe('Before a merchant whose credentials cannot be read', () => {
  test('pay is refused as not sent, everything else is unknown, and we are told', async () => {
    const { gateway, troubles } = await openAlipay();
    const stranger = payment('0000', { merchantId: born(parseMerchantId, 'stranger') });
    expect(await gateway.pay(stranger)).toEqual({ kind: 'declined', code: 'NO_CREDENTIALS' });
    expect(await gateway.query(stranger)).toEqual({ kind: 'unknown', code: 'NO_CREDENTIALS' });
    expect(await gateway.cancel(stranger)).toEqual({ kind: 'unknown', code: 'NO_CREDENTIALS' });
    expect(troubles).toEqual(['NO_CREDENTIALS', 'NO_CREDENTIALS', 'NO_CREDENTIALS']);
  });
});
