import { createSign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  header,
  headersFor,
  requestTime,
  send,
  signatureOf,
  textToSign,
} from './support/client.ts';
import { merchant, strangersKey } from './support/merchants.ts';
import { createWorld, payment, sandboxSender, sender } from './support/world.ts';

interface KnownAnswers {
  readonly app_public_spki_der_b64: string;
  readonly alipay_side_private_pkcs8_der_b64: string;
  readonly alipay_side_public_spki_der_b64: string;
  readonly vectors: readonly {
    readonly id: string;
    readonly clientId: string;
    readonly requestTime: string;
    readonly body: string;
    readonly header: string;
  }[];
}

const known: KnownAnswers = JSON.parse(
  readFileSync(new URL('../../../alipay/vectors/alipay-vectors.json', import.meta.url), 'utf8'),
);

const path = '/ams/api/v1/payments/pay';
const body = JSON.stringify(payment('ams', 'P1'));
const good = headersFor(sender, path, body);
const signedBy = (text: string, digest = 'RSA-SHA256', key = sender.privateKey) =>
  createSign(digest).update(text).sign(key, 'base64');
const text = textToSign(path, sender.clientId, requestTime, body);

describe('a request that is not known to come from its client', () => {
  const { signature: _none, ...unsigned } = good;
  test.each([
    ['no signature', 'INVALID_SIGNATURE', unsigned],
    [
      'another key',
      'INVALID_SIGNATURE',
      { ...good, signature: header(signedBy(text, 'RSA-SHA256', strangersKey)) },
    ],
    ['another body', 'INVALID_SIGNATURE', headersFor(sender, path, `${body} `)],
    [
      'another path',
      'INVALID_SIGNATURE',
      headersFor(sender, '/prod/ams/api/v1/payments/pay', body),
    ],
    ['another time', 'INVALID_SIGNATURE', { ...good, 'request-time': '2026-11-22T12:30:06+08:00' }],
    [
      'SHA-1 and a header that says so',
      'INVALID_SIGNATURE',
      { ...good, signature: header(signedBy(text, 'RSA-SHA1')).replace('RSA256', 'RSA') },
    ],
    [
      'SHA-1 and a header that says RSA256',
      'INVALID_SIGNATURE',
      { ...good, signature: header(signedBy(text, 'RSA-SHA1')) },
    ],
    [
      'the testing signature of an old SDK',
      'INVALID_SIGNATURE',
      { ...good, signature: 'testing_signature' },
    ],
    [
      'the right signature and the name of another algorithm',
      'INVALID_SIGNATURE',
      { ...good, signature: header(signedBy(text)).replace('RSA256', 'RSA512') },
    ],
    [
      'the right signature after another one',
      'INVALID_SIGNATURE',
      { ...good, signature: `signature=x,${good['signature']}` },
    ],
    ['another key version', 'KEY_NOT_FOUND', { ...good, signature: header(signedBy(text), '2') }],
    ['a client nobody knows', 'INVALID_CLIENT', { ...good, 'client-id': 'TEST_5X00000000009999' }],
    ['a client of the sandbox', 'INVALID_CLIENT', headersFor(sandboxSender, path, body)],
    [
      'a form',
      'MEDIA_TYPE_NOT_ACCEPTABLE',
      { ...good, 'content-type': 'application/x-www-form-urlencoded' },
    ],
  ])('%s: refused with F, and the refusal is not signed', async (_what, code, headers) => {
    const { url } = await createWorld();
    const answer = await send(url, path, body, sender, headers);
    expect(answer.status).toBe(200);
    expect(answer.result).toMatchObject({ resultCode: code, resultStatus: 'F' });
    expect(answer.isSigned).toBe(false);
    expect(answer.headers.get('response-time')).toBeNull();
  });

  test('a plus in the signature that is not percent-encoded is read as a space', async () => {
    const { url } = await createWorld();
    for (let attempt = 1; ; attempt += 1) {
      const other = JSON.stringify(payment('ams', `P${attempt}`));
      const signature = signedBy(textToSign(path, sender.clientId, requestTime, other));
      if (!signature.includes('+')) continue;
      const headers = (value: string) => ({
        ...good,
        signature: `algorithm=RSA256,keyVersion=1,signature=${value}`,
      });
      const raw = await send(url, path, other, sender, headers(signature));
      expect(raw.result['resultCode']).toBe('INVALID_SIGNATURE');
      const escaped = headers(signature.replaceAll('+', '%2B'));
      expect((await send(url, path, other, sender, escaped)).result['resultStatus']).toBe('S');
      return;
    }
  });

  test('a path that leads nowhere, and a GET, are refused the same way', async () => {
    const { url } = await createWorld();
    const nowhere = await send(url, '/aps/api/v1/payments/cancel', '{}', sender);
    expect(nowhere.result['resultCode']).toBe('NO_INTERFACE_DEF');
    expect(nowhere.isSigned).toBe(false);
    const got = (await (await fetch(`${url}${path}`)).json()) as { result: object };
    expect(got.result).toMatchObject({ resultCode: 'METHOD_NOT_SUPPORTED', resultStatus: 'F' });
  });
});

test('an answer is signed over the path of the request, its client and its own time', async () => {
  const { url } = await createWorld();
  const answer = await send(url, path, body, sender);
  expect(answer.result['resultStatus']).toBe('S');
  expect(answer.isAuthentic).toBe(true);
  expect(answer.headers.get('response-time')).toBe('2026-11-22T12:30:05+08:00');
  expect(answer.headers.get('content-type')).toBe('application/json; charset=UTF-8');
});

test('the known answer of the protocol, with its keys, is accepted byte for byte', async () => {
  const c1 = known.vectors.find(({ id }) => id === 'C1');
  if (c1 === undefined) throw new Error('no vector C1');
  const { url } = await createWorld({
    merchants: [
      {
        ...merchant,
        merchantPublicKey: known.app_public_spki_der_b64,
        alipayPrivateKey: known.alipay_side_private_pkcs8_der_b64,
        alipayPublicKey: known.alipay_side_public_spki_der_b64,
      },
    ],
  });
  const answer = await send(url, '/aps/api/v1/payments/pay', c1.body, sender, {
    'content-type': 'application/json; charset=UTF-8',
    'client-id': c1.clientId,
    'request-time': c1.requestTime,
    signature: c1.header,
  });
  expect(answer.result['resultStatus']).toBe('S');
});

test('a query belongs to the path that is signed', async () => {
  const { url } = await createWorld();
  const answer = await send(url, `${path}?a=%2F&b`, body, sender);
  expect(answer.result['resultStatus']).toBe('S');
  expect(answer.isAuthentic).toBe(true);
});

test('spaces in the signature header and milliseconds as the time are taken', async () => {
  const { url } = await createWorld();
  const time = '1795321805000';
  const signature = signatureOf(textToSign(path, sender.clientId, time, body), sender.privateKey);
  const headers = {
    ...good,
    'request-time': time,
    signature: header(signature).replaceAll(',', ', '),
  };
  expect((await send(url, path, body, sender, headers)).result['resultStatus']).toBe('S');
});

test('a time that is none is refused, in a signed answer', async () => {
  const { url } = await createWorld();
  const answer = await send(url, path, body, sender, headersFor(sender, path, body, 'yesterday'));
  expect(answer.result['resultCode']).toBe('PARAM_ILLEGAL');
  expect(answer.isAuthentic).toBe(true);
});

test('a client of the sandbox finds AMS in the sandbox, and others do not', async () => {
  const { url } = await createWorld();
  const sandbox = '/ams/sandbox/api/v1/payments/pay';
  const yen = payment('ams', 'P1', { currency: 'JPY' });
  const answer = await send(url, sandbox, yen, sandboxSender);
  expect(answer.result['resultStatus']).toBe('S');
  expect(answer.isAuthentic).toBe(true);
  expect((await send(url, sandbox, body, sender)).result['resultCode']).toBe('INVALID_CLIENT');
});
