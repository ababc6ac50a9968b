import { SignJWT } from 'jose';
import { serverNow } from '../live/server-clock.ts';
import type { StoredDevice } from './device-store.ts';

/** Within the 120 s that the API allows. */
const LIFE_SECONDS = 60;

/** Proves that this is the device, once (docs/access.md, Devices). */
export function assertionOf({ keys, pairingId, device }: StoredDevice): Promise<string> {
  const nowSeconds = Math.floor(serverNow() / 1_000);
  const claims = device === undefined ? {} : { merchant_id: device.merchantId };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', typ: 'device-assertion+jwt' })
    .setIssuer(pairingId)
    .setSubject(pairingId)
    .setAudience('kuaican-devices')
    .setIssuedAt(nowSeconds)
    .setExpirationTime(nowSeconds + LIFE_SECONDS)
    .setJti(crypto.randomUUID())
    .sign(keys.privateKey);
}
