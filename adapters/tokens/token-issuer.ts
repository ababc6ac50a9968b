import type { JWK } from 'jose';
import type { Clock } from '../../core/ports/clock.ts';
import type { TokenIssuer } from '../../core/ports/token-issuer.ts';
import { issueToken } from './issue-token.ts';

/** Signs with the key that is current when the token is asked for. */
export const tokenIssuer = (clock: Clock, privateKey: () => Promise<JWK>): TokenIssuer => ({
  issue: async (holder, lifeMs) => {
    const issuedAt = Math.floor(clock.now() / 1_000);
    const expiresAt = issuedAt + Math.floor(lifeMs / 1_000);
    return await issueToken(await privateKey(), holder, { issuedAt, expiresAt });
  },
});
