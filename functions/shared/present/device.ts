import type { DeviceResponse, PairingResponse } from '../../../api/devices.ts';
import type { Device, Pairing } from '../../../core/domain/device.ts';

export const presentDevice = ({
  deviceId,
  storeId,
  kind,
  name,
  pairedAt,
}: Device): DeviceResponse => ({ deviceId, storeId, role: kind, name, pairedAt });

/** For the screen that asks, which has the code already. */
export const presentPairing = ({
  deviceId,
  kind,
  expiresAt,
  approved,
}: Pairing): PairingResponse => ({
  pairingId: deviceId,
  status: approved ? 'approved' : 'pending',
  expiresAt,
  ...(approved && { device: { deviceId, ...approved, role: kind } }),
});
