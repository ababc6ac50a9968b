import { ProblemError } from '../shared/http/problem.ts';

/** What Alipay adds to the address; a page that has one already could be told another's. */
const ALIPAYS_OWN = ['app_id', 'auth_code', 'scope', 'source', 'state'];

/**
 * The page to send a customer back to, with a code that is good for a sign-in: one of ours, or nothing.
 * Compared and sent as the URL standard writes it, so that no two parsers read two addresses.
 * @throws ProblemError 400 naming returnTo.
 */
export function returnToOf(text: string, origins: readonly string[]): string {
  const url = URL.parse(text);
  const isOurs =
    url !== null &&
    origins.includes(url.origin) &&
    url.username === '' &&
    url.password === '' &&
    url.hash === '' &&
    !ALIPAYS_OWN.some((name) => url.searchParams.has(name));
  if (isOurs) return url.href;
  const text400 = 'returnTo is a page of ours, without a fragment or parameters of Alipay.';
  throw new ProblemError(400, 'invalid-request', text400, { field: 'returnTo' });
}
