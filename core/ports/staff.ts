import type { DeviceId, MerchantId, StaffId, StoreId } from '../domain/ids.ts';
import type { PinAttempts } from '../domain/pin-attempts.ts';
import type { PinHash, StaffMember } from '../domain/staff.ts';
import type { Page, Paged } from './page.ts';

/** The people of a tenant's stores. */
export interface Staff {
  /** Always what is true now: who was removed must not take money once more. */
  find(
    merchantId: MerchantId,
    storeId: StoreId,
    staffId: StaffId,
  ): Promise<StaffMember | undefined>;
  /** Those who are not removed, the oldest first. */
  ofStore(merchantId: MerchantId, storeId: StoreId, page: Page): Promise<Paged<StaffMember>>;
  add(member: StaffMember): Promise<void>;
  /** @returns false where somebody has changed the member since it had the version before. */
  replace(member: StaffMember): Promise<boolean>;
}

/** Whose PIN is typed where. A new PIN has not been typed anywhere. */
export interface Typed {
  readonly merchantId: MerchantId;
  readonly deviceId: DeviceId;
  readonly staffId: StaffId;
  readonly accessVersion: number;
}

export interface PinGuesses {
  find(typed: Typed): Promise<PinAttempts | undefined>;
  /** @returns false where it did not have the version before: another guess was faster. */
  save(typed: Typed, attempts: PinAttempts): Promise<boolean>;
}

export interface Pins {
  hash(pin: string): Promise<PinHash>;
  /** Takes as long where there is nothing to compare with. */
  matches(pin: string, known: PinHash | undefined): Promise<boolean>;
}
