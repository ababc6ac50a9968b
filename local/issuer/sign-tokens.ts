import { randomUUID } from 'node:crypto';
import { importJWK, type JWTPayload, SignJWT } from 'jose';
import { DEVELOPMENT_CLIENT } from './authorisation.ts';
import type { Grant } from './grants.ts';
import type { IssuerKeys } from './keys.ts';

export const TOKEN_SECONDS = 900;

/** What a user pool signs, claim by claim: groups in both tokens, attributes in the ID token alone. */
export async function signTokens(
  { privateKey }: IssuerKeys,
  issuer: string,
  { person, signedInAt, nonce }: Grant,
  now: number,
): Promise<{ readonly idToken: string; readonly accessToken: string }> {
  const key = await importJWK(privateKey, 'RS256');
  const sign = (claims: JWTPayload): Promise<string> =>
    new SignJWT({
      ...{ iss: issuer, sub: person.sub, 'cognito:groups': [person.group], jti: randomUUID() },
      ...{ auth_time: signedInAt, iat: now, exp: now + TOKEN_SECONDS },
      ...claims,
    })
      .setProtectedHeader({ alg: 'RS256', kid: privateKey.kid ?? '' })
      .sign(key);
  const attributes = { 'cognito:username': person.sub, 'custom:merchantId': person.merchantId };
  const [idToken, accessToken] = await Promise.all([
    sign({ token_use: 'id', aud: DEVELOPMENT_CLIENT, ...attributes, ...(nonce && { nonce }) }),
    sign({ token_use: 'access', client_id: DEVELOPMENT_CLIENT, scope: 'openid' }),
  ]);
  return { idToken, accessToken };
}
