import { signMd5, verifyMd5 } from '../signing/md5.ts';
import { sign, verify } from '../signing/rsa.ts';
import type { GlobalKeys } from './credentials.ts';

/** Our signature of a text (protocol 3.2). Throws a RangeError when no MD5 key is configured. */
export function signatureOf(keys: GlobalKeys, text: string): string {
  switch (keys.signType) {
    case 'MD5': {
      const [key] = keys.md5Keys;
      if (key === undefined || key === '') throw new RangeError('no MD5 key is configured');
      return signMd5(key, text);
    }
    case 'RSA':
    case 'RSA2':
      return sign(keys.signType, keys.privateKey, text);
  }
}

/** Whether Alipay signed the text, with the configured algorithm and any of its keys. */
export function isSignedByAlipay(
  keys: GlobalKeys,
  text: string | Buffer,
  signature: string,
): boolean {
  switch (keys.signType) {
    case 'MD5':
      // The empty key is everybody's.
      return keys.md5Keys.some((key) => key !== '' && verifyMd5(key, text, signature));
    case 'RSA':
    case 'RSA2':
      return keys.alipayPublicKeys.some((key) => verify(keys.signType, key, text, signature));
  }
}
