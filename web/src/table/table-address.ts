/** What the address of the page says; read once, and taken out of it where it is nobody's business. */
export interface TableAddress {
  /** Of the code that was scanned. */
  readonly token: string | undefined;
  /** A customer who comes back from signing in with Alipay (docs/access.md, Diners). */
  readonly back: { readonly authCode: string; readonly state: string } | undefined;
}

const TOKEN = /^[\w-]{1,64}$/;

/**
 * The token is in the fragment, which browsers send to nobody. Codes that were printed before had it
 * in the path: `/t/<token>`.
 */
export function tableAddress({
  pathname,
  search,
  hash,
}: Pick<URL, 'pathname' | 'search' | 'hash'>): TableAddress {
  const printed = /^\/t\/([^/]+)\/?$/.exec(pathname)?.[1] ?? hash.slice(1);
  const query = new URLSearchParams(search);
  const [authCode, state] = [query.get('auth_code'), query.get('state')];
  return {
    token: TOKEN.test(printed) ? printed : undefined,
    back: authCode !== null && state !== null ? { authCode, state } : undefined,
  };
}

/** The page at one table, as its address should be. */
export const pathOf = (token: string): string => `/table/#${token}`;
