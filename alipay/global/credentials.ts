import type { KeyObject } from 'node:crypto';
import type { SignType } from '../signing/sign-type.ts';

/** Whose restaurant it is, as Alipay wants it named in every trade (protocol 3.4). */
export interface SecondaryMerchant {
  /** At most 32 letters, digits and `_`. */
  readonly id: string;
  readonly name: string;
  /** The merchant category code: 5812 restaurant, 5814 fast food. */
  readonly industry: string;
}

interface GlobalAccount {
  /** For instance `https://globalmapi.alipay.com/gateway.do`. */
  readonly endpoint: string;
  /** The PID, 16 digits from 2088. */
  readonly partner: string;
  /** The seller, when it is not the partner itself. */
  readonly sellerId?: string | undefined;
  readonly secondaryMerchant: SecondaryMerchant;
  /** ISO 3166 alpha-2 and street, of shop QR codes; test gateways may refuse both (protocol 3.9). */
  readonly country?: string | undefined;
  readonly address?: string | undefined;
  /** What the contract settles in; every currency that Alipay lists when it is absent. */
  readonly settlementCurrencies?: readonly string[] | undefined;
}

/** `signType` decides the algorithm in both directions; a message never does. */
export type GlobalKeys =
  | {
      readonly signType: 'MD5';
      /** 32 characters each; several while they rotate: the first signs, any verifies. */
      readonly md5Keys: readonly string[];
    }
  | {
      readonly signType: SignType;
      readonly privateKey: KeyObject;
      /** Alipay's keys for MAPI, which are not those of the Open Platform; several while they rotate. */
      readonly alipayPublicKeys: readonly KeyObject[];
    };

/** One merchant's access to MAPI; one unit, so that sandbox and production never mix. */
export type GlobalCredentials = GlobalAccount & GlobalKeys;

export const sellerOf = (credentials: GlobalCredentials): string =>
  credentials.sellerId ?? credentials.partner;
