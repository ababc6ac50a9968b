/** What has to be remembered while somebody signs in elsewhere (RFC 7636, OpenID Connect). */
export interface SignInRequest {
  readonly verifier: string;
  /** Comes back with the code: an answer that we did not ask for signs nobody in. */
  readonly state: string;
  /** Comes back in the token: a token for somebody else's request is not ours. */
  readonly nonce: string;
}

export interface Client {
  readonly clientId: string;
  readonly redirectUri: string;
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const random = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

export const newSignIn = (): SignInRequest => ({
  verifier: random(),
  state: random(),
  nonce: random(),
});

/** Where to go to sign in. */
export async function authorisationUrl(
  endpoint: string,
  { clientId, redirectUri }: Client,
  { verifier, state, nonce }: SignInRequest,
): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const url = new URL(endpoint);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: 'openid',
    state,
    nonce,
    code_challenge: base64url(new Uint8Array(hash)),
    code_challenge_method: 'S256',
  }).toString();
  return url.href;
}

/** The claims of an ID token, which comes from the token endpoint itself: the API verifies it. */
export function claimsOf(idToken: string): { readonly nonce?: string } {
  const [, payload = ''] = idToken.split('.');
  const bytes = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
  const text = new TextDecoder().decode(Uint8Array.from(bytes, (c) => c.charCodeAt(0)));
  return JSON.parse(text) as { nonce?: string };
}
