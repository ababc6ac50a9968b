import * as openid from 'openid-client';
import { DEVELOPMENT_CLIENT } from '../../../local/issuer/authorisation.ts';

/** The ID token of somebody of the demo, as a page of ours would get it. */
export async function signMerchantIn(issuerUrl: string, person: string): Promise<string> {
  const config = await openid.discovery(
    ...([new URL(issuerUrl), DEVELOPMENT_CLIENT, undefined, openid.None()] as const),
    { execute: [openid.allowInsecureRequests] },
  );
  const pkceCodeVerifier = openid.randomPKCECodeVerifier();
  const url = openid.buildAuthorizationUrl(config, {
    ...{ redirect_uri: 'http://localhost:3000/signed-in', scope: 'openid' },
    code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
  });
  const body = new URLSearchParams([...url.searchParams, ['person', person]]);
  const sent = await fetch(`${issuerUrl}/oauth2/authorize`, {
    ...{ method: 'POST', body, redirect: 'manual' },
  });
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: DEVELOPMENT_CLIENT,
    code: new URL(sent.headers.get('location') ?? '').searchParams.get('code') ?? '',
    redirect_uri: 'http://localhost:3000/signed-in',
    code_verifier: pkceCodeVerifier,
  });
  // By hand: the server's clock runs faster than the client library believes.
  const answer = await fetch(`${issuerUrl}/oauth2/token`, { method: 'POST', body: form });
  const { id_token: token } = (await answer.json()) as { id_token: string };
  return token;
}
