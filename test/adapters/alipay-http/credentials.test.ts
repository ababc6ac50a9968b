import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parseCredentials } from '../../../adapters/alipay-http/credentials.ts';
import { alipayPlusSecret, globalRsaSecret, globalSecret } from './secrets.ts';
import { secretFor, secrets } from './support.ts';

const ENDPOINT = 'https://openapi.alipay.com';
const good = secretFor(ENDPOINT);
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ecKey = ec.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const refusal = (secret: unknown): string => {
  try {
    parseCredentials(secret);
    return 'taken';
  } catch (error) {
    return error instanceof Error ? error.message : 'no error';
  }
};

describe('credentials', () => {
  test('are one unit: where to ask, who we are, and the keys of both sides', () => {
    const { gateway, credentials } = parseCredentials(good);
    expect(gateway).toBe('open-platform');
    expect(credentials).toMatchObject({
      endpoint: `${ENDPOINT}/gateway.do`,
      appId: good.appId,
      sellerId: good.sellerId,
      signType: 'RSA2',
      privateKey: { type: 'private' },
      alipayPublicKeys: [{ type: 'public' }],
    });
  });

  test('may leave the seller out, use RSA, and hold two keys while Alipay changes its own', () => {
    const { sellerId: _, ...anySeller } = good;
    const alipayPublicKeys = [secrets.alipayPublicKey, secrets.foreignPublicKey];
    const secret = { ...anySeller, signType: 'RSA', alipayPublicKeys };
    expect(parseCredentials(secret).credentials).toMatchObject({
      sellerId: undefined,
      signType: 'RSA',
      alipayPublicKeys: [{ type: 'public' }, { type: 'public' }],
    });
  });

  test.each(['http://127.0.0.1:4000/gateway.do', 'http://localhost:4000/', 'http://[::1]:4000/'])(
    'may name the simulator on this machine: %s',
    (endpoint) => {
      expect(parseCredentials({ ...good, endpoint }).credentials).toMatchObject({ endpoint });
    },
  );

  const cut = secrets.privateKey.slice(0, 400);
  test.each<[RegExp, string, object]>([
    [/gateway/, 'no gateway', { gateway: undefined }],
    [/gateway/, 'a gateway of another kind', { gateway: 'unionpay' }],
    [/endpoint/, 'no endpoint', { endpoint: undefined }],
    [/endpoint/, 'an endpoint that is no URL', { endpoint: 'openapi.alipay.com' }],
    [/endpoint/, 'plain http to elsewhere', { endpoint: 'http://openapi.alipay.com/gateway.do' }],
    [/endpoint/, 'a name that only looks local', { endpoint: 'http://localhost.evil.example/' }],
    [/endpoint/, 'a local name before the @', { endpoint: 'http://127.0.0.1@evil.example/' }],
    [/endpoint/, 'another scheme', { endpoint: 'ftp://openapi.alipay.com/' }],
    [/endpoint/, 'a file', { endpoint: 'file:///etc/passwd' }],
    [/appId/, 'no app', { appId: undefined }],
    [/appId/, 'an empty app', { appId: '' }],
    [/appId/, 'an app that is a number', { appId: 2021000000000001 }],
    [/sellerId/, 'an empty seller', { sellerId: '' }],
    [/sellerId/, 'a null seller', { sellerId: null }],
    [/signType/, 'no algorithm', { signType: undefined }],
    [/signType/, 'MD5', { signType: 'MD5' }],
    [/signType/, 'a list of algorithms', { signType: ['RSA2', 'RSA'] }],
    [/privateKey/, 'no private key', { privateKey: undefined }],
    [/private ?key/i, 'a private key that is cut off', { privateKey: cut }],
    [/private ?key/i, 'a public key in its place', { privateKey: secrets.alipayPublicKey }],
    [/private ?key/i, 'a key that is not RSA', { privateKey: ecKey }],
    [/PublicKeys/, 'no key of Alipay', { alipayPublicKeys: undefined }],
    [/PublicKeys/, 'an empty list of keys', { alipayPublicKeys: [] }],
    [/PublicKeys/, 'a key outside a list', { alipayPublicKeys: secrets.alipayPublicKey }],
    [/public ?key/i, 'a key that is nothing', { alipayPublicKeys: [null] }],
    [
      /public ?key/i,
      'a second key that is broken',
      { alipayPublicKeys: [secrets.alipayPublicKey, 'x'] },
    ],
    [/public ?key/i, 'our private key in its place', { alipayPublicKeys: [secrets.privateKey] }],
  ])('are refused, naming %s, with %s', (named, _, change) => {
    const message = refusal({ ...good, ...change });
    expect(message).toMatch(named);
    // No value of the secret, not even the wrong one, ends in a log.
    const values = [...Object.values(good), ...Object.values(change)].flat();
    const lines = values.flatMap((v) => String(v).split('\n')).filter((v) => v.length > 6);
    for (const value of lines.filter((v) => v !== 'open-platform')) {
      expect(message).not.toContain(value);
    }
  });

  test.each<[string, object, RegExp, object]>([
    ['global', globalSecret, /partner/, { partner: '' }],
    ['global', globalSecret, /signType/, { signType: 'DSA' }],
    ['global', globalSecret, /md5Keys/, { md5Keys: undefined }],
    ['global', globalSecret, /md5Keys/, { md5Keys: 'testonly0testonly1testonly2test3' }],
    ['global', globalSecret, /md5Keys/, { md5Keys: ['testonly0testonly1testonly2test3', 'short'] }],
    [
      'global',
      globalSecret,
      /secondaryMerchant\.id/,
      { secondaryMerchant: { ...globalSecret.secondaryMerchant, id: '' } },
    ],
    ['global', globalSecret, /secondaryMerchant\./, { secondaryMerchant: undefined }],
    ['global', globalSecret, /settlementCurrencies/, { settlementCurrencies: [] }],
    ['global', globalRsaSecret, /privateKey/, { privateKey: undefined }],
    ['global', globalRsaSecret, /alipayPublicKeys/, { alipayPublicKeys: [] }],
    ['alipay-plus', alipayPlusSecret, /dialect/, { dialect: 'antom' }],
    ['alipay-plus', alipayPlusSecret, /endpoint/, { endpoint: 'https://open-sea.alipay.com/ams' }],
    ['alipay-plus', alipayPlusSecret, /endpoint/, { endpoint: 'http://open-sea.alipay.com' }],
    ['alipay-plus', alipayPlusSecret, /clientId/, { clientId: undefined }],
    ['alipay-plus', alipayPlusSecret, /keyVersion/, { keyVersion: '1' }],
    [
      'alipay-plus',
      alipayPlusSecret,
      /merchant\.mcc/,
      { merchant: { ...alipayPlusSecret.merchant, mcc: 'food' } },
    ],
    ['alipay-plus', alipayPlusSecret, /privateKey/, { privateKey: 'x' }],
  ])('of %s are refused as well, naming the field', (_, complete, named, change) => {
    expect(refusal(complete)).toBe('taken');
    expect(refusal({ ...complete, ...change })).toMatch(named);
  });

  test.each([undefined, null, 'text', 5, [], {}])('are refused when the secret is %j', (secret) => {
    expect(refusal(secret)).toMatch(/gateway/);
  });
});
