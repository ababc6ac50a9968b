import {
  createHash,
  createPrivateKey,
  createPublicKey,
  createSign,
  createVerify,
} from 'node:crypto';
import { type SignType, vectors } from './partners.ts';

// Written against the protocol's description, not with our signing code: it checks the simulator
// from outside.

export type Params = Record<string, string>;

export interface Answer {
  readonly status: number;
  readonly contentType: string | null;
  readonly raw: string;
  readonly isSuccess: string;
  /** `error` beside is_success=F. */
  readonly error: string | undefined;
  /** The first element inside `<response>`. */
  readonly fields: Params;
  readonly hasSign: boolean;
  /** Whether `sign` is Alipay's over these fields. */
  readonly isAuthentic: boolean;
}

const privateKey = createPrivateKey({
  key: Buffer.from(vectors.app_private_pkcs8_der_b64, 'base64'),
  format: 'der',
  type: 'pkcs8',
});
const alipayKey = createPublicKey({
  key: Buffer.from(vectors.alipay_side_public_spki_der_b64, 'base64'),
  format: 'der',
  type: 'spki',
});
const digests = { RSA: 'RSA-SHA1', RSA2: 'RSA-SHA256' } as const;

export const textToSign = (params: Params): string =>
  Object.keys(params)
    .filter((key) => key !== 'sign' && key !== 'sign_type' && params[key] !== '')
    .sort()
    .map((key) => `${key}=${params[key]}`)
    .join('&');

const md5 = (bytes: Buffer): string =>
  createHash('md5')
    .update(Buffer.concat([bytes, Buffer.from(vectors.md5_key)]))
    .digest('hex');

export const signatureOf = (params: Params, signType: SignType): string => {
  const bytes = Buffer.from(textToSign(params));
  if (signType === 'MD5') return md5(bytes);
  return createSign(digests[signType]).update(bytes).sign(privateKey, 'base64');
};

export const isAlipays = (bytes: Buffer, signature: string, signType: SignType): boolean =>
  signType === 'MD5'
    ? md5(bytes) === signature
    : createVerify(digests[signType]).update(bytes).verify(alipayKey, signature, 'base64');

/** Sends as the protocol wants it: the charset in the query, everything else in the form. */
export async function send(url: string, params: Params): Promise<Answer> {
  const { _input_charset: charset, ...form } = params;
  const query = charset === undefined ? '' : `?_input_charset=${charset}`;
  const response = await fetch(`${url}/global/gateway.do${query}`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  return read(response);
}

const entities: Params = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescaped = (text: string): string =>
  text.replace(/&(\w+);/g, (_all, name) => entities[name] ?? '');

export async function read(response: Response): Promise<Answer> {
  const body = Buffer.from(await response.arrayBuffer());
  const charset = /encoding="([\w-]+)"/.exec(body.subarray(0, 100).toString('latin1'))?.[1];
  const raw = new TextDecoder(charset ?? 'utf-8').decode(body);
  const [, content = ''] = /<response><alipay>(.*?)<\/alipay>/s.exec(raw) ?? [];
  const fields = Object.fromEntries(
    [...content.matchAll(/<(\w+)>(.*?)<\/\1>/gs)].map(([, name = '', text = '']) => [
      name,
      unescaped(text),
    ]),
  );
  const sign = /<sign>(.*?)<\/sign>/.exec(raw)?.[1];
  const signType = /<sign_type>(.*?)<\/sign_type>/.exec(raw)?.[1] as SignType | undefined;
  return {
    status: response.status,
    contentType: response.headers.get('content-type'),
    raw,
    isSuccess: /<is_success>(.)<\/is_success>/.exec(raw)?.[1] ?? '',
    error: /<error>(\w+)<\/error><\/alipay>$/.exec(raw)?.[1],
    fields,
    hasSign: sign !== undefined,
    isAuthentic:
      sign !== undefined &&
      signType !== undefined &&
      isAlipays(Buffer.from(textToSign(fields)), unescaped(sign), signType),
  };
}
