import { decodeJwt, errors, importJWK, type JWTPayload, jwtVerify } from 'jose';
import type { DeviceKey } from '../../core/domain/device.ts';

/** What a device signs to prove that it holds its key: a JWT of its own, which lives for moments. */
export const ASSERTION_FORMAT = {
  typ: 'device-assertion+jwt',
  audience: 'kuaican-devices',
  maxLifeSeconds: 120,
} as const;

/** The one algorithm of each kind of key, which in one case has two names; the message never chooses. */
const ALGORITHMS = {
  'P-256': ['ES256'],
  Ed25519: ['Ed25519', 'EdDSA'],
} as const satisfies Record<DeviceKey['crv'], readonly [string, ...string[]]>;

const JTI = /^[\w-]{16,64}$/;

/** Whether the key can verify anything: a point that is not on its curve cannot. */
export async function isUsableKey(key: DeviceKey): Promise<boolean> {
  try {
    await importJWK({ ...key }, ALGORITHMS[key.crv][0]);
    return true;
  } catch {
    return false;
  }
}

/** Whose an assertion says that it is. Nothing is proven by it but where to find the key. */
export function claimedBy(text: string): {
  readonly deviceId: string;
  readonly merchantId: string;
} {
  try {
    const { sub = '', merchant_id: merchantId } = decodeJwt(text);
    return { deviceId: sub, merchantId: typeof merchantId === 'string' ? merchantId : '' };
  } catch (error) {
    if (error instanceof errors.JOSEError) return { deviceId: '', merchantId: '' };
    throw error;
  }
}

/** @returns undefined where the device with this key did not sign it, just now, for us. */
export async function verifyAssertion(
  text: string,
  { deviceId, publicKey }: { readonly deviceId: string; readonly publicKey: DeviceKey },
  now: number,
): Promise<{ readonly id: string; readonly expiresAt: number } | undefined> {
  const algorithms = ALGORITHMS[publicKey.crv];
  try {
    const key = await importJWK({ ...publicKey }, algorithms[0]);
    const { payload } = await jwtVerify(text, key, {
      algorithms: [...algorithms],
      typ: ASSERTION_FORMAT.typ,
      issuer: deviceId,
      subject: deviceId,
      audience: ASSERTION_FORMAT.audience,
      requiredClaims: ['exp', 'iat', 'jti'],
      maxTokenAge: ASSERTION_FORMAT.maxLifeSeconds,
      currentDate: new Date(now),
      clockTolerance: 30,
    });
    return readClaims(payload);
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

function readClaims({ jti = '', iat = 0, exp = 0 }: JWTPayload) {
  const isShort = exp - iat <= ASSERTION_FORMAT.maxLifeSeconds;
  return isShort && JTI.test(jti) ? { id: jti, expiresAt: exp * 1_000 } : undefined;
}
