import type { OpenPlatformCredentials } from './credentials.ts';

/** Where customers authorise, by the host of the gateway (protocol 2.1). */
const authoriseHosts = {
  'openapi.alipay.com': 'https://openauth.alipay.com',
  'globalopenapi.alipay.com': 'https://openauth.alipay.com',
  'openapi-sandbox.dl.alipaydev.com': 'https://openauth-sandbox.dl.alipaydev.com',
} as const satisfies Record<string, string>;

const path = '/oauth2/publicAppAuthorize.htm';

export interface Authorisation {
  /** `auth_base` is silent and yields the user id; `auth_user` asks the customer. */
  readonly scope: 'auth_base' | 'auth_user';
  /** Where the customer comes back to, with `auth_code` and `state`. */
  readonly redirectUri: string;
  /** Unguessable, and compared when the customer comes back: it ties the code to this customer. */
  readonly state: string;
}

/** The page to open in Alipay (protocol 2.7). A gateway of another host serves the page itself. */
export function authoriseUrl(
  { endpoint, appId }: Pick<OpenPlatformCredentials, 'endpoint' | 'appId'>,
  { scope, redirectUri, state }: Authorisation,
): string {
  const { hostname, origin } = new URL(endpoint);
  const host = Object.hasOwn(authoriseHosts, hostname)
    ? authoriseHosts[hostname as keyof typeof authoriseHosts]
    : origin;
  const query = new URLSearchParams({ app_id: appId, scope, redirect_uri: redirectUri, state });
  return `${host}${path}?${query}`;
}
