import { currentProcess } from '../world/process.ts';

/*
 * In place of jose in functions/shared/http/principal.ts while a simulation runs: WebCrypto settles
 * in no fixed number of turns, so signatures stay outside. What a token says is checked all the same.
 */

class JOSEError extends Error {
  override readonly name = 'JOSEError';
}
export const errors = { JOSEError };

export const createLocalJWKSet = (): undefined => undefined;

interface Expected {
  readonly issuer: string;
  readonly audience: string;
  readonly typ: string;
  readonly currentDate: Date;
}

/** The claims of a token that the world made; notes whose tenant the process works for. */
export async function jwtVerify(
  token: string,
  _keys: unknown,
  { issuer, audience, typ, currentDate }: Expected,
): Promise<{ payload: Record<string, unknown> }> {
  const [header, payload] = token
    .split('.')
    .slice(0, 2)
    .map(
      (part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>,
    );
  if (header?.['typ'] !== typ || !payload) throw new JOSEError('typ');
  if (payload['iss'] !== issuer || payload['aud'] !== audience) throw new JOSEError('issuer');
  if (Number(payload['exp']) * 1_000 < currentDate.getTime() - 30_000) throw new JOSEError('exp');
  currentProcess().merchantId = String(payload['merchant_id']);
  return { payload };
}
