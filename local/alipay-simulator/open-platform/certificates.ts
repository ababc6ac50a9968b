import { createHash, type KeyObject, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { type AnswerNode, businessFailed, invalid, succeeded } from './node.ts';

/** An app in certificate mode: the three files that the console hands out, as PEM text. */
export interface CertificateFiles {
  readonly appCertificate: string;
  readonly alipayRootCertificates: string;
  /** The first one signs; the others can still be downloaded. Issuers may follow in each. */
  readonly alipayCertificates: readonly [string, ...string[]];
}

interface AlipayCertificate {
  readonly sn: string;
  readonly pem: string;
}

export interface Certificates {
  readonly appCertSn: string;
  readonly alipayRootCertSn: string;
  readonly alipay: readonly [AlipayCertificate, ...AlipayCertificate[]];
}

const blocksOf = (pem: string): string[] =>
  pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];

/** Throws an Error that says what does not fit: a file is none, or its key is another one. */
export function openCertificates(
  { appCertificate, alipayRootCertificates, alipayCertificates }: CertificateFiles,
  keys: { readonly merchantPublicKey: KeyObject; readonly alipayPublicKey: KeyObject },
): Certificates {
  const app = new X509Certificate(appCertificate);
  if (!app.publicKey.equals(keys.merchantPublicKey)) {
    throw new Error("appCertificate: its key is not the merchant's");
  }
  const [current, ...older] = alipayCertificates;
  if (!new X509Certificate(current).publicKey.equals(keys.alipayPublicKey)) {
    throw new Error("alipayCertificates: the first one's key is not Alipay's");
  }
  const roots = blocksOf(alipayRootCertificates).filter(isRsa);
  const open = (pem: string): AlipayCertificate => ({ sn: snOf(pem), pem });
  return {
    appCertSn: snOf(appCertificate),
    alipayRootCertSn: roots.map(snOf).join('_'),
    alipay: [open(current), ...older.map(open)],
  };
}

/** MD5 of issuer (names in reverse order) and decimal serial number (protocol 2.5). */
function snOf(pem: string): string {
  const { issuer, serialNumber } = new X509Certificate(pem);
  const names = issuer.split('\n').reverse().join(',');
  return createHash('md5')
    .update(`${names}${BigInt(`0x${serialNumber}`)}`)
    .digest('hex');
}

/** Roots for SM2 and elliptic curves do not count; OpenSSL does not even read some of them. */
function isRsa(pem: string): boolean {
  try {
    return new X509Certificate(pem).publicKey.asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

/** What is wrong with the certificates that a request names; undefined if nothing is. */
export function certificateFault(
  params: ReadonlyMap<string, string>,
  { appCertSn, alipayRootCertSn }: Certificates,
): AnswerNode | undefined {
  const expected = [
    ['app_cert_sn', 'app-cert-sn', appCertSn],
    ['alipay_root_cert_sn', 'alipay-root-cert-sn', alipayRootCertSn],
  ] as const;
  for (const [name, word, sn] of expected) {
    const given = params.get(name);
    if (given === undefined) return invalid('40001', `missing-${word}`, `缺少参数：${name}`);
    if (given !== sn) return invalid('40002', `invalid-${word}`, `参数无效：${name}`);
  }
  return undefined;
}

export const downloadMethod = 'alipay.open.app.alipaycert.download';

const content = z.looseObject({ alipay_cert_sn: z.string() });

/** alipay.open.app.alipaycert.download: the certificate of that number, with its issuers. */
export function downloadCertificate(
  biz: Readonly<Record<string, unknown>>,
  certificates: Certificates | undefined,
): AnswerNode {
  const { data } = content.safeParse(biz);
  const found = certificates?.alipay.find(({ sn }) => sn === data?.alipay_cert_sn);
  if (found === undefined) return businessFailed('INVALID_PARAMETER');
  return succeeded({ alipay_cert_content: Buffer.from(found.pem).toString('base64') });
}
