import { createHash, timingSafeEqual } from 'node:crypto';

const bytesOf = (text: string | Buffer): Buffer =>
  typeof text === 'string' ? Buffer.from(text, 'utf8') : text;

const digestOf = (key: string, text: string | Buffer): string =>
  createHash('md5').update(bytesOf(text)).update(key, 'utf8').digest('hex');

/**
 * Alipay's MD5 signature (protocol 3.2): the digest of the text (UTF-8, or bytes as they are) with
 * the shared key appended, in lower-case hex. Who can verify it can also make it.
 */
export function signMd5(key: string, text: string | Buffer): string {
  return digestOf(key, text);
}

/** Whether the hex signature, in either case, is that of the text. Takes the same time wherever they differ. */
export function verifyMd5(key: string, text: string | Buffer, signatureHex: string): boolean {
  if (!/^[0-9a-f]{32}$/i.test(signatureHex)) return false;
  const expected = Buffer.from(digestOf(key, text), 'hex');
  return timingSafeEqual(expected, Buffer.from(signatureHex, 'hex'));
}
