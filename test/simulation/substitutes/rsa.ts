import { createHmac, createPublicKey, type KeyObject } from 'node:crypto';
import * as real from '../../../alipay/signing/rsa.ts';
import type { SignType } from '../../../alipay/signing/sign-type.ts';

/*
 * In place of alipay/signing/rsa.ts while a simulation runs. RSA is nine tenths of the time of a
 * payment, so most worlds sign with an HMAC that the two halves of a key pair share; one in a hundred
 * signs for real.
 */

let isReal = false;

/** For the world that begins. */
export function signForReal(yes: boolean): void {
  isReal = yes;
}

export function sign(signType: SignType, privateKey: KeyObject, text: string | Buffer): string {
  return isReal ? real.sign(signType, privateKey, text) : mac(signType, privateKey, text);
}

export function verify(
  signType: SignType,
  publicKey: KeyObject,
  text: string | Buffer,
  signatureBase64: string,
): boolean {
  return isReal
    ? real.verify(signType, publicKey, text, signatureBase64)
    : mac(signType, publicKey, text) === signatureBase64;
}

const secrets = new WeakMap<KeyObject, string>();

function mac(signType: SignType, key: KeyObject, text: string | Buffer): string {
  let secret = secrets.get(key);
  if (secret === undefined) {
    const half = key.type === 'private' ? createPublicKey(key) : key;
    secret = half.export({ type: 'spki', format: 'der' }).toString('base64');
    secrets.set(key, secret);
  }
  return createHmac('sha256', `${signType} ${secret}`).update(text).digest('base64');
}
