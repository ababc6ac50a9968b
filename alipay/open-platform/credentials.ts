import type { KeyObject } from 'node:crypto';
import type { SignType } from '../signing/sign-type.ts';

/** As the merchant's contract has it; Alipay's documents disagree on the default (protocol 2.9). */
export type QrProductCode = 'QR_CODE_OFFLINE' | 'FACE_TO_FACE_PAYMENT';

/** What an app holds whose keys travel in certificates (protocol 2.5). */
export interface Certificates {
  /** Number of our application certificate. */
  readonly appCertSn: string;
  /** Numbers of the RSA certificates in Alipay's root file, joined by `_`. */
  readonly alipayRootCertSn: string;
  /** PEM, one certificate each: all that a downloaded certificate may descend from. */
  readonly rootCertificates: readonly string[];
  /** Alipay's keys by the number of the certificate that holds them. */
  readonly alipayCertificates: ReadonlyMap<string, KeyObject>;
  /** Whose they are and who issued them: a downloaded one must be a renewal of one of them. */
  readonly alipayNames: readonly string[];
}

/** One merchant's access to the Open Platform; one unit, so that sandbox and production never mix. */
export interface OpenPlatformCredentials {
  /** For instance `https://openapi.alipay.com/gateway.do`. */
  readonly endpoint: string;
  readonly appId: string;
  /** The seller's 2088 number; notifications for any other seller are refused when it is set. */
  readonly sellerId?: string | undefined;
  /** Decides the algorithm in both directions; a message never does. */
  readonly signType: SignType;
  readonly privateKey: KeyObject;
  /**
   * Several while Alipay rotates its key; a signature by any of them is good. With `certificates`
   * these are not used.
   */
  readonly alipayPublicKeys: readonly KeyObject[];
  readonly certificates?: Certificates | undefined;
  /** Of the contract for QR codes; not sent when it is not set. */
  readonly qrProductCode?: QrProductCode | undefined;
}
