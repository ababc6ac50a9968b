import type { KeyObject } from 'node:crypto';
import type { SignType } from '../signing/sign-type.ts';

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
  /** Several while Alipay rotates its key; a signature by any of them is good. */
  readonly alipayPublicKeys: readonly KeyObject[];
}
