import type { OpenPlatformCredentials } from '../../alipay/open-platform/credentials.ts';
import { importPrivateKey, importPublicKey } from '../../alipay/signing/keys.ts';
import type { SignType } from '../../alipay/signing/sign-type.ts';

/** A merchant's secret as it is stored: one unit, so that sandbox and production never mix. */
export interface MerchantSecret {
  readonly gateway: 'open-platform';
  readonly endpoint: string;
  readonly appId: string;
  readonly sellerId?: string;
  readonly signType: SignType;
  readonly privateKey: string;
  readonly alipayPublicKeys: readonly string[];
}

/** @throws Error naming the field that is wrong, never its value. */
export function parseCredentials(secret: unknown): OpenPlatformCredentials {
  const fields = (typeof secret === 'object' && secret !== null ? secret : {}) as Record<
    string,
    unknown
  >;
  if (fields['gateway'] !== 'open-platform') throw wrong('gateway');
  const signType = text(fields, 'signType');
  if (signType !== 'RSA2' && signType !== 'RSA') throw wrong('signType');
  const keys = fields['alipayPublicKeys'];
  if (!Array.isArray(keys) || keys.length === 0) throw wrong('alipayPublicKeys');
  const endpoint = text(fields, 'endpoint');
  if (!isPrivate(URL.parse(endpoint))) throw wrong('endpoint');
  return {
    endpoint,
    appId: text(fields, 'appId'),
    sellerId: fields['sellerId'] === undefined ? undefined : text(fields, 'sellerId'),
    signType,
    privateKey: importPrivateKey(text(fields, 'privateKey')),
    alipayPublicKeys: keys.map((key) => importPublicKey(String(key))),
  };
}

/** Auth codes travel there. Plain http is for the simulator, and never leaves the machine. */
const isPrivate = (endpoint: URL | null): boolean =>
  endpoint?.protocol === 'https:' ||
  (endpoint?.protocol === 'http:' && LOOPBACK.includes(endpoint.hostname));

const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

function text(fields: Readonly<Record<string, unknown>>, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value === '') throw wrong(name);
  return value;
}

const wrong = (field: string): Error =>
  new Error(`The merchant's credentials have no usable ${field}`);
