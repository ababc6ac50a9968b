import type { KeyObject } from 'node:crypto';

/** One client's access to Antom (AMS) or Alipay+ (APS); one unit, so that sandbox and production never mix. */
export interface AlipayPlusCredentials {
  /** The origin alone, for instance `https://open-sea.alipay.com`. */
  readonly endpoint: string;
  /** `ams`: merchant or acquirer to Antom. `aps`: acquirer to Alipay+ (protocol 4.1). */
  readonly dialect: 'ams' | 'aps';
  /** A client id of AMS that begins with `SANDBOX_` is served under the sandbox path. */
  readonly clientId: string;
  /** The number that Alipay gave our key when it was uploaded. */
  readonly keyVersion: number;
  readonly privateKey: KeyObject;
  /** Several while Alipay rotates its key; a signature by any of them is good. */
  readonly alipayPublicKeys: readonly KeyObject[];
  readonly merchant: AlipayPlusMerchant;
  /** ISO 4217, asked for with each payment; when it is not set, the contract decides. */
  readonly settlementCurrency?: string | undefined;
  /** ISO 4217, what customers may be charged in, whatever it is settled in; any when it is not set. */
  readonly paymentCurrencies?: readonly string[] | undefined;
}

/** The merchant as Alipay shows it to the customer and reports it to the wallet. */
export interface AlipayPlusMerchant {
  /** At most 32 characters. */
  readonly referenceMerchantId: string;
  readonly name: string;
  /** Four digits; restaurants are 5812, fast food 5814. */
  readonly mcc: string;
  /** ISO 3166, two letters. */
  readonly region: string;
}
