import type { Client } from './pkce.ts';

/** Who signs merchants in here, and as which app: the pool on AWS, the issuer on one machine. */
export interface Provider extends Client {
  readonly authorisationEndpoint: string;
  readonly tokenEndpoint: string;
}

const json = async <T>(url: string, options: RequestInit = {}): Promise<T> => {
  const answer = await fetch(url, { ...options, signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}.`);
  return (await answer.json()) as T;
};

/** Throws where it cannot be reached. */
export async function findProvider(): Promise<Provider> {
  const { signIn } = await json<{ signIn: { issuer: string; clientId: string } }>('/config.json');
  const found = await json<{ authorization_endpoint: string; token_endpoint: string }>(
    `${signIn.issuer}/.well-known/openid-configuration`,
  );
  return {
    clientId: signIn.clientId,
    // As the app is registered, to the letter.
    redirectUri: `${location.origin}/signed-in`,
    authorisationEndpoint: found.authorization_endpoint,
    tokenEndpoint: found.token_endpoint,
  };
}

/** As RFC 6749 names them. */
export interface Tokens {
  readonly id_token: string;
  readonly refresh_token?: string;
  readonly expires_in: number;
}

/** Changes a code, or a refresh token, for tokens. Throws where that is refused. */
export function redeem(
  { tokenEndpoint, clientId }: Provider,
  grant: Readonly<Record<string, string>>,
): Promise<Tokens> {
  const body = new URLSearchParams({ client_id: clientId, ...grant });
  return json<Tokens>(tokenEndpoint, { method: 'POST', body });
}
