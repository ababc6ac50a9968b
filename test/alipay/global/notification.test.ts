import { describe, expect, test } from 'vitest';
import type { MessageVerdict } from '../../../alipay/gateway-protocol.ts';
import { readNotification } from '../../../alipay/global/notification.ts';
import { globalProtocol } from '../../../alipay/global/protocol.ts';
import { signRequest } from '../../../alipay/global/request.ts';
import { canonicalText } from '../../../alipay/signing/canonical.ts';
import {
  alipaySigns,
  context,
  credentialsFor,
  md5Credentials,
  md5Key,
  notificationBody,
  type Params,
  posted,
  signTypes,
  vectorsOf,
} from './support.ts';

const tradeNo = '2026112221001004000000000001';
const params = {
  notify_id: 'ac05099524730693a8b330c5ecf72da978',
  notify_type: 'trade_status_sync',
  notify_action_type: 'payByAccountAction',
  out_trade_no: 'T1',
  trade_no: tradeNo,
  trade_status: 'TRADE_SUCCESS',
  seller_id: '2088000000000001',
  buyer_id: '2088000000000002',
  total_fee: '38.27',
};
const cny = { currency: 'CNY', minor: 3827 };

const read = (body: string): MessageVerdict => readNotification(posted(body), md5Credentials);
const readParams = (changes: Params): MessageVerdict =>
  read(notificationBody({ ...params, ...changes }));
const rejected = (reason: string): MessageVerdict => ({ kind: 'rejected', reason });

describe('an authentic notification', () => {
  const vectors = vectorsOf<{ readonly row: string; readonly body_without_signature: string }>(
    'notifications.json',
  );

  describe.each(vectors)('$row', (vector) => {
    test.each(signTypes)('%s', (signType) => {
      const signature = encodeURIComponent(vector[signType]);
      const body = `sign_type=${signType}&${vector.body_without_signature}&sign=${signature}`;
      expect(readNotification(posted(body), credentialsFor(signType))).toMatchObject({
        kind: 'authentic',
        notice: { outTradeNo: 'KSK01_1', tradeNo, amount: cny },
      });
    });
  });

  test('says what became of the trade', () => {
    expect(readParams({})).toStrictEqual({
      kind: 'authentic',
      notice: {
        noticeId: 'ac05099524730693a8b330c5ecf72da978-TRADE_SUCCESS-3827',
        outTradeNo: 'T1',
        tradeNo,
        outcome: { kind: 'captured', tradeNo, amount: cny, buyerId: '2088000000000002' },
        amount: cny,
      },
    });
  });

  test.each([
    ['TRADE_SUCCESS', 'captured'],
    ['TRADE_FINISHED', 'captured'],
    ['TRADE_CLOSED', 'closed'],
    ['WAIT_BUYER_PAY', 'pending'],
    ['TRADE_PENDING', 'unknown'],
    ['constructor', 'unknown'],
  ])('%s means %s', (status, kind) => {
    expect(readParams({ trade_status: status })).toMatchObject({
      notice: { outcome: { kind }, noticeId: `${params.notify_id}-${status}-3827` },
    });
  });

  test.each([
    ['of yuan alone', {}, cny],
    ['of yuan by name', { currency: 'CNY', forex_total_fee: '5.40' }, cny],
    ['of dollars', { currency: 'USD', forex_total_fee: '5.40' }, { currency: 'USD', minor: 540 }],
    ['of yen', { currency: 'JPY', forex_total_fee: '540' }, { currency: 'JPY', minor: 540 }],
    [
      'of dollars in the older form',
      { currency: 'USD', trans_currency: 'USD', trans_amount: '5.40' },
      { currency: 'USD', minor: 540 },
    ],
    ['of dollars without a foreign amount, which a person has to match', { currency: 'USD' }, cny],
    ['of a currency that we do not know', { currency: 'XXX', forex_total_fee: '5.40' }, cny],
    [
      'of dollars in a form without currency',
      { trans_currency: 'USD', trans_amount: '5.40' },
      { currency: 'USD', minor: 540 },
    ],
  ] satisfies [string, Params, object][])('%s', (_, change, amount) => {
    expect(readParams(change)).toMatchObject({ notice: { amount, outcome: { amount } } });
  });

  test('need not name the seller: a shop code may not', () => {
    expect(readParams({ seller_id: '' })).toMatchObject({ kind: 'authentic' });
  });

  test('says when it was paid by China time, or else when it was made', () => {
    const made = { gmt_create: '2026-11-22 12:30:05' };
    const paid = { ...made, gmt_payment: '2026-11-22 12:30:07' };
    const at = (second: number): object => ({ paidAt: Date.UTC(2026, 10, 22, 4, 30, second) });
    expect(readParams(made)).toMatchObject({ notice: at(5) });
    expect(readParams(paid)).toMatchObject({ notice: at(7) });
  });

  test.each([
    [{ refund_fee: '1.00' }, true],
    [{ notify_action_type: 'refundFPAction' }, true],
    [{ notify_action_type: 'reverseAction' }, true],
    [{ notify_action_type: 'payByAccountAction' }, undefined],
    [{ notify_action_type: 'closeTradeAction' }, undefined],
  ])('with %j tells whether money went back', (change, tells) => {
    const verdict = readParams(change);
    expect(verdict.kind === 'authentic' && verdict.notice.tellsOfRefund).toBe(tells);
  });

  test('of a shop code says where the code hangs', () => {
    const passback = '{"s":"S001","t":"K07"}';
    for (const param of [passback, encodeURIComponent(passback)]) {
      expect(readParams({ extra_common_param: param })).toMatchObject({
        notice: { shop: { storeId: 'S001', terminalId: 'K07' } },
      });
    }
  });

  test.each(['x', '{}', 'null', '[]', '"s"', '{"s":"S001"}', '{"s":1,"t":2}', '{"s":"","t":""}'])(
    'of a code that is not ours names no shop: %s',
    (param) => {
      const verdict = readParams({ extra_common_param: param });
      if (verdict.kind !== 'authentic') throw new Error(verdict.kind);
      expect(verdict.notice).not.toHaveProperty('shop');
    },
  );

  test('is good when its sender turned the plus signs of the signature into spaces', () => {
    const signature = alipaySigns(canonicalText(Object.entries(params)), 'RSA2');
    expect(signature).toContain('+');
    const form = new URLSearchParams(params).toString();
    const body = `${form}&sign=${signature.replaceAll('/', '%2F').replaceAll('=', '%3D')}`;
    expect(readNotification(posted(body), credentialsFor('RSA2')).kind).toBe('authentic');
  });

  test('is good with the old key and with the new one while they rotate', () => {
    const rotating = { ...md5Credentials, md5Keys: ['n'.repeat(32), md5Key] };
    const message = posted(notificationBody(params));
    expect(readNotification(message, rotating).kind).toBe('authentic');
    const rotated = { ...md5Credentials, md5Keys: ['n'.repeat(32)] };
    expect(readNotification(message, rotated)).toEqual(rejected('signature'));
  });

  test('may be for a seller that is not the partner', () => {
    const credentials = { ...md5Credentials, sellerId: '2088000000000007' };
    const body = notificationBody({ ...params, seller_id: '2088000000000007' });
    expect(readNotification(posted(body), credentials).kind).toBe('authentic');
    expect(read(body)).toEqual(rejected('seller-id'));
  });
});

describe('a notification is rejected', () => {
  const body = notificationBody(params);
  test.each([
    ['it has no signature', body.replace(/&sign=[^&]*/, ''), 'signature'],
    ['its signature is empty', body.replace(/&sign=[^&]*/, '&sign='), 'signature'],
    ['an amount was changed', body.replace('38.27', '0.01'), 'signature'],
    ['a value was added', `${body}&refund_fee=1.00`, 'signature'],
    ['a value was taken out', body.replace(/&buyer_id=[^&]*/, ''), 'signature'],
    ['a parameter occurs twice', `${body}&total_fee=38.27`, 'duplicate-parameter'],
    ['a parameter occurs twice, once encoded', `${body}&total%5Ffee=0.01`, 'duplicate-parameter'],
    ['a parameter occurs twice, once empty', `${body}&total_fee=`, 'duplicate-parameter'],
    ['it is empty', '', 'malformed'],
    ['it is JSON', '{"trade_status":"TRADE_SUCCESS"}', 'malformed'],
    ['a percent sign stands alone', `${body}&subject=100%`, 'malformed'],
    ['a value is not UTF-8', `${body}&subject=%B5%C4`, 'charset'],
    ['it is too large', `${body}&x=${'x'.repeat(64 * 1024)}`, 'too-large'],
  ])('when %s', (_, changed, reason) => {
    expect(read(changed)).toEqual(rejected(reason));
  });

  test('for another seller, though Alipay signed it', () => {
    expect(readParams({ seller_id: '2088000000000009' })).toEqual(rejected('seller-id'));
  });

  test('when it chooses its own algorithm, however well it is signed with that', () => {
    for (const configured of signTypes) {
      for (const chosen of signTypes.filter((other) => other !== configured)) {
        const chosenBody = notificationBody(params, chosen);
        const verdict = (text: string): MessageVerdict =>
          readNotification(posted(text), credentialsFor(configured));
        expect(verdict(chosenBody)).toEqual(rejected('sign-type'));
        expect(verdict(chosenBody.replace(/&sign_type=.*/, ''))).toEqual(rejected('signature'));
        const lying = chosenBody.replace(/&sign_type=.*/, `&sign_type=${configured}`);
        expect(verdict(lying)).toEqual(rejected('signature'));
      }
    }
  });

  test('when its signature covers sign_type', () => {
    const signature = alipaySigns(canonicalText(Object.entries({ ...params, sign_type: 'MD5' })));
    const form = new URLSearchParams({ ...params, sign_type: 'MD5', sign: signature });
    expect(read(form.toString())).toEqual(rejected('signature'));
  });

  test.each(['notify_id', 'out_trade_no', 'trade_no', 'trade_status'] as const)(
    'when it has no %s, though Alipay signed it',
    (name) => {
      expect(readParams({ [name]: '' })).toEqual(rejected('malformed'));
    },
  );

  test('not when its amount cannot be read: then it is for a person, who gets no buyer to see', () => {
    for (const change of [{ total_fee: '' }, { total_fee: '1,00' }]) {
      const verdict = readParams(change);
      expect(verdict).toMatchObject({
        kind: 'unreadable',
        noticeId: `${params.notify_id}-TRADE_SUCCESS`,
        detail: expect.stringContaining(`out_trade_no=T1 trade_no=${tradeNo}`) as unknown,
      });
      expect(JSON.stringify(verdict)).not.toContain(params.buyer_id);
    }
  });

  test('when it is our own request, whose MD5 signature is as good as one of Alipay', () => {
    const { body: form } = signRequest(md5Credentials, {
      seller_id: '2088000000000001',
      out_trade_no: 'T1',
      total_fee: '38.27',
    });
    expect(read(form)).toEqual(rejected('malformed'));
  });
});

test('a message is answered with the bare word that Alipay waits for', () => {
  const protocol = globalProtocol(md5Credentials);
  const answered = (accepted: boolean): object =>
    protocol.acknowledge(posted(''), accepted, context.now);
  const headers = { 'content-type': 'text/plain' };
  expect(answered(true)).toEqual({ status: 200, headers, body: 'success' });
  expect(answered(false)).toEqual({ status: 200, headers, body: 'failure' });
});

test('a sale is taken in the currencies of the gateway, or in those of the contract alone', () => {
  const open = globalProtocol(md5Credentials);
  expect(open.settlesIn('HKD')).toBe(true);
  expect(open.settlesIn('XXX')).toBe(false);
  const contract = globalProtocol({ ...md5Credentials, settlementCurrencies: ['USD', 'XXX'] });
  expect(contract.settlesIn('USD')).toBe(true);
  expect(contract.settlesIn('HKD')).toBe(false);
  expect(contract.settlesIn('XXX')).toBe(false);
});
