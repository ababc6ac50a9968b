import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNotification } from '../../../alipay/open-platform/notification.ts';
import { canonicalText } from '../../../alipay/signing/canonical.ts';
import { sign } from '../../../alipay/signing/rsa.ts';
import {
  alipayPrivateKey,
  alipaySigns,
  credentials,
  notificationBody,
  vectorText,
} from '../support.ts';

const params = {
  app_id: credentials.appId,
  seller_id: '2088000000000001',
  notify_id: 'N1',
  notify_type: 'trade_status_sync',
  out_trade_no: 'T1',
  trade_no: '2026112222001400000000000001',
  trade_status: 'TRADE_SUCCESS',
  total_amount: '38.50',
  charset: 'utf-8',
};

const read = (body: Buffer | string): ReturnType<typeof parseNotification> =>
  parseNotification(body, credentials);
const readParams = (changes: Readonly<Record<string, string>>): ReturnType<typeof read> =>
  read(notificationBody({ ...params, ...changes }));
const rejected = (reason: string): object => ({ kind: 'rejected', reason });

describe('an authentic notification', () => {
  test('vector A7, in the encoding of the real sender, is read whole', () => {
    const notification = read(Buffer.from(vectorText('A7', 'raw_body')));
    expect(notification).toMatchObject({
      kind: 'authentic',
      notifyId: '2026112200222123008000000000000001',
      outTradeNo: 'KSK01_20261122_000123',
      tradeNo: '2026112222001400000000000001',
      tradeStatus: 'TRADE_SUCCESS',
      outcome: 'captured',
      amountFen: 3850,
      buyerId: '2088000000000002',
      paidAt: Date.UTC(2026, 10, 22, 4, 30, 7),
    });
  });

  test('values are decoded exactly once: plus, percent and nested encoding stay as they were', () => {
    const notification = read(vectorText('A7', 'raw_body'));
    if (notification.kind !== 'authentic') throw new Error('A7 must verify');
    expect(notification.params.get('subject')).toBe('香辣鸡腿堡套餐 A&B + C=1 100%');
    expect(notification.params.get('passback_params')).toBe('kiosk%3D7%26lane%3D2');
  });

  test('only what was signed is handed on', () => {
    const notification = read(vectorText('A7', 'raw_body'));
    if (notification.kind !== 'authentic') throw new Error('A7 must verify');
    expect(notification.params.has('sign')).toBe(false);
    expect(notification.params.has('sign_type')).toBe(false);
  });

  test('spaces at the ends of a value belong to it', () => {
    const notification = readParams({ subject: ' rice ' });
    expect(notification).toMatchObject({ kind: 'authentic' });
  });

  test('an empty value is good whether Alipay signed it or left it out', () => {
    expect(readParams({ body: '' })).toMatchObject({ kind: 'authentic' });

    const unsignedEmpty = read(`${notificationBody(params)}&body=`);
    expect(unsignedEmpty).toMatchObject({ kind: 'authentic' });
    if (unsignedEmpty.kind === 'authentic') expect(unsignedEmpty.params.has('body')).toBe(false);
  });

  test('an old and a new key of Alipay are both good while it rotates them', () => {
    const { publicKey: newer } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const rotating = { ...credentials, alipayPublicKeys: [newer, ...credentials.alipayPublicKeys] };
    const body = notificationBody(params);
    expect(parseNotification(body, rotating)).toMatchObject({ kind: 'authentic' });
    const rotated = { ...credentials, alipayPublicKeys: [newer] };
    expect(parseNotification(body, rotated)).toEqual(rejected('signature'));
  });

  test('it holds nothing that Alipay did not say', () => {
    const notification = readParams({});
    for (const name of ['refundFeeFen', 'outBizNo', 'buyerId', 'paidAt']) {
      expect(notification).not.toHaveProperty(name);
    }
  });

  test('a partial refund says how much has gone back, under which request', () => {
    expect(readParams({ refund_fee: '1.00', out_biz_no: 'R1' })).toMatchObject({
      outcome: 'captured',
      amountFen: 3850,
      refundFeeFen: 100,
      outBizNo: 'R1',
    });
  });

  test('a newer app gets the buyer as an open id', () => {
    expect(readParams({ buyer_open_id: 'o-1' })).toMatchObject({ buyerId: 'o-1' });
  });

  test.each([
    ['TRADE_SUCCESS', 'captured'],
    ['TRADE_FINISHED', 'captured'],
    ['TRADE_CLOSED', 'closed'],
    ['WAIT_BUYER_PAY', 'pending'],
    ['TRADE_SOMETHING', 'unknown'],
    ['constructor', 'unknown'],
  ])('%s means %s', (status, outcome) => {
    expect(readParams({ trade_status: status })).toMatchObject({ tradeStatus: status, outcome });
  });

  test('a merchant without a configured seller takes any seller of the app', () => {
    const { sellerId: _, ...anySeller } = credentials;
    const body = notificationBody({ ...params, seller_id: '2088000000000009' });
    expect(parseNotification(body, anySeller)).toMatchObject({ kind: 'authentic' });
  });
});

describe('a notification is rejected', () => {
  test('for another app, or another seller, even when Alipay signed it', () => {
    expect(readParams({ app_id: '2021000000000009' })).toEqual(rejected('app-id'));
    expect(readParams({ seller_id: '2088000000000009' })).toEqual(rejected('seller-id'));
    const { seller_id: _, ...withoutSeller } = params;
    expect(read(notificationBody(withoutSeller))).toEqual(rejected('seller-id'));
  });

  test('when it names another algorithm than the configured one, even with a good signature of it', () => {
    const entries = Object.entries(params);
    const signature = sign('RSA', alipayPrivateKey, canonicalText(entries));
    const form = new URLSearchParams([...entries, ['sign', signature]]);
    expect(read(form.toString())).toEqual(rejected('signature'));
    expect(read(`${form}&sign_type=RSA`)).toEqual(rejected('sign-type'));
    expect(read(`${form}&sign_type=RSA2`)).toEqual(rejected('signature'));
    expect(read(`${form}&sign_type=MD5`)).toEqual(rejected('sign-type'));
  });

  test('when its signature covers sign_type, as that of a service message does', () => {
    const entries = Object.entries({ ...params, sign_type: 'RSA2' });
    const signature = alipaySigns(canonicalText(entries));
    expect(read(new URLSearchParams([...entries, ['sign', signature]]).toString())).toEqual(
      rejected('signature'),
    );
  });

  test('when we signed it ourselves', () => {
    const entries = Object.entries(params);
    const signature = sign('RSA2', credentials.privateKey, canonicalText(entries));
    expect(read(new URLSearchParams([...entries, ['sign', signature]]).toString())).toEqual(
      rejected('signature'),
    );
  });

  const body = notificationBody(params);
  test.each([
    ['it has no signature', body.replace(/&sign=[^&]*/, ''), 'signature'],
    ['its signature is empty', body.replace(/&sign=[^&]*/, '&sign='), 'signature'],
    [
      'an amount was changed and an empty value added',
      `${body.replace('38.50', '0.01')}&body=`,
      'signature',
    ],
    ['an amount was changed', body.replace('38.50', '0.01'), 'signature'],
    ['a value was added', `${body}&refund_fee=1.00`, 'signature'],
    [
      'a value was trimmed',
      notificationBody({ ...params, subject: 'rice ' }).replace('rice+', 'rice'),
      'signature',
    ],
    ['a parameter occurs twice', `${body}&total_amount=38.50`, 'duplicate-parameter'],
    [
      'a parameter occurs twice, once encoded',
      `${body}&total%5Famount=0.01`,
      'duplicate-parameter',
    ],
    ['the signature occurs twice', `${body}&sign=x`, 'duplicate-parameter'],
    ['it is empty', '', 'malformed'],
    ['it is JSON', '{"trade_status":"TRADE_SUCCESS"}', 'malformed'],
    ['a percent sign stands alone', `${body}&subject=100%`, 'malformed'],
    ['a name is empty', `${body}&=x`, 'malformed'],
    ['a pair is empty', `${body}&`, 'malformed'],
    ['a value is not UTF-8', `${body}&subject=%B5%C4`, 'charset'],
    ['it says that it is GBK', notificationBody({ ...params, charset: 'GBK' }), 'charset'],
    ['it is too large', `${body}&x=${'x'.repeat(64 * 1024)}`, 'too-large'],
  ])('when %s', (_, changed, reason) => {
    expect(read(changed)).toEqual(rejected(reason));
  });

  test('when it begins with a byte order mark, which Alipay never signs', () => {
    const marked = Buffer.from(`\uFEFF${body}`);
    expect(read(marked)).toEqual(rejected('signature'));
  });

  test('when its raw bytes are not UTF-8', () => {
    expect(read(Buffer.from([...Buffer.from(body), 0xb5, 0xc4]))).toEqual(rejected('charset'));
  });

  test.each(['notify_id', 'out_trade_no', 'trade_no', 'trade_status'] as const)(
    'when it has no %s, though Alipay signed it',
    (name) => {
      expect(readParams({ [name]: '' })).toEqual(rejected('malformed'));
    },
  );
});

test.each([{ total_amount: '38,50' }, { total_amount: '' }])(
  'an amount that cannot be read is for a person, who gets no buyer to see: %j',
  (change) => {
    const notification = readParams({ ...change, buyer_id: '2088000000000002' });
    expect(notification).toMatchObject({ kind: 'unreadable', noticeId: 'N1-TRADE_SUCCESS' });
    expect(JSON.stringify(notification)).toContain('out_trade_no=T1 trade_no=2026112222001400');
    expect(JSON.stringify(notification)).not.toContain('2088000000000002');
  },
);

test.each([
  [{ refund_fee: '1.00' }, true],
  [{ refund_fee: 'x' }, true],
  [{ out_biz_no: 'R1' }, true],
  [{}, undefined],
])('a notification with %j tells whether money went back', (change, tells) => {
  const notification = readParams(change);
  expect(notification.kind === 'authentic' && notification.tellsOfRefund).toBe(tells);
});

test('the time of a notification is that of the payment or, without it, of the trade', () => {
  const made = { gmt_create: '2026-11-22 12:30:05' };
  const at = (second: number): object => ({ paidAt: Date.UTC(2026, 10, 22, 4, 30, second) });
  expect(readParams(made)).toMatchObject(at(5));
  expect(readParams({ ...made, gmt_payment: '2026-11-22 12:30:07' })).toMatchObject(at(7));
});

test('no changed byte of a notification changes what we believe', () => {
  const body = Buffer.from(vectorText('A7', 'raw_body'));
  const original = read(body);
  fc.assert(
    fc.property(fc.nat(body.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
      const changed = Buffer.from(body);
      changed.writeUInt8(changed.readUInt8(at) ^ mask, at);
      const notification = read(changed);
      // %2b is %2B: another spelling of the same message, and the only way to stay authentic.
      if (notification.kind === 'authentic') {
        expect(changed.toString().toLowerCase()).toBe(body.toString().toLowerCase());
        expect(notification).toEqual(original);
      }
    }),
    { numRuns: 1000 },
  );
});

test('any text in a value comes through as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (subject) => {
      const notification = readParams({ subject });
      if (notification.kind !== 'authentic') throw new Error(notification.kind);
      expect(notification.params.get('subject')).toBe(subject);
    }),
    { numRuns: 100 },
  );
});
