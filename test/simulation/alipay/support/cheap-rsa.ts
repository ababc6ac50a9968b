import { createHmac, createPublicKey, type KeyObject } from 'node:crypto';

const secrets = new WeakMap<KeyObject, string>();

function secretOf(key: KeyObject): string {
  const known = secrets.get(key);
  if (known !== undefined) return known;
  const half = key.type === 'private' ? createPublicKey(key) : key;
  const secret = half.export({ type: 'spki', format: 'der' }).toString('base64');
  secrets.set(key, secret);
  return secret;
}

/** In place of alipay/signing/rsa.ts: an HMAC that the two halves of a key pair share. */
export const sign = (signType: string, key: KeyObject, text: string): string =>
  createHmac('sha256', secretOf(key)).update(signType).update(text).digest('base64');

export const verify = (type: string, key: KeyObject, text: string, signature: string): boolean =>
  sign(type, key, text) === signature;
