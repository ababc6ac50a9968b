import { randomBytes } from 'node:crypto';
import type { Database } from './database.ts';

export const oauthScopes = ['auth_base', 'auth_user'] as const;
type OauthScope = (typeof oauthScopes)[number];

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** How long a code waits for its exchange (protocol 2.7). */
const codeLifeMs = { auth_base: 3 * minuteMs, auth_user: dayMs } as const;
export const accessLifeMs: number = 15 * dayMs;
export const refreshLifeMs: number = 30 * dayMs;

/** How a merchant asks for tokens. */
export type Grant =
  | { readonly kind: 'authorization_code'; readonly code: string }
  | { readonly kind: 'refresh_token'; readonly token: string };

/** What a grant was exchanged for. Times are milliseconds since the epoch. */
export interface Tokens {
  readonly userId: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly at: number;
}

/** Alipay's word for a grant that is good for nothing, without its prefix. */
type GrantRefusal =
  | 'code-invalid'
  | 'unmatched-app-id'
  | 'refresh-token-invalid'
  | 'refresh-token-time-out'
  | 'refreshed-token-invalid';

export type GrantOutcome =
  | { readonly kind: 'token-issued'; readonly tokens: Tokens }
  | { readonly kind: 'grant-refused'; readonly word: GrantRefusal };

const refusedGrant = (word: GrantRefusal): GrantOutcome => ({ kind: 'grant-refused', word });

/** The user has agreed; answers the code that the app may exchange once. */
export function authorize(
  { sql }: Database,
  account: string,
  { scope, userId }: { readonly scope: OauthScope; readonly userId: string },
  at: number,
): string {
  const code = randomBytes(16).toString('hex');
  sql.run`INSERT INTO oauth_grants (text, account, user_id, expires_at)
    VALUES (${code}, ${account}, ${userId}, ${at + codeLifeMs[scope]})`;
  return code;
}

/** Exchanges a grant for tokens, once. */
export function exchange(
  database: Database,
  account: string,
  grant: Grant,
  at: number,
): GrantOutcome {
  const { sql } = database;
  const isCode = grant.kind === 'authorization_code';
  const text = isCode ? grant.code : grant.token;
  const row = sql.get`SELECT * FROM oauth_grants WHERE text = ${text}`;
  if (row === undefined) return refusedGrant(isCode ? 'code-invalid' : 'refresh-token-invalid');
  if (row['account'] !== account) return refusedGrant('unmatched-app-id');
  if (row['used_at'] !== null) {
    return refusedGrant(isCode ? 'code-invalid' : 'refreshed-token-invalid');
  }
  if (Number(row['expires_at']) <= at) {
    return refusedGrant(isCode ? 'code-invalid' : 'refresh-token-time-out');
  }
  sql.run`UPDATE oauth_grants SET used_at = ${at} WHERE text = ${text}`;
  const userId = String(row['user_id']);
  const [accessToken, refreshToken] = [newToken('B'), newToken('R')];
  sql.run`INSERT INTO oauth_grants (text, account, user_id, expires_at)
    VALUES (${refreshToken}, ${account}, ${userId}, ${at + refreshLifeMs})`;
  return { kind: 'token-issued', tokens: { userId, accessToken, refreshToken, at } };
}

/** 40 characters, as Alipay's: from which app, letters and digits. */
const newToken = (kind: 'B' | 'R'): string => `composite${kind}${randomBytes(15).toString('hex')}`;
