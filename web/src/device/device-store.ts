import { createStore, del, get, set } from 'idb-keyval';
import type { DeviceKind } from './device-kind.ts';

/** What a screen is, for as long as its browser keeps it. */
export interface StoredDevice {
  /** The private half cannot be read by any script, ours included. */
  readonly keys: CryptoKeyPair;
  /** Also the number of the device, once staff let it in. */
  readonly pairingId: string;
  /** To be typed by staff, until it was. */
  readonly code?: string;
  readonly expiresAt: number;
  /** Once it was let in. */
  readonly device?: { readonly merchantId: string; readonly storeId: string };
}

const store = createStore('kuaican-devices', 'devices');

/** One browser may be several screens: each kind is a device of its own. */
export const storedDevice = (kind: DeviceKind): Promise<StoredDevice | undefined> =>
  get(kind, store);
export const keepDevice = (kind: DeviceKind, device: StoredDevice): Promise<void> =>
  set(kind, device, store);
export const forgetDevice = (kind: DeviceKind): Promise<void> => del(kind, store);
