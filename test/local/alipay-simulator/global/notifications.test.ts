import { expect, test } from 'vitest';
import type { Params } from './support/client.ts';
import { isLetterSigned } from './support/letters.ts';
import { partners, type SignType } from './support/partners.ts';
import { createGlobalWorld, order } from './support/world.ts';

const minute = 60;
const hour = 60 * minute;

test.each<SignType>(['MD5', 'RSA', 'RSA2'])(
  'a payment of a %s partner is notified, signed',
  async (signType) => {
    const { ask, advance, receiver, trade } = await createGlobalWorld();
    const { partner } = partners[signType];
    const more = { notify_url: receiver.url, alipay_seller_id: partner };
    await ask('alipay.acquire.overseas.spot.pay', order('K1', more), signType);
    await advance(1);
    const { tradeNo } = await trade('K1');
    const [body = ''] = receiver.bodies;
    expect(Object.fromEntries(new URLSearchParams(body))).toMatchObject({
      notify_type: 'trade_status_sync',
      notify_action_type: 'payByAccountAction',
      notify_id: expect.stringMatching(/^[0-9a-f]{32}\w\w$/),
      notify_time: '2026-11-22 12:30:06',
      trade_status: 'TRADE_SUCCESS',
      out_trade_no: 'K1',
      trade_no: tradeNo,
      seller_id: partner,
      subject: 'Burger & Fries + 可乐',
      currency: 'USD',
      forex_total_fee: '5.40',
      total_fee: '38.27',
      gmt_payment: '2026-11-22 12:30:05',
      sign_type: signType,
    });
    expect(isLetterSigned(body, signType)).toBe(true);
  },
);

test('a payment in yuan names no foreign currency', async () => {
  const { spotPay, advance, receiver } = await createGlobalWorld();
  await spotPay('K1', { currency: 'CNY', trans_amount: '38.50' });
  await advance(1);
  const [fields] = receiver.received();
  expect(fields).toMatchObject({ total_fee: '38.50' });
  expect(fields).not.toHaveProperty('currency');
  expect(fields).not.toHaveProperty('forex_total_fee');
});

test('it comes eight times within 25 hours until somebody says success, in whatever case', async () => {
  const { spotPay, advance, receiver } = await createGlobalWorld();
  receiver.reply = { status: 200, body: 'failure' };
  await spotPay('K1');
  await advance(1);
  const pauses = [2 * minute, 10 * minute, 10 * minute, hour, 2 * hour, 6 * hour, 15 * hour];
  for (const [index, pause] of pauses.entries()) {
    await advance(pause - 1);
    expect(receiver.bodies).toHaveLength(index + 1);
    await advance(1);
    expect(receiver.bodies).toHaveLength(index + 2);
  }
  await advance(100 * hour);
  expect(receiver.bodies).toHaveLength(8);
  expect(new Set(receiver.received().map((fields) => fields['notify_id'])).size).toBe(1);

  receiver.reply = { status: 200, body: 'SUCCESS' };
  await spotPay('K2');
  await advance(hour);
  expect(receiver.bodies).toHaveLength(9);
});

test('notify_verify knows what was sent to that partner, until it is acknowledged', async () => {
  const { url, spotPay, advance, receiver } = await createGlobalWorld();
  const ask = async (params: Params): Promise<string> =>
    (await fetch(`${url}/global/gateway.do?${new URLSearchParams(params)}`)).text();
  const answers: string[] = [];
  receiver.onReceived = async () => {
    const notifyId = receiver.received().at(-1)?.['notify_id'] ?? '';
    const service = 'notify_verify';
    for (const { partner } of [partners.MD5, partners.RSA2]) {
      answers.push(await ask({ service, partner, notify_id: notifyId }));
    }
  };
  await spotPay('K1');
  await advance(1);
  expect(answers).toStrictEqual(['true', 'false']);
  const { partner } = partners.MD5;
  const notifyId = receiver.received()[0]?.['notify_id'] ?? '';
  const later = { service: 'notify_verify', partner, notify_id: notifyId };
  expect(await ask(later)).toBe('false');
  expect(await ask({ ...later, notify_id: '' })).toBe('ILLEGAL_ARGUMENT');
  expect(await ask({ ...later, partner: '2088999999999999' })).toBe('ILLEGAL_PARTNER');
});

const craft = async (kind: string, signType: SignType = 'MD5') => {
  const world = await createGlobalWorld();
  const { ask, post, receiver } = world;
  const { partner } = partners[signType];
  const more = { notify_url: receiver.url, alipay_seller_id: partner };
  await ask('alipay.acquire.overseas.spot.pay', order('K1', more), signType);
  const { body } = await post('/control/notifications', { kind, outTradeNo: 'K1' });
  return String(body['form']);
};

test('a wrong amount is authentic, in dollars and in yuan', async () => {
  const text = await craft('wrong-amount');
  const fields = Object.fromEntries(new URLSearchParams(text));
  expect(fields).toMatchObject({ forex_total_fee: '5.41', total_fee: '38.34' });
  expect(isLetterSigned(text, 'MD5')).toBe(true);
});

test('an altered amount is not', async () => {
  const text = await craft('altered');
  expect(new URLSearchParams(text).get('forex_total_fee')).toBe('5.41');
  expect(isLetterSigned(text, 'MD5')).toBe(false);
});

test('a trade nobody knows, a foreign seller, and a parameter that comes twice', async () => {
  const unknown = await craft('unknown-out-trade-no');
  expect(new URLSearchParams(unknown).get('out_trade_no')).toMatch(/^UNKNOWN/);
  expect(isLetterSigned(unknown, 'MD5')).toBe(true);
  const foreign = await craft('foreign-app-id');
  expect(new URLSearchParams(foreign).get('seller_id')).toBe(partners.RSA2.partner);
  expect(isLetterSigned(foreign, 'MD5')).toBe(true);
  const key = await craft('foreign-key');
  expect(new URLSearchParams(key).get('seller_id')).toBe(partners.RSA2.partner);
  expect(isLetterSigned(key, 'RSA2')).toBe(true);
  const twice = await craft('duplicated-parameter');
  expect(new URLSearchParams(twice).getAll('out_trade_no')).toHaveLength(2);
});

test('a message that names another algorithm than the partner is set to', async () => {
  const md5 = await craft('other-sign-type');
  expect(new URLSearchParams(md5).get('sign_type')).toBe('RSA2');
  expect(isLetterSigned(md5, 'MD5')).toBe(true);
  const rsa = await craft('other-sign-type', 'RSA2');
  expect(new URLSearchParams(rsa).get('sign_type')).toBe('RSA');
  expect(isLetterSigned(rsa, 'RSA')).toBe(true);
});
