import { isAlipays, textToSign } from './client.ts';
import type { SignType } from './partners.ts';

/** Whether a notification carries Alipay's signature of that type. */
export function isLetterSigned(body: string, signType: SignType): boolean {
  const fields = Object.fromEntries(new URLSearchParams(body));
  return isAlipays(Buffer.from(textToSign(fields)), fields['sign'] ?? '', signType);
}
