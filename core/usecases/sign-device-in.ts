import { DEVICE_POLICY, type Device } from '../domain/device.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Devices } from '../ports/devices.ts';
import type { TokenIssuer } from '../ports/token-issuer.ts';

/** What a device has signed, verified with its own key. */
export interface Assertion {
  readonly id: string;
  readonly expiresAt: number;
}

/** One assertion, one short token. Nobody who reads one on its way can use it a second time. */
export async function signDeviceIn(
  { devices, tokens }: { readonly devices: Devices; readonly tokens: TokenIssuer },
  device: Device,
  assertion: Assertion,
): Promise<Result<string, 'revoked' | 'used'>> {
  if (device.status === 'REVOKED') return fail('revoked');
  if (!(await devices.spend(device, assertion.id, assertion.expiresAt))) return fail('used');
  const { deviceId, merchantId, storeId, kind } = device;
  const holder = { role: kind, merchantId, storeId, subject: deviceId, deviceId };
  return ok(await tokens.issue(holder, DEVICE_POLICY.tokenLifeMs));
}
