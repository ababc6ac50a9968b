import * as z from 'zod/mini';
import { id, instant } from './fields.ts';

/** RFC 7636: what the browser keeps to itself, and its SHA-256 in base64url, which it shows at first. */
const verifier = z.string().check(z.regex(/^[A-Za-z0-9._~-]{43,128}$/));
const challenge = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** GET /v1/diners/authorise-url. */
export const AuthoriseUrlQuery = z.object({
  storeId: id,
  returnTo: z.string().check(z.minLength(1), z.maxLength(1_000)),
  challenge,
});

export const DINER_SIGN_IN_QUERY = {
  storeId: 'The store that the customer is at.',
  returnTo: 'The page of ours that Alipay sends the customer back to, with auth_code and state.',
  challenge: 'base64url(SHA-256(verifier)), as code_challenge of RFC 7636.',
} as const satisfies Record<keyof z.output<typeof AuthoriseUrlQuery>, string>;

export const AuthoriseUrlResponse = z.object({
  /** To be opened in Alipay. */
  url: z.string(),
  expiresAt: instant,
});
export type AuthoriseUrlResponse = z.infer<typeof AuthoriseUrlResponse>;

/** POST /v1/diners/tokens. */
export const DinerTokenRequest = z.strictObject({
  storeId: id,
  /** `auth_code` and `state`, as the customer came back with them. */
  authCode: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/)),
  state: z.string().check(z.regex(/^[0-9a-f]{76}$/)),
  verifier,
});
