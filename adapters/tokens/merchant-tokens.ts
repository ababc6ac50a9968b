import {
  createRemoteJWKSet,
  decodeJwt,
  errors,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';

/** Whoever signs merchants in: a Cognito user pool, or on one machine the development issuer. */
export interface MerchantIssuer {
  readonly issuer: string;
  /** The one app that its tokens may be for. */
  readonly clientId: string;
  readonly keys: JWTVerifyGetKey;
}

const MINUTE = 60_000;

/** An unknown key is looked for twice a minute and no more, however many tokens name one. */
const BOUNDS = { timeoutDuration: 3_000, cooldownDuration: MINUTE / 2, cacheMaxAge: 10 * MINUTE };

export function merchantIssuer(issuer: string, clientId: string): MerchantIssuer {
  const published = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`), BOUNDS);
  const keys: JWTVerifyGetKey = async (header, token) => {
    try {
      return await published(header, token);
    } catch (error) {
      if (isTokensFault(error)) throw error;
      // That nobody answers proves nothing about the token.
      throw new Error(`The keys of ${issuer} cannot be read`, { cause: error });
    }
  };
  return { issuer, clientId, keys };
}

const isTokensFault = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;

/** Says who claims to have issued a token. Nothing is proven by it but where to look. */
export function issuerOf(text: string): string | undefined {
  try {
    return decodeJwt(text).iss;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

/**
 * The claims of an ID token: only those have what we gave a user beside their groups (ADR 15).
 * @throws JOSEError where it is not for us, not good now, or not of this issuer.
 */
export async function verifyMerchantToken(
  text: string,
  { issuer, clientId, keys }: MerchantIssuer,
  now: number,
): Promise<JWTPayload | undefined> {
  const { payload } = await jwtVerify(text, keys, {
    algorithms: ['RS256'],
    issuer,
    audience: clientId,
    requiredClaims: ['exp', 'iat', 'sub', 'token_use'],
    currentDate: new Date(now),
    clockTolerance: 30,
  });
  return payload['token_use'] === 'id' ? payload : undefined;
}
