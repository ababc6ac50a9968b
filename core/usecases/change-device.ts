import { type Device, mayManage } from '../domain/device.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Devices } from '../ports/devices.ts';
import { conflict, forbidden, type Rejection } from './rejection.ts';

export interface Manager {
  readonly role: string;
  readonly actor: string;
}

export async function renameDevice(
  { devices }: { readonly devices: Devices },
  device: Device,
  name: string,
  { role }: Manager,
): Promise<Result<Device, Rejection>> {
  if (!mayManage(role, device.kind)) return fail(notTheirs(role, device));
  if (await devices.rename(device, name)) return ok({ ...device, name });
  return fail(conflict('device-revoked', 'The device was revoked.'));
}

/** For good. What it has started runs on to its end; it starts nothing new. Repeating is safe. */
export async function revokeDevice(
  { devices, clock }: { readonly devices: Devices; readonly clock: Clock },
  device: Device,
  { role, actor }: Manager,
): Promise<Result<void, Rejection>> {
  if (!mayManage(role, device.kind)) return fail(notTheirs(role, device));
  await devices.revoke(device, clock.now(), actor);
  return ok(undefined);
}

const notTheirs = (role: string, { kind }: Device): Rejection =>
  forbidden('device-not-yours', 'deviceId', `A ${role} may not change a ${kind}.`);
