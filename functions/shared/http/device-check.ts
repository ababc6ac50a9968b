import type { Clock } from '../../../core/ports/clock.ts';
import type { Devices } from '../../../core/ports/devices.ts';
import type { Staff } from '../../../core/ports/staff.ts';
import { DEVICE_ROLES, type Principal } from './principal.ts';

export type Admission = 'admitted' | 'revoked' | 'signed-out' | 'no-device';

/** Whether the device that a token was given to, and who signed in there, may still use it. */
export type DeviceCheck = (
  principal: Principal,
  how: { readonly fresh: boolean },
) => Promise<Admission>;

export interface DeviceCheckDeps {
  readonly devices: Pick<Devices, 'find'>;
  readonly staff: Pick<Staff, 'find'>;
  readonly clock: Clock;
  /** Development alone: tokens of devices that were never paired. */
  readonly allowUnpaired: boolean;
}

const SEEN_MS = 60_000;
const MAX_SEEN = 256;

/**
 * Asks the table whenever something may change, so that a revoked device and a staff member who was
 * removed start nothing new; for a look, what was true within the minute is enough.
 */
export function deviceCheck(deps: DeviceCheckDeps): DeviceCheck {
  const seen = new Map<string, { readonly admission: Admission; readonly at: number }>();
  return async (principal, { fresh }) => {
    const { role, merchantId, storeId, deviceId, staff } = principal;
    if (deviceId === undefined) {
      return deps.allowUnpaired || !DEVICE_ROLES.includes(role) ? 'admitted' : 'no-device';
    }
    const who = staff ? `#${staff.staffId}#${staff.accessVersion}#${role}` : '';
    const key = `${merchantId}#${storeId}#${deviceId}${who}`;
    const known = seen.get(key);
    const now = deps.clock.now();
    if (!fresh && known && now - known.at < SEEN_MS) return known.admission;
    const admission = await ask(deps, principal, deviceId);
    seen.delete(key);
    seen.set(key, { admission, at: now });
    const [oldest] = seen.keys();
    if (seen.size > MAX_SEEN && oldest !== undefined) seen.delete(oldest);
    return admission;
  };
}

async function ask(
  { devices, staff: people }: DeviceCheckDeps,
  { role, merchantId, storeId, staff }: Principal,
  deviceId: NonNullable<Principal['deviceId']>,
): Promise<Admission> {
  const [device, member] = await Promise.all([
    devices.find(merchantId, deviceId),
    staff && storeId && people.find(merchantId, storeId, staff.staffId),
  ]);
  if (device?.status !== 'ACTIVE' || device.storeId !== storeId) return 'revoked';
  if (!staff) return 'admitted';
  const isSame = member?.accessVersion === staff.accessVersion && member.role === role;
  return isSame && member.status === 'ACTIVE' ? 'admitted' : 'signed-out';
}
