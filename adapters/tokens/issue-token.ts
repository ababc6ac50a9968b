import { type CryptoKey, importJWK, type JWK, SignJWT } from 'jose';
import type { StaffSession } from '../../core/domain/staff.ts';
import { TOKEN_FORMAT } from './token-format.ts';

/** What a token says about its holder. */
export interface TokenClaims {
  readonly role: string;
  readonly merchantId: string;
  /** Devices belong to one store; merchants and admins to none. */
  readonly storeId?: string | undefined;
  /** The device or person, for journals. */
  readonly subject: string;
  /** The paired device that it was given to; tokens of devices without one are for development. */
  readonly deviceId?: string | undefined;
  /** The person who has signed in there. */
  readonly staff?: StaffSession | undefined;
}

/**
 * Signs a token with the private key of a pair whose public half is in the secret `token-keys`.
 * @param privateKey an ES256 JWK with a `kid`.
 * @param times seconds since 1970.
 */
export async function issueToken(
  privateKey: JWK,
  claims: TokenClaims,
  times: { readonly issuedAt: number; readonly expiresAt: number },
): Promise<string> {
  const key = (await importJWK(privateKey, TOKEN_FORMAT.algorithm)) as CryptoKey;
  const { role, merchantId, storeId, subject, deviceId, staff } = claims;
  const scope = { merchant_id: merchantId, store_id: storeId, device_id: deviceId };
  const session = { staff_id: staff?.staffId, staff_access: staff?.accessVersion };
  return await new SignJWT({ role, ...scope, ...session })
    .setProtectedHeader({
      alg: TOKEN_FORMAT.algorithm,
      typ: TOKEN_FORMAT.typ,
      kid: privateKey.kid ?? '',
    })
    .setIssuer(TOKEN_FORMAT.issuer)
    .setAudience(TOKEN_FORMAT.audience)
    .setSubject(subject)
    .setIssuedAt(times.issuedAt)
    .setExpirationTime(times.expiresAt)
    .sign(key);
}
