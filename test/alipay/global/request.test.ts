import { describe, expect, test } from 'vitest';
import { signRequest } from '../../../alipay/global/request.ts';
import { vectorParams, vectorText } from '../support.ts';
import {
  credentialsFor,
  md5Credentials,
  type Params,
  rsaCredentials,
  sentParams,
  signTypes,
  vectorsOf,
} from './support.ts';

describe('the published vectors', () => {
  test('B1: an MD5 request, byte for byte', () => {
    const sent = sentParams(signRequest(md5Credentials, vectorParams('B1')));
    expect(sent['sign']).toBe(vectorText('B1', 'md5'));
    expect(sent).not.toHaveProperty('memo');
  });

  test('B2: the same request signed with RSA and RSA2', () => {
    const signed = (signType: 'RSA' | 'RSA2'): string | undefined =>
      sentParams(signRequest(rsaCredentials(signType), vectorParams('B1')))['sign'];
    expect(signed('RSA')).toBe(vectorText('B2', 'rsa_sha1'));
    expect(signed('RSA2')).toBe(vectorText('B2', 'rsa2'));
  });
});

const vectors = vectorsOf<{
  readonly row: string;
  readonly params: Params;
  readonly sent: string;
}>('requests.json');

describe.each(vectors)('$row', (vector) => {
  test.each(signTypes)('%s', (signType) => {
    const request = signRequest(credentialsFor(signType), vector.params);
    expect(sentParams(request)['sign']).toBe(vector[signType]);
    expect(request.body.split('&')).toContain(vector.sent);
    expect(request.body).toContain(`&sign=${encodeURIComponent(vector[signType])}&`);
  });
});

test('the charset stands in the URL, where the gateway looks for it, and only there', () => {
  const request = signRequest(md5Credentials, vectorParams('B1'));
  expect(request.url).toBe('https://mapi.example.test/gateway.do?_input_charset=UTF-8');
  expect(request.body).not.toContain('_input_charset');
  expect(request.headers).toEqual({
    'content-type': 'application/x-www-form-urlencoded;charset=utf-8',
  });
});

test('while MD5 keys rotate, the first one signs', () => {
  const rotating = { ...md5Credentials, md5Keys: ['new'.repeat(10), 'old'.repeat(10)] };
  const alone = { ...md5Credentials, md5Keys: ['new'.repeat(10)] };
  const params = vectorParams('B1');
  expect(signRequest(rotating, params)).toEqual(signRequest(alone, params));
});

test.each([{ md5Keys: [] }, { md5Keys: [''] }])('nothing is signed without a key: %j', (keys) => {
  expect(() => signRequest({ ...md5Credentials, ...keys }, {})).toThrow(RangeError);
});
