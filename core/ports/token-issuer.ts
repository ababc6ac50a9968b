import type { DeviceId, MerchantId, StoreId } from '../domain/ids.ts';
import type { StaffSession } from '../domain/staff.ts';

/** What a token says about its holder. */
export interface Holder {
  readonly role: string;
  readonly merchantId: MerchantId;
  /** Of a device. */
  readonly storeId?: StoreId;
  /** The device or person, for journals. */
  readonly subject: string;
  /** The device that the token was given to. */
  readonly deviceId?: DeviceId;
  /** The person who has signed in there. */
  readonly staff?: StaffSession;
}

/** Signs our own access tokens. */
export interface TokenIssuer {
  issue(holder: Holder, lifeMs: number): Promise<string>;
}
