/** The one app; the template's app client has this id on this machine. */
export const DEVELOPMENT_CLIENT = 'kuaican-development';

/** What an app asks for when it sends somebody to sign in (OAuth 2.1, OpenID Connect). */
export interface Authorisation {
  readonly redirectUri: string;
  readonly challenge: string;
  readonly state: string | undefined;
  readonly nonce: string | undefined;
}

/** Only to this machine: whatever page asks, nobody else's gets a code. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** @returns a sentence for the person at the browser where that cannot be, who stays here. */
export function readAuthorisation(query: URLSearchParams): Authorisation | string {
  const once = (name: string): string | undefined => {
    const all = query.getAll(name);
    return all.length === 1 ? all[0] : undefined;
  };
  if (once('client_id') !== DEVELOPMENT_CLIENT) return `client_id must be ${DEVELOPMENT_CLIENT}.`;
  const redirectUri = once('redirect_uri') ?? '';
  if (!isLoopback(redirectUri)) return 'redirect_uri must be a page on this machine.';
  if (once('response_type') !== 'code') return 'response_type must be code.';
  if (!once('scope')?.split(' ').includes('openid')) return 'scope must include openid.';
  const challenge = once('code_challenge') ?? '';
  if (once('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(challenge)) {
    return 'PKCE is needed: code_challenge, with code_challenge_method S256.';
  }
  return { redirectUri, challenge, state: once('state'), nonce: once('nonce') };
}

function isLoopback(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, hash, username } = new URL(text);
  return protocol === 'http:' && LOOPBACK.includes(hostname) && hash === '' && username === '';
}
