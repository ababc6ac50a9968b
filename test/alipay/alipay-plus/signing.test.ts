import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readAnswer } from '../../../alipay/alipay-plus/answer.ts';
import { signedRequest } from '../../../alipay/alipay-plus/exchange.ts';
import { readNotification } from '../../../alipay/alipay-plus/notification.ts';
import { formatSignatureHeader } from '../../../alipay/alipay-plus/signature-header.ts';
import { signingFault } from '../../../alipay/alipay-plus/signing.ts';
import type { WireAnswer } from '../../../alipay/gateway-protocol.ts';
import {
  answerOn,
  aps,
  knownText,
  notifyPath,
  now,
  paid,
  paymentId,
  type Vector,
  vectorOf,
  vectorsOf,
} from './support.ts';

const payPath = '/aps/api/v1/payments/pay';

describe('the known answers', () => {
  test('C1: our request is signed byte for byte as Alipay expects it', () => {
    const request = signedRequest(aps, payPath, knownText('C1', 'body'), now);
    expect(request).toEqual({
      url: `https://open.example.test${payPath}`,
      body: knownText('C1', 'body'),
      headers: {
        'content-type': 'application/json; charset=UTF-8',
        'client-id': knownText('C1', 'clientId'),
        'request-time': knownText('C1', 'requestTime'),
        signature: knownText('C1', 'header'),
      },
    });
  });

  test('C2: an answer is verified over the path of its request', () => {
    const answer = {
      status: 200,
      headers: {
        'client-id': aps.clientId,
        'response-time': knownText('C2', 'responseTime'),
        signature: knownText('C2', 'header'),
      },
      body: Buffer.from(knownText('C2', 'body')),
    };
    expect(readAnswer(payPath, answer, aps)).toEqual({
      kind: 'verified',
      message: JSON.parse(knownText('C2', 'body')),
    });
    expect(readAnswer('/aps/api/v1/payments/refund', answer, aps)).toEqual(unverified('signature'));
  });

  test('C3: a notification is verified over the path of our URL', () => {
    const headers = {
      'client-id': aps.clientId,
      'request-time': knownText('C3', 'requestTime'),
      signature: formatSignatureHeader(1, knownText('C3', 'signature_b64')),
    };
    const message = { path: notifyPath, headers, body: knownText('C3', 'body') };
    expect(readNotification(message, aps)).toMatchObject({
      kind: 'authentic',
      notice: { tradeNo: paymentId, outcome: { kind: 'captured' } },
    });
  });
});

const unverified = (reason: string): object => ({
  kind: 'unverified',
  code: `UNVERIFIED_${reason}`,
});

const asAnswer = (vector: Vector, signature = header(vector)): WireAnswer => ({
  status: 200,
  headers: { 'client-id': aps.clientId, 'response-time': vector.time, signature },
  body: Buffer.from(vector.body),
});
const header = ({ signature }: Vector): string => formatSignatureHeader(0, signature);

describe('what openssl signed', () => {
  test.each(vectorsOf('answers').map((vector) => [vector.id, vector.what, vector] as const))(
    '%s (%s)',
    (_, __, vector) => {
      const expected = vector.fault
        ? unverified(vector.fault)
        : { kind: 'verified', message: JSON.parse(vector.body) };
      expect(readAnswer(vector.path, asAnswer(vector), aps)).toEqual(expected);
    },
  );

  test('a space that was trimmed from the body breaks the signature', () => {
    const vector = vectorOf('answers', 'outer-space');
    const trimmed = asAnswer({ ...vector, body: vector.body.trim() });
    expect(readAnswer(vector.path, trimmed, aps)).toEqual(unverified('signature'));
  });

  test('a body that was written anew breaks it as well', () => {
    const vector = vectorOf('answers', 'escaped-slash');
    const again = asAnswer({ ...vector, body: JSON.stringify(JSON.parse(vector.body)) });
    expect(readAnswer(vector.path, again, aps)).toEqual(unverified('signature'));
  });
});

describe('the signature header', () => {
  const vector = vectorOf('answers', 'raw-values');
  const { signature } = vector;
  const encoded = encodeURIComponent(signature);
  const urlAlphabet = signature.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  const read = (value: string): unknown => readAnswer(vector.path, asAnswer(vector, value), aps);

  test('the vector has what the spellings differ in', () => {
    expect(signature).toMatch(/\+/);
    expect(signature).toMatch(/\//);
  });

  test.each([
    ['percent-encoded, as documented', `algorithm=RSA256,keyVersion=1,signature=${encoded}`],
    [
      'percent-encoded in lower case',
      `algorithm=RSA256,keyVersion=1,signature=${encoded.replace(/%../g, (s) => s.toLowerCase())}`,
    ],
    ['with spaces', ` algorithm = RSA256 , keyVersion = 0 , signature = ${encoded} `],
    ['in another order', `signature=${encoded},algorithm=RSA256,keyVersion=2`],
    ['without a key version', `algorithm=RSA256,signature=${encoded}`],
    ['not encoded', `algorithm=RSA256,keyVersion=1,signature=${signature}`],
    [
      'with pluses that became spaces',
      `algorithm=RSA256,keyVersion=1,signature=${signature.replaceAll('+', ' ')}`,
    ],
    ['in the URL alphabet', `algorithm=RSA256,keyVersion=1,signature=${urlAlphabet}`],
  ])('%s is read', (_, value) => {
    expect(read(value)).toMatchObject({ kind: 'verified' });
  });

  test.each([
    ['names another algorithm', `algorithm=RSA512,keyVersion=1,signature=${encoded}`, 'algorithm'],
    ['names an older one', `algorithm=RSA,keyVersion=1,signature=${encoded}`, 'algorithm'],
    ['names one in another case', `algorithm=rsa256,signature=${encoded}`, 'algorithm'],
    ['names none', `keyVersion=1,signature=${encoded}`, 'algorithm'],
    ['says none', `algorithm=none,signature=${encoded}`, 'algorithm'],
    [
      'is that of a development mode',
      'algorithm=RSA256,keyVersion=1,signature=testing_signature',
      'signature',
    ],
    ['is only that word', 'testing_signature', 'malformed-signature'],
    ['has an empty signature', 'algorithm=RSA256,signature=', 'malformed-signature'],
    ['has no signature', 'algorithm=RSA256,keyVersion=1', 'malformed-signature'],
    [
      'has two algorithms',
      `algorithm=none,algorithm=RSA256,signature=${encoded}`,
      'malformed-signature',
    ],
    [
      'has two signatures',
      `algorithm=RSA256,signature=x,signature=${encoded}`,
      'malformed-signature',
    ],
    ['has a wrong percent', 'algorithm=RSA256,signature=abc%zz', 'malformed-signature'],
    ['is no base64', 'algorithm=RSA256,signature=@@@@', 'malformed-signature'],
    ['is too long', `algorithm=RSA256,signature=${'A'.repeat(3000)}`, 'malformed-signature'],
  ])('one that %s is refused', (_, value, reason) => {
    expect(read(value)).toEqual(unverified(reason));
  });
});

describe('an answer is refused', () => {
  const genuine = answerOn(payPath, paid);
  const without = (name: string): WireAnswer => {
    const { [name]: _, ...headers } = genuine.headers;
    return { ...genuine, headers };
  };
  const withHeader = (name: string, value: string): WireAnswer => ({
    ...genuine,
    headers: { ...genuine.headers, [name]: value },
  });
  const read = (answer: WireAnswer): unknown => readAnswer(payPath, answer, aps);

  test('when a header of its signature is missing or empty', () => {
    expect(read(genuine)).toMatchObject({ kind: 'verified' });
    for (const answer of [
      without('signature'),
      without('response-time'),
      withHeader('signature', ''),
      withHeader('response-time', ''),
    ]) {
      expect(read(answer)).toEqual({ kind: 'unverified', code: 'UNSIGNED' });
    }
  });

  test('when it has the time of a request instead', () => {
    const answer = withHeader('request-time', genuine.headers['response-time'] ?? '');
    const { 'response-time': _, ...headers } = answer.headers;
    expect(read({ ...answer, headers })).toEqual({ kind: 'unverified', code: 'UNSIGNED' });
  });

  test('when it is for another client, though Alipay signed it', () => {
    expect(read(withHeader('client-id', 'TEST_5X00000000000002'))).toEqual(unverified('client-id'));
    const other = { ...aps, clientId: 'TEST_5X00000000000002' };
    expect(readAnswer(payPath, without('client-id'), other)).toEqual(unverified('signature'));
  });

  test('but not for want of the client, which the signature covers', () => {
    expect(read(without('client-id'))).toMatchObject({ kind: 'verified' });
  });

  test('when it answers another path', () => {
    for (const path of ['/aps/api/v1/payments/cancelPayment', `/prod${payPath}`, `${payPath}/`]) {
      expect(readAnswer(path, genuine, aps)).toEqual(unverified('signature'));
    }
  });

  test('when its time was changed, or could hide the beginning of a body', () => {
    expect(read(withHeader('response-time', '2026-11-22T12:30:07+08:00'))).toEqual(
      unverified('signature'),
    );
    expect(read(withHeader('response-time', '1.{"a":1}'))).toEqual(unverified('time'));
  });

  test('when an amount was changed', () => {
    const body = Buffer.from(String(genuine.body).replace('"540"', '"541"'));
    expect(read({ ...genuine, body })).toEqual(unverified('signature'));
  });

  test.each([
    ['is no JSON', '<html>busy</html>', 'malformed'],
    ['is a list', '[]', 'malformed'],
    ['is null', 'null', 'malformed'],
    ['is empty', '', 'malformed'],
    ['names the amount twice', '{"value":"540","value":"1"}', 'duplicate-member'],
    ['names it twice in a list', '{"a":[{"b":1},{"b":1,"b":2}]}', 'duplicate-member'],
    ['names it twice with space before the colon', '{"a" :1,"a"\t:2}', 'duplicate-member'],
  ])('when what was signed %s', (_, body, reason) => {
    expect(read(answerOn(payPath, body))).toEqual(unverified(reason));
  });

  test('though not when two objects have members of the same name', () => {
    const body = '{"a":{"x":1},"b":{"x":1},"c":[{"x":":"},{"x":"x"}],"x":"x\\":\\\\"}';
    expect(read(answerOn(payPath, body))).toMatchObject({ kind: 'verified' });
  });

  test('when it is not UTF-8, has a byte order mark, or is too large', () => {
    expect(read({ ...genuine, body: Buffer.from([0x7b, 0xb5, 0xc4, 0x7d]) })).toEqual(
      unverified('not-utf8'),
    );
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), genuine.body]);
    expect(read({ ...genuine, body: marked })).toEqual(unverified('signature'));
    const padded = (bytes: number): WireAnswer =>
      answerOn(payPath, JSON.stringify(paid).padEnd(bytes, ' '));
    expect(read(padded(256 * 1024))).toMatchObject({ kind: 'verified' });
    expect(read(padded(256 * 1024 + 1))).toEqual(unverified('too-large'));
  });

  test('and an unsigned one says which of our settings Alipay does not know', () => {
    const unsigned = (body: string): unknown =>
      read({ status: 200, headers: {}, body: Buffer.from(body) });
    for (const code of ['INVALID_SIGNATURE', 'KEY_NOT_FOUND', 'INVALID_CLIENT']) {
      const body = `{"result":{"resultCode":"${code}","resultStatus":"F"}}`;
      expect(unsigned(body)).toEqual({ kind: 'unverified', code: `UNSIGNED_${code}` });
    }
    expect(unsigned(JSON.stringify(paid))).toEqual({ kind: 'unverified', code: 'UNSIGNED' });
    expect(unsigned('<html>')).toEqual({ kind: 'unverified', code: 'UNSIGNED' });
  });
});

test('an old and a new key of Alipay are both good while it rotates them', () => {
  const { publicKey: newer } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const answer = answerOn(payPath, paid);
  const rotating = { ...aps, alipayPublicKeys: [newer, ...aps.alipayPublicKeys] };
  expect(readAnswer(payPath, answer, rotating)).toMatchObject({ kind: 'verified' });
  const rotated = { ...aps, alipayPublicKeys: [newer] };
  expect(readAnswer(payPath, answer, rotated)).toEqual(unverified('signature'));
});

test('the time is in China, whatever the zone of the machine', () => {
  const request = signedRequest(aps, payPath, '{}', Date.UTC(2026, 11, 31, 16, 0, 0));
  expect(request.headers['request-time']).toBe('2027-01-01T00:00:00+08:00');
  const message = { path: payPath, body: '{}' };
  // Ours is no signature of Alipay's.
  expect(signingFault(aps, 'request-time', message, request.headers)).toBe('signature');
});
