/** Customers who have signed in with Alipay. */
export const DINER_POLICY = {
  /** A meal. Signing in again is silent in Alipay, so there is nothing to refresh a token with. */
  tokenLifeMs: 60 * 60_000,
  /** From Alipay's page back to ours. */
  signInMs: 10 * 60_000,
} as const;
