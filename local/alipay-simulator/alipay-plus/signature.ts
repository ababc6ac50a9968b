import type { KeyObject } from 'node:crypto';
import { sign, verify } from '../../../alipay/signing/rsa.ts';

/** What is signed, in both directions (protocol 4.2). `path` has its query, if there is one. */
export interface SignedMessage {
  readonly path: string;
  readonly clientId: string;
  /** `request-time` or `response-time`, exactly as in its header. */
  readonly time: string;
  readonly body: string;
}

export const signedText = ({ path, clientId, time, body }: SignedMessage): string =>
  `POST ${path}\n${clientId}.${time}.${body}`;

/** Every client has one key, and Alipay has one for it. */
export const keyVersion = '1';

/** The value of a `signature` header. */
export function signatureHeader(message: SignedMessage, privateKey: KeyObject): string {
  const signature = encodeURIComponent(sign('RSA2', privateKey, signedText(message)));
  return `algorithm=RSA256,keyVersion=${keyVersion},signature=${signature}`;
}

interface SignatureParts {
  readonly keyVersion: string;
  readonly signature: string;
}

/**
 * Reads a `signature` header: comma separated, spaces around the parts tolerated. Undefined if a
 * part is missing or comes twice, or if the algorithm is any but RSA256.
 */
export function readSignatureHeader(header: string): SignatureParts | undefined {
  const parts = new Map<string, string>();
  for (const part of header.split(',')) {
    const [, name, value] = /^\s*(\w+)\s*=\s*(\S+)\s*$/.exec(part) ?? [];
    if (name === undefined || value === undefined || parts.has(name)) return undefined;
    parts.set(name, value);
  }
  const keyVersion = parts.get('keyVersion');
  const signature = urlDecoded(parts.get('signature') ?? '');
  if (parts.get('algorithm') !== 'RSA256' || keyVersion === undefined) return undefined;
  return signature === undefined ? undefined : { keyVersion, signature };
}

/** As Java decodes: a `+` that was not encoded becomes a space, and the signature no signature. */
function urlDecoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

export const isSignatureOf = (
  { signature }: SignatureParts,
  message: SignedMessage,
  publicKey: KeyObject,
): boolean => verify('RSA2', publicKey, signedText(message), signature);
