import { canonicalText } from '../../../alipay/signing/canonical.ts';
import { signMd5, verifyMd5 } from '../../../alipay/signing/md5.ts';
import { sign, verify } from '../../../alipay/signing/rsa.ts';
import type { GlobalMerchant } from '../simulated-merchant.ts';
import { type Charset, encoded } from './charset.ts';

/** The bytes that are signed: without `sign`, `sign_type` and what is empty (protocol 3.2). */
export function signedBytes(params: Iterable<readonly [string, string]>, charset: Charset): Buffer {
  const signed = [...params].filter(
    ([key, value]) => key !== 'sign' && key !== 'sign_type' && value !== '',
  );
  return encoded(canonicalText(signed), charset);
}

/** Alipay's signature for that partner. */
export const signatureFor = (merchant: GlobalMerchant, bytes: Buffer): string =>
  merchant.signType === 'MD5'
    ? signMd5(merchant.md5Key, bytes)
    : sign(merchant.signType, merchant.alipayPrivateKey, bytes);

/** Whether the partner signed these bytes. */
export const isSignedBy = (merchant: GlobalMerchant, bytes: Buffer, signature: string): boolean =>
  merchant.signType === 'MD5'
    ? verifyMd5(merchant.md5Key, bytes, signature)
    : verify(merchant.signType, merchant.merchantPublicKey, bytes, signature);
