import { readFileSync } from 'node:fs';
import type { AlipayPlusCredentials } from '../../../alipay/alipay-plus/credentials.ts';
import {
  formatSignatureHeader,
  parseSignatureHeader,
} from '../../../alipay/alipay-plus/signature-header.ts';
import type { TimeHeader } from '../../../alipay/alipay-plus/signing.ts';
import type { PostedMessage, TradeOrder, WireAnswer } from '../../../alipay/gateway-protocol.ts';
import { importPrivateKey, importPublicKey } from '../../../alipay/signing/keys.ts';
import { sign } from '../../../alipay/signing/rsa.ts';

const readJson = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));

interface KnownAnswers {
  readonly app_private_pkcs8_der_b64: string;
  readonly app_public_spki_der_b64: string;
  readonly alipay_side_private_pkcs8_der_b64: string;
  readonly alipay_side_public_spki_der_b64: string;
  readonly vectors: readonly (Readonly<Record<string, string>> & { readonly id: string })[];
}

/** Throw-away keys, and the known answers C1 to C3. */
const known = readJson('../vectors/alipay-vectors.json') as KnownAnswers;

export function knownText(id: string, field: string): string {
  const text = known.vectors.find((vector) => vector.id === id)?.[field];
  if (text === undefined) throw new Error(`no ${field} in vector ${id}`);
  return text;
}

/** A message that the openssl command signed. */
export interface Vector {
  readonly id: string;
  readonly what: string;
  readonly path: string;
  readonly time: string;
  readonly body: string;
  /** Base64. */
  readonly signature: string;
  /** Why it is refused although it is signed; accepted when there is none. */
  readonly fault?: string;
}

export const vectorsOf = (name: string): readonly Vector[] =>
  (readJson(`vectors/${name}.json`) as { vectors: readonly Vector[] }).vectors;

export function vectorOf(name: string, id: string): Vector {
  const vector = vectorsOf(name).find((candidate) => candidate.id === id);
  if (vector === undefined) throw new Error(`no vector ${id} in ${name}`);
  return vector;
}

const appPrivateKey = importPrivateKey(known.app_private_pkcs8_der_b64);
export const appPublicKey = importPublicKey(known.app_public_spki_der_b64);
export const alipayPrivateKey = importPrivateKey(known.alipay_side_private_pkcs8_der_b64);

export const aps: AlipayPlusCredentials = {
  endpoint: 'https://open.example.test',
  dialect: 'aps',
  clientId: 'TEST_5X00000000000001',
  keyVersion: 1,
  privateKey: appPrivateKey,
  alipayPublicKeys: [importPublicKey(known.alipay_side_public_spki_der_b64)],
  merchant: { referenceMerchantId: 'M001', name: 'Test Burger', mcc: '5814', region: 'US' },
  settlementCurrency: 'USD',
};

export const ams: AlipayPlusCredentials = { ...aps, dialect: 'ams' };

/** 2026-11-22T12:30:05+08:00. */
export const now = Date.UTC(2026, 10, 22, 4, 30, 5);
export const outTradeNo = 'KSK01_20261122_000123';
export const paymentId = '202611221900000000000000000001';

export const order: TradeOrder = {
  outTradeNo,
  amount: { currency: 'USD', minor: 540 },
  subject: 'Burger & Fries 套餐',
  storeId: 'S001',
  storeName: 'Test Store',
  terminalId: 'K07',
  expiresAt: now + 120_000,
};

export const context = { now, notifyUrl: 'https://pay.example.test/alipayplus/notify' };

export const result = (resultCode: string, resultStatus: string): object => ({
  resultCode,
  resultStatus,
  resultMessage: 'as Alipay words it',
});

export const paid = {
  result: result('SUCCESS', 'S'),
  paymentRequestId: outTradeNo,
  paymentId,
  paymentAmount: { currency: 'USD', value: '540' },
};

/** The headers under which Alipay would send this body. */
function alipayHeaders(
  timeHeader: TimeHeader,
  path: string,
  body: string,
  clientId = aps.clientId,
): Record<string, string> {
  const time = '2026-11-22T12:30:06+08:00';
  const text = `POST ${path}\n${clientId}.${time}.${body}`;
  return {
    'client-id': clientId,
    [timeHeader]: time,
    signature: formatSignatureHeader(0, sign('RSA2', alipayPrivateKey, text)),
  };
}

/** Alipay's signed answer on this path; an object is written as JSON. */
export function answerOn(path: string, content: object | string): WireAnswer {
  const body = typeof content === 'string' ? content : JSON.stringify(content);
  return {
    status: 200,
    headers: alipayHeaders('response-time', path, body),
    body: Buffer.from(body),
  };
}

export const notifyPath = '/alipayplus/notify';

/** Alipay's signed message to us. */
export function posted(content: object | string, path = notifyPath): PostedMessage {
  const body = typeof content === 'string' ? content : JSON.stringify(content);
  return { path, body, headers: alipayHeaders('request-time', path, body) };
}

/** A vector as the message that it is. */
export function postedVector(vector: Vector): PostedMessage {
  const headers = {
    'client-id': aps.clientId,
    'request-time': vector.time,
    signature: formatSignatureHeader(1, vector.signature),
  };
  return { path: vector.path, body: vector.body, headers };
}

/** The base64 signature in the headers of a message of ours. */
export function signatureIn(headers: Readonly<Record<string, string>>): string {
  const parsed = parseSignatureHeader(headers['signature'] ?? '');
  if (typeof parsed === 'string') throw new Error(parsed);
  return parsed.signature;
}
