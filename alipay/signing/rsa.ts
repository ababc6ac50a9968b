import { type KeyObject, sign as signBytes, verify as verifyBytes } from 'node:crypto';
import { digestOf, type SignType } from './sign-type.ts';

const bytesOf = (text: string | Buffer): Buffer =>
  typeof text === 'string' ? Buffer.from(text, 'utf8') : text;

/** Signs UTF-8 text, or bytes as they are; the answer is base64 (344 characters for 2048 bits). */
export function sign(signType: SignType, privateKey: KeyObject, text: string | Buffer): string {
  return signBytes(digestOf[signType], bytesOf(text), privateKey).toString('base64');
}

/** Whether the signature is that of the text. Never throws: what cannot be read is not a signature. */
export function verify(
  signType: SignType,
  publicKey: KeyObject,
  text: string | Buffer,
  signatureBase64: string,
): boolean {
  const signature = Buffer.from(signatureBase64, 'base64');
  // Node skips what is not base64; one signature must have one spelling.
  if (signature.toString('base64') !== signatureBase64) return false;
  try {
    return verifyBytes(digestOf[signType], bytesOf(text), publicKey, signature);
  } catch {
    return false;
  }
}
