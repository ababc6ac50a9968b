import { readFileSync } from 'node:fs';
import type { AnswerNode } from '../../alipay/open-platform/answer-node.ts';
import type { OpenPlatformCredentials } from '../../alipay/open-platform/credentials.ts';
import type { VerifiedAnswer } from '../../alipay/open-platform/response.ts';
import { canonicalText } from '../../alipay/signing/canonical.ts';
import { importPrivateKey, importPublicKey } from '../../alipay/signing/keys.ts';
import { sign } from '../../alipay/signing/rsa.ts';

type Vector = Readonly<Record<string, unknown>> & { readonly id: string };

interface VectorFile {
  readonly app_private_pkcs8_der_b64: string;
  readonly app_public_spki_der_b64: string;
  readonly alipay_side_private_pkcs8_der_b64: string;
  readonly alipay_side_public_spki_der_b64: string;
  readonly vectors: readonly Vector[];
}

/** Throw-away keys and known answers, made with openssl, not with the code under test. */
export const vectorFile: VectorFile = JSON.parse(
  readFileSync(new URL('vectors/alipay-vectors.json', import.meta.url), 'utf8'),
);

export function vectorText(id: string, field: string): string {
  const value = vectorFile.vectors.find((vector) => vector.id === id)?.[field];
  if (typeof value !== 'string') throw new Error(`no text ${field} in vector ${id}`);
  return value;
}

export function vectorParams(id: string): Readonly<Record<string, string>> {
  const value = vectorFile.vectors.find((vector) => vector.id === id)?.['params'];
  return Object.fromEntries(
    Object.entries(value ?? {}).map(([key, param]) => [key, String(param)]),
  );
}

export const appPublicKey = importPublicKey(vectorFile.app_public_spki_der_b64);
export const alipayPrivateKey = importPrivateKey(vectorFile.alipay_side_private_pkcs8_der_b64);

export const credentials: OpenPlatformCredentials = {
  endpoint: 'https://gateway.example.test/gateway.do',
  appId: '2021000000000001',
  sellerId: '2088000000000001',
  signType: 'RSA2',
  privateKey: importPrivateKey(vectorFile.app_private_pkcs8_der_b64),
  alipayPublicKeys: [importPublicKey(vectorFile.alipay_side_public_spki_der_b64)],
};

export const alipaySigns = (text: string): string => sign('RSA2', alipayPrivateKey, text);

export const verified = (node: AnswerNode): VerifiedAnswer => ({ kind: 'verified', node });

/** A form body, as Alipay would sign and send these parameters. */
export function notificationBody(params: Readonly<Record<string, string>>): string {
  const entries = Object.entries(params);
  const signature = alipaySigns(canonicalText(entries));
  return new URLSearchParams([...entries, ['sign', signature], ['sign_type', 'RSA2']]).toString();
}
