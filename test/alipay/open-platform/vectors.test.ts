import { readFileSync } from 'node:fs';
import { AlipaySdk } from 'alipay-sdk';
import { describe, expect, test } from 'vitest';
import { parseNotification } from '../../../alipay/open-platform/notification.ts';
import { signRequest } from '../../../alipay/open-platform/request.ts';
import { readAnswer } from '../../../alipay/open-platform/response.ts';
import { canonicalText } from '../../../alipay/signing/canonical.ts';
import { credentials, vectorFile } from '../support.ts';

/** The cases of protocol 5, one file for each direction; each file says how it was made. */
function vectorsOf<Vector>(name: string): readonly Vector[] {
  const file = readFileSync(new URL(`vectors/${name}.json`, import.meta.url), 'utf8');
  return (JSON.parse(file) as { vectors: Vector[] }).vectors;
}

interface RequestVector {
  readonly case: string;
  readonly common: Readonly<Record<string, string>>;
  readonly business: Readonly<Record<string, string>>;
  readonly string_to_sign: string;
  readonly sign: string;
  readonly body: string;
}

interface ResponseVector {
  readonly case: string;
  readonly body_base64: string;
  readonly expect: object;
}

interface NotificationVector {
  readonly case: string;
  readonly body: string;
  readonly expect:
    | { readonly kind: 'authentic'; readonly params: Readonly<Record<string, string>> }
    | { readonly kind: 'rejected'; readonly reason: string };
}

describe('a request', () => {
  test.each(vectorsOf<RequestVector>('requests'))('$case', (vector) => {
    const signType = vector.common['sign_type'] === 'RSA' ? 'RSA' : 'RSA2';
    const request = signRequest({ ...credentials, signType }, vector.common, vector.business);
    const query = new URL(request.url).searchParams;
    expect(query.get('sign')).toBe(vector.sign);
    expect(request.body).toBe(vector.body);

    const received = new URLSearchParams(`${query}&${request.body}`);
    received.delete('sign');
    expect(canonicalText(received)).toBe(vector.string_to_sign);
  });

  test('that names a parameter twice is never made', () => {
    const twice = () => signRequest(credentials, { method: 'a' }, { method: 'b' });
    expect(twice).toThrow('method');
  });
});

describe('an answer', () => {
  test.each(vectorsOf<ResponseVector>('responses'))('$case', (vector) => {
    const body = Buffer.from(vector.body_base64, 'base64');
    expect(readAnswer('alipay.trade.query', body, credentials)).toEqual(vector.expect);
  });
});

describe('a notification', () => {
  const sdk = new AlipaySdk({
    appId: credentials.appId,
    privateKey: vectorFile.app_private_pkcs8_der_b64,
    keyType: 'PKCS8',
    alipayPublicKey: vectorFile.alipay_side_public_spki_der_b64,
  });

  test.each(vectorsOf<NotificationVector>('notifications'))('$case', (vector) => {
    const read = parseNotification(vector.body, credentials);
    if (vector.expect.kind === 'rejected') {
      expect(read).toEqual(vector.expect);
      return;
    }
    if (read.kind !== 'authentic') throw new Error(read.kind);
    expect(Object.fromEntries(read.params)).toMatchObject(vector.expect.params);
    // The SDK keeps empty values, and needs the name of the algorithm.
    if (read.params.size === [...new URLSearchParams(vector.body)].length - 2) {
      const received = Object.fromEntries(new URLSearchParams(vector.body));
      expect(sdk.checkNotifySignV2(received)).toBe(true);
    }
  });
});
