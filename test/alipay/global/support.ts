import { readFileSync } from 'node:fs';
import type { CallContext, PostedMessage, WireAnswer } from '../../../alipay/gateway-protocol.ts';
import type { GlobalCredentials } from '../../../alipay/global/credentials.ts';
import type { GlobalSignType } from '../../../alipay/global/sign-type.ts';
import { canonicalText } from '../../../alipay/signing/canonical.ts';
import { importPrivateKey, importPublicKey } from '../../../alipay/signing/keys.ts';
import { signMd5 } from '../../../alipay/signing/md5.ts';
import { sign } from '../../../alipay/signing/rsa.ts';
import { alipayPrivateKey, vectorFile } from '../support.ts';

export const md5Key = 'testonly0testonly1testonly2test3';

const account = {
  endpoint: 'https://mapi.example.test/gateway.do',
  partner: '2088000000000001',
  secondaryMerchant: { id: 'M001', name: 'Test Burger', industry: '5812' },
} as const;

export const md5Credentials = {
  ...account,
  signType: 'MD5',
  md5Keys: [md5Key],
} as const satisfies GlobalCredentials;

export const rsaCredentials = (signType: 'RSA' | 'RSA2') =>
  ({
    ...account,
    signType,
    privateKey: importPrivateKey(vectorFile.app_private_pkcs8_der_b64),
    alipayPublicKeys: [importPublicKey(vectorFile.alipay_side_public_spki_der_b64)],
  }) satisfies GlobalCredentials;

export const signTypes = ['MD5', 'RSA', 'RSA2'] as const satisfies readonly GlobalSignType[];

export const credentialsFor = (signType: GlobalSignType): GlobalCredentials =>
  signType === 'MD5' ? md5Credentials : rsaCredentials(signType);

export const context: CallContext = {
  now: Date.UTC(2026, 10, 22, 4, 30, 5),
  notifyUrl: 'https://pay.example.test/alipay/notify',
};

export type Params = Readonly<Record<string, string>>;

export interface Vectors<Vector> {
  readonly made: string;
  readonly vectors: readonly (Vector & Readonly<Record<GlobalSignType, string>>)[];
}

export function vectorsOf<Vector>(file: string): Vectors<Vector>['vectors'] {
  const text = readFileSync(new URL(`vectors/${file}`, import.meta.url), 'utf8');
  return (JSON.parse(text) as Vectors<Vector>).vectors;
}

/** The parameters that a request sends, in the URL and in the body. */
export function sentParams(request: { readonly url: string; readonly body: string }): Params {
  return Object.fromEntries([
    ...new URL(request.url).searchParams,
    ...new URLSearchParams(request.body),
  ]);
}

export function alipaySigns(text: string, signType: GlobalSignType = 'MD5'): string {
  return signType === 'MD5' ? signMd5(md5Key, text) : sign(signType, alipayPrivateKey, text);
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export const xmlOf = (fields: Params): string =>
  Object.entries(fields)
    .map(([name, value]) => `<${name}>${escaped(value)}</${name}>`)
    .join('');

const filled = (fields: Params): [string, string][] =>
  Object.entries(fields).filter(([, value]) => value !== '');

/** An answer as Alipay would sign and send it. */
export function answerXml(fields: Params, signType: GlobalSignType = 'MD5'): string {
  const signature = alipaySigns(canonicalText(filled(fields)), signType);
  return `<?xml version="1.0" encoding="UTF-8"?><alipay><is_success>T</is_success><request><param name="service">s</param><param name="partner">2088000000000001</param></request><response><alipay>${xmlOf(fields)}</alipay></response><sign>${signature}</sign><sign_type>${signType}</sign_type></alipay>`;
}

export const wire = (body: string | Buffer, contentType = 'text/xml'): WireAnswer => ({
  status: 200,
  headers: { 'content-type': contentType },
  body: Buffer.from(body),
});

/** A form body as Alipay would sign and send it. */
export function notificationBody(params: Params, signType: GlobalSignType = 'MD5'): string {
  const signature = alipaySigns(canonicalText(filled(params)), signType);
  return new URLSearchParams({ ...params, sign: signature, sign_type: signType }).toString();
}

export const posted = (body: string): PostedMessage => ({
  path: '/alipay/notify',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body,
});
