import { createHash, X509Certificate } from 'node:crypto';
import type { Certificates } from './credentials.ts';

const pemBlock = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

/** The certificates in a PEM file, in file order. Those that OpenSSL cannot read are left out. */
export function certificatesIn(pem: string): X509Certificate[] {
  return (pem.match(pemBlock) ?? []).flatMap((block) => {
    try {
      return [new X509Certificate(block)];
    } catch {
      return [];
    }
  });
}

/** Alipay's number of a certificate (protocol 2.5). */
export function certificateSn(certificate: X509Certificate): string {
  // Against its type, node:crypto has no issuer where the name is empty.
  const issuer: string | undefined = certificate.issuer;
  return snOf(issuer ?? '', certificate.serialNumber);
}

/**
 * MD5, in hex, of issuer and serial number.
 * @param issuer one name a line, as node:crypto has it; Alipay joins them in the reverse order.
 * @param serialNumber hex; Alipay writes it in decimal, without a sign.
 */
export function snOf(issuer: string, serialNumber: string): string {
  const name = issuer.split('\n').reverse().join(',');
  const serial = BigInt(`0x${serialNumber.replace('-', '')}`);
  return createHash('md5').update(`${name}${serial}`).digest('hex');
}

/** Whether it holds an RSA key; SM2 and EC certificates have no part in RSA signatures. */
export function isRsa(certificate: X509Certificate): boolean {
  try {
    return certificate.publicKey.asymmetricKeyType === 'rsa';
  } catch {
    // A curve that this OpenSSL does not know.
    return false;
  }
}

/** What a certificate keeps when it is renewed, as one text. */
export function namesOf({ subject, issuer }: X509Certificate): string {
  const own = (subject ?? '').split('\n').filter((name) => /^(?:O|CN)=/.test(name));
  return [...own, '', issuer ?? ''].join('\n');
}

/** `alipay_root_cert_sn`: the numbers of all RSA certificates of the root file, joined by `_`. */
export const rootCertificateSn = (rootPem: string): string =>
  certificatesIn(rootPem).filter(isRsa).map(certificateSn).join('_');

/** The three files that Alipay's console hands out for an app in certificate mode, as PEM text. */
export interface CertificateFiles {
  /** appCertPublicKey_*.crt */
  readonly appCertificate: string;
  /** alipayRootCert.crt */
  readonly alipayRootCertificates: string;
  /** alipayCertPublicKey_RSA2.crt; several, while Alipay changes its certificate. */
  readonly alipayCertificates: readonly string[];
}

/** Throws an Error that names the file that holds no RSA certificate. */
export function importCertificates(files: CertificateFiles): Certificates {
  const roots = certificatesIn(files.alipayRootCertificates).filter(isRsa);
  if (roots.length === 0) throw new Error('alipayRootCertificates: no RSA certificate');
  const alipay = files.alipayCertificates.map((pem) => firstIn(pem, 'alipayCertificates'));
  return {
    appCertSn: certificateSn(firstIn(files.appCertificate, 'appCertificate')),
    alipayRootCertSn: rootCertificateSn(files.alipayRootCertificates),
    rootCertificates: roots.map((root) => root.toString()),
    alipayCertificates: new Map(
      alipay.map((certificate) => [certificateSn(certificate), certificate.publicKey]),
    ),
    alipayNames: alipay.map(namesOf),
  };
}

/** A file may hold the issuers behind the certificate itself. */
function firstIn(pem: string, what: string): X509Certificate {
  const certificate = certificatesIn(pem)[0];
  if (certificate === undefined || !isRsa(certificate)) {
    throw new Error(`${what}: no RSA certificate`);
  }
  return certificate;
}
