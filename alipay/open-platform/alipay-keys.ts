import type { KeyObject } from 'node:crypto';
import type { OpenPlatformCredentials } from './credentials.ts';

/** An MD5 in lower-case hex (protocol 2.5). */
const certificateNumber = /^[0-9a-f]{32}$/;

export type AlipayKeys =
  | { readonly kind: 'keys'; readonly keys: readonly KeyObject[] }
  /** Alipay may have a new certificate: download it, then read the message again. */
  | { readonly kind: 'unknown-certificate'; readonly sn: string }
  | { readonly kind: 'no-number' };

/**
 * The keys that may have signed a message which names this certificate of Alipay. The number itself
 * is not signed, which is harmless: it only picks among keys that are trusted already.
 */
export function alipayKeys(
  { certificates, alipayPublicKeys }: OpenPlatformCredentials,
  certSn: string | undefined,
): AlipayKeys {
  if (certificates === undefined) return { kind: 'keys', keys: alipayPublicKeys };
  const { alipayCertificates } = certificates;
  if (certSn === undefined) return { kind: 'keys', keys: [...alipayCertificates.values()] };
  const key = alipayCertificates.get(certSn);
  if (key !== undefined) return { kind: 'keys', keys: [key] };
  return certificateNumber.test(certSn)
    ? { kind: 'unknown-certificate', sn: certSn }
    : { kind: 'no-number' };
}
