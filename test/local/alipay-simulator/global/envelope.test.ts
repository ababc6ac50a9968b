import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Params, read, send, textToSign } from './support/client.ts';
import { partners, type SignType, vector, vectors } from './support/partners.ts';
import { createGlobalWorld, envelope, order, signed } from './support/world.ts';

const service = 'alipay.acquire.overseas.query';
const query = (more: Params = {}): Params => envelope(service, { partner_trans_id: 'K1', ...more });

test.each<SignType>(['MD5', 'RSA', 'RSA2'])(
  'an answer to a %s partner is signed over its fields',
  async (signType) => {
    const { ask } = await createGlobalWorld();
    const answer = await ask(service, { partner_trans_id: 'K1' }, signType);
    expect(answer.status).toBe(200);
    expect(answer.contentType).toBe('text/xml;charset=UTF-8');
    expect(answer.isSuccess).toBe('T');
    expect(answer.fields).toStrictEqual({ result_code: 'FAIL', error: 'TRADE_NOT_EXIST' });
    expect(answer.raw).toContain(`<sign_type>${signType}</sign_type>`);
    expect(answer.raw).toContain(`<param name="service">${service}</param>`);
    expect(answer.isAuthentic).toBe(true);
  },
);

test('the request of the published vector is paid, with the published signature', async () => {
  const { url } = await createGlobalWorld();
  const { params = {}, md5 = '' } = vector('B1');
  const answer = await send(url, { ...params, sign: md5 });
  expect(answer.fields).toMatchObject({
    result_code: 'SUCCESS',
    partner_trans_id: 'KSK01_20261122_000123',
    trans_amount: '5.40',
    currency: 'USD',
    exchange_rate: '7.08640000',
    trans_amount_cny: '38.27',
  });
  expect(answer.raw).toContain('<param name="trans_name">Burger &amp; Fries + 可乐</param>');
});

test.each(['RSA', 'RSA2'] as const)(
  'so is it with the published %s signature',
  async (signType) => {
    const { RSA2, MD5 } = partners;
    const same = { ...RSA2, signType, partner: MD5.partner };
    const { url } = await createGlobalWorld({ merchants: [same] });
    const { rsa2 = '', rsa_sha1 = '' } = vector('B2');
    const sign = signType === 'RSA2' ? rsa2 : rsa_sha1;
    const answer = await send(url, { ...vector('B1').params, sign_type: signType, sign });
    expect(answer.fields['result_code']).toBe('SUCCESS');
  },
);

test.each<[string, Params, string]>([
  ['an unknown partner', { partner: '2088999999999999' }, 'ILLEGAL_PARTNER'],
  ['no partner', { partner: '' }, 'ILLEGAL_PARTNER'],
  ['an unknown service', { service: 'alipay.acquire.pey' }, 'ILLEGAL_SERVICE'],
  ['an unknown charset', { _input_charset: 'latin1' }, 'INVALID_CHARACTER_SET'],
  ['an algorithm the partner is not set to', { sign_type: 'RSA2' }, 'ILLEGAL_SIGN_TYPE'],
  ['a sign_type in lower case', { sign_type: 'md5' }, 'ILLEGAL_SIGN_TYPE'],
  ['no number to query', { partner_trans_id: '' }, 'ILLEGAL_ARGUMENT'],
])('%s is refused, unsigned', async (_what, more, error) => {
  const { url } = await createGlobalWorld();
  const params = query(more);
  const sign = createHash('md5').update(textToSign(params) + vectors.md5_key);
  const answer = await send(url, { ...params, sign: sign.digest('hex') });
  expect(answer.isSuccess).toBe('F');
  expect(answer.error).toBe(error);
  expect(answer.hasSign).toBe(false);
});

test('a signature over anything else is refused before the parameters are looked at', async () => {
  const { url } = await createGlobalWorld();
  const stale = { ...signed(query()), partner_trans_id: '' };
  expect((await send(url, stale)).error).toBe('ILLEGAL_SIGN');
  expect((await send(url, query())).error).toBe('ILLEGAL_SIGN');
  expect((await send(url, { ...query(), sign_type: 'RSA', sign: 'AAAA' })).error).toBe(
    'ILLEGAL_SIGN_TYPE',
  );
});

test('the sign_type is not signed, and empty values are as if they had not been sent', async () => {
  const { url } = await createGlobalWorld();
  const answer = await send(url, { ...signed(query()), memo: '', notify_url: '' });
  expect(answer.fields['error']).toBe('TRADE_NOT_EXIST');
});

test('GET with everything in the query is the same request', async () => {
  const { url } = await createGlobalWorld();
  const all = new URLSearchParams(signed(query()));
  const answer = await read(await fetch(`${url}/global/gateway.do?${all}`));
  expect(answer.fields['error']).toBe('TRADE_NOT_EXIST');
});

test('a parameter that comes twice is refused', async () => {
  const { url } = await createGlobalWorld();
  const all = new URLSearchParams(signed(query()));
  const answer = await read(await fetch(`${url}/global/gateway.do?${all}&partner_trans_id=K2`));
  expect(answer.error).toBe('ILLEGAL_ARGUMENT');
});

// 香 and 乐 in GBK.
const gbkName = Buffer.from([0xcf, 0xe3, 0xc0, 0xd6]);

test.each(['GBK', 'gb2312', undefined])(
  'with charset %s the form, the signature and the answer are GBK',
  async (charset) => {
    const { url } = await createGlobalWorld();
    const { sign_type, ...rest } = envelope('alipay.acquire.overseas.spot.pay', order('K1'));
    const named = charset === undefined ? {} : { _input_charset: charset };
    const { _input_charset: _utf8, ...params } = rest;
    // Latin1 carries the GBK bytes as they are.
    const text = textToSign({ ...params, ...named, trans_name: gbkName.toString('latin1') });
    const sign = createHash('md5').update(Buffer.from(text + vectors.md5_key, 'latin1'));
    const form = new URLSearchParams({
      ...params,
      sign_type: sign_type ?? '',
      sign: sign.digest('hex'),
    });
    form.delete('trans_name');
    const query = charset === undefined ? '' : `?_input_charset=${charset}`;
    const response = await fetch(`${url}/global/gateway.do${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `${form}&trans_name=%CF%E3%C0%D6`,
    });
    const answer = await read(response);
    expect(answer.fields['result_code']).toBe('SUCCESS');
    expect(answer.contentType).toBe('text/xml;charset=GBK');
    expect(answer.raw).toContain('<?xml version="1.0" encoding="GBK"?>');
    expect(answer.raw).toContain('<param name="trans_name">香乐</param>');
    expect(answer.isAuthentic).toBe(true);
  },
);

test('a sentence in Chinese is signed in the charset of the answer', async () => {
  const { url, timestamp } = await createGlobalWorld();
  const { partner } = partners.MD5;
  const params: Params = {
    service: 'alipay.commerce.qrcode.modifyStatus',
    partner,
    _input_charset: 'GBK',
    sign_type: 'MD5',
    timestamp,
    biz_type: 'OVERSEASHOPQRCODE',
    qrcode: 'https://qr.alipay.com/nobody',
    status: 'STOP',
  };
  const answer = await send(url, signed(params));
  expect(answer.fields['detail_error_des']).toBe('二维码不存在');
  const sentence = Buffer.from('b6feceacc2ebb2bbb4e6d4da', 'hex').toString('latin1');
  const text = textToSign({ ...answer.fields, detail_error_des: sentence });
  const sign = createHash('md5').update(Buffer.from(text + vectors.md5_key, 'latin1'));
  expect(answer.raw).toContain(`<sign>${sign.digest('hex')}</sign>`);
});
