import type { Clock } from '../../../core/ports/clock.ts';
import type { Devices } from '../../../core/ports/devices.ts';
import { DEVICE_ROLES, type Principal } from './principal.ts';

/** Whether the device that a token was given to may still use it. */
export type DeviceCheck = (
  principal: Principal,
  how: { readonly fresh: boolean },
) => Promise<'admitted' | 'revoked' | 'no-device'>;

export interface DeviceCheckDeps {
  readonly devices: Pick<Devices, 'find'>;
  readonly clock: Clock;
  /** Development alone: tokens of devices that were never paired. */
  readonly allowUnpaired: boolean;
}

const SEEN_MS = 60_000;
const MAX_SEEN = 256;

/**
 * Asks the table whenever something may change, so that a revoked device starts nothing new; for a
 * look, what was true within the minute is enough.
 */
export function deviceCheck({ devices, clock, allowUnpaired }: DeviceCheckDeps): DeviceCheck {
  const seen = new Map<string, { readonly active: boolean; readonly at: number }>();
  return async ({ role, merchantId, storeId, deviceId }, { fresh }) => {
    if (deviceId === undefined) {
      return allowUnpaired || !DEVICE_ROLES.includes(role) ? 'admitted' : 'no-device';
    }
    const key = `${merchantId}#${deviceId}`;
    const known = seen.get(key);
    const now = clock.now();
    if (fresh || !known || now - known.at >= SEEN_MS) {
      const found = await devices.find(merchantId, deviceId);
      const active = found?.status === 'ACTIVE' && found.storeId === storeId;
      seen.delete(key);
      seen.set(key, { active, at: now });
      const [oldest] = seen.keys();
      if (seen.size > MAX_SEEN && oldest !== undefined) seen.delete(oldest);
    }
    return seen.get(key)?.active ? 'admitted' : 'revoked';
  };
}
