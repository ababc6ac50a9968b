import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { importCertificates } from '../../../alipay/open-platform/certificate.ts';
import type { CertifiedCredentials } from '../../../alipay/open-platform/download-certificate.ts';
import { credentials } from '../support.ts';

interface CertificateFile {
  readonly alipay_new_private_pkcs8_pem: string;
  readonly known: readonly {
    readonly issuer: string;
    readonly serial_hex: string;
    readonly sn: string;
  }[];
  readonly certificates: Readonly<
    Record<
      string,
      { readonly pem: string; readonly issuer: string; readonly serial_decimal: string; sn: string }
    >
  >;
}

/** Throw-away authorities and certificates, made with openssl. */
export const certificateFile: CertificateFile = JSON.parse(
  readFileSync(new URL('vectors/certificates.json', import.meta.url), 'utf8'),
);

export function made(name: string): CertificateFile['certificates'][string] {
  const entry = certificateFile.certificates[name];
  if (entry === undefined) throw new Error(`no certificate ${name}`);
  return entry;
}

export const pem = (...names: string[]): string => names.map((name) => made(name).pem).join('');
export const x509 = (name: string): X509Certificate => new X509Certificate(made(name).pem);

/** The root file of the console: RSA, EC and SM2. */
export const rootFile = pem('root1', 'ecroot', 'sm2root', 'root2');

export const newAlipayKey: KeyObject = createPrivateKey(
  certificateFile.alipay_new_private_pkcs8_pem,
);

/** When the test certificates are good. */
export const duringValidity = Date.UTC(2027, 0, 1);

/** The merchant of the other tests, in certificate mode. */
export const certified: CertifiedCredentials = {
  ...credentials,
  alipayPublicKeys: [],
  certificates: importCertificates({
    appCertificate: pem('app', 'class1'),
    alipayRootCertificates: rootFile,
    alipayCertificates: [pem('alipay', 'class2')],
  }),
};
