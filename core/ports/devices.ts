import type { Device, Pairing, PairingCode } from '../domain/device.ts';
import type { DeviceId, MerchantId, StoreId } from '../domain/ids.ts';
import type { Page, Paged } from './page.ts';

/** Screens that wait to be let in. They belong to no tenant yet. */
export interface Pairings {
  /** @returns false where a screen that still waits has this code. */
  ask(pairing: Pairing): Promise<boolean>;
  find(deviceId: DeviceId): Promise<Pairing | undefined>;
  byCode(code: PairingCode): Promise<Pairing | undefined>;
  /** The code is spent and the device is there, or neither. @returns false where it was spent before. */
  approve(pairing: Pairing, device: Device): Promise<boolean>;
}

/** The screens of a tenant. */
export interface Devices {
  /** Always what is true now: a device that was revoked must not pay once more. */
  find(merchantId: MerchantId, deviceId: DeviceId): Promise<Device | undefined>;
  /** Those that are not revoked, oldest first. */
  ofStore(merchantId: MerchantId, storeId: StoreId, page: Page): Promise<Paged<Device>>;
  /** @returns false where the device is revoked. */
  rename(device: Device, name: string): Promise<boolean>;
  /** @returns false where it was revoked before. */
  revoke(device: Device, at: number, by: string): Promise<boolean>;
  /** Remembers what a device has signed, until it would be too old anyway. @returns false the second time. */
  spend(device: Device, assertionId: string, until: number): Promise<boolean>;
}
