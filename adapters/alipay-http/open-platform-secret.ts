import {
  type CertificateFiles,
  importCertificates,
} from '../../alipay/open-platform/certificate.ts';
import type {
  Certificates,
  OpenPlatformCredentials,
  QrProductCode,
} from '../../alipay/open-platform/credentials.ts';
import type { SignType } from '../../alipay/signing/sign-type.ts';
import {
  alipayPublicKeys,
  count,
  endpoint,
  type Fields,
  isMissing,
  object,
  oneOf,
  optionalText,
  privateKey,
  text,
  texts,
  wrong,
} from './secret-fields.ts';

/** The secret of a merchant of the Open Platform (protocol 2). Keys are base64 DER or PEM. */
export interface OpenPlatformSecret {
  readonly gateway: 'open-platform';
  readonly endpoint: string;
  readonly appId: string;
  readonly sellerId?: string;
  readonly signType: SignType;
  readonly privateKey: string;
  readonly qrProductCode?: QrProductCode;
  /** Not needed in certificate mode. */
  readonly alipayPublicKeys?: readonly string[];
  /** Certificate mode (protocol 2.5): the three files of Alipay's console, as PEM text. */
  readonly certificates?: CertificateFiles;
  /** What Alipay takes of each payment by contract, in hundredths of a per cent; 60 is 0.6 %. */
  readonly feeBasisPoints?: number;
}

const SIGN_TYPES = ['RSA2', 'RSA'] as const satisfies readonly SignType[];
const QR_PRODUCTS = ['QR_CODE_OFFLINE', 'FACE_TO_FACE_PAYMENT'] as const satisfies QrProductCode[];

/** @throws Error naming the field that is wrong, never its value. */
export function openPlatformCredentials(fields: Fields): OpenPlatformCredentials {
  const certified = !isMissing(fields, 'certificates');
  return {
    endpoint: endpoint(fields),
    appId: text(fields, 'appId'),
    sellerId: optionalText(fields, 'sellerId'),
    signType: oneOf(fields, 'signType', SIGN_TYPES),
    privateKey: privateKey(fields),
    alipayPublicKeys: certified ? [] : alipayPublicKeys(fields),
    ...(certified && { certificates: certificates(object(fields, 'certificates')) }),
    ...(!isMissing(fields, 'qrProductCode') && {
      qrProductCode: oneOf(fields, 'qrProductCode', QR_PRODUCTS),
    }),
  };
}

/** Undefined where nobody has written down what the contract says. @throws Error as the others do. */
export const agreedFee = (fields: Fields): number | undefined =>
  isMissing(fields, 'feeBasisPoints') ? undefined : count(fields, 'feeBasisPoints', 1_000);

const certificates = (fields: Fields): Certificates => {
  const files: CertificateFiles = {
    appCertificate: text(fields, 'appCertificate'),
    alipayRootCertificates: text(fields, 'alipayRootCertificates'),
    alipayCertificates: texts(fields, 'alipayCertificates'),
  };
  try {
    return importCertificates(files);
  } catch (error) {
    throw wrong(fields, String(error instanceof Error ? error.message : error));
  }
};
