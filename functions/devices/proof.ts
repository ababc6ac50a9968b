import { claimedBy, verifyAssertion } from '../../adapters/tokens/device-assertion.ts';
import type { Device, Pairing } from '../../core/domain/device.ts';
import { parseDeviceId, parseMerchantId } from '../../core/domain/ids.ts';
import type { Devices, Pairings } from '../../core/ports/devices.ts';
import type { Assertion } from '../../core/usecases/sign-device-in.ts';
import { unauthenticated } from '../shared/http/principal.ts';

/** The pairing, if it is told to the screen that asked for it. @throws ProblemError 401 otherwise. */
export async function provenPairing(
  pairings: Pairings,
  pairingId: string,
  assertion: string,
  now: number,
): Promise<Pairing> {
  const deviceId = parseDeviceId(pairingId);
  const pairing = deviceId && (await pairings.find(deviceId));
  const proof = pairing && (await verifyAssertion(assertion, pairing, now));
  if (!pairing || !proof) throw unauthenticated();
  return pairing;
}

/** The device that signed the assertion. @throws ProblemError 401 where none of ours did. */
export async function provenDevice(
  devices: Devices,
  assertion: string,
  now: number,
): Promise<{ readonly device: Device; readonly proof: Assertion }> {
  const claimed = claimedBy(assertion);
  const deviceId = parseDeviceId(claimed.deviceId);
  const merchantId = parseMerchantId(claimed.merchantId);
  const device = deviceId && merchantId && (await devices.find(merchantId, deviceId));
  const proof = device && (await verifyAssertion(assertion, device, now));
  if (!device || !proof) throw unauthenticated();
  return { device, proof };
}
