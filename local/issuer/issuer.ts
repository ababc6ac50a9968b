import type { IncomingMessage, RequestListener } from 'node:http';
import { readBody } from '../engines/http-body.ts';
import { openServer } from '../local-server.ts';
import { DEVELOPMENT_CLIENT, readAuthorisation } from './authorisation.ts';
import { type Grant, Grants } from './grants.ts';
import { type IssuerKeys, issuerKeys } from './keys.ts';
import { loginPage } from './login-page.ts';
import { PEOPLE } from './people.ts';
import { signTokens, TOKEN_SECONDS } from './sign-tokens.ts';

export interface RunningIssuer {
  readonly url: string;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const BODY_LIMIT = 16 * 1024;
const FORM = 'application/x-www-form-urlencoded';

/** Pages of another port of this machine read these; what they read is public, or theirs already. */
const JSON_HEADERS = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'access-control-allow-origin': '*',
};
const json = (status: number, body: unknown): Answer => ({
  ...{ status, headers: JSON_HEADERS, body: JSON.stringify(body) },
});
/** In no frame: who clicks here sees where. */
const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};
const text = (status: number, body: string): Answer => ({
  ...{ status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body },
});

/**
 * Stands in for the user pool on one machine: OpenID Connect with code and PKCE, the paths and claims
 * of Cognito, and a page instead of passwords. Listens on the loopback address alone.
 * @param nowMs the time that functions tell, so that they take its tokens.
 */
export async function startIssuer(
  port: number,
  dataDir: string,
  nowMs: () => number,
): Promise<RunningIssuer> {
  const keys = await issuerKeys(dataDir);
  const server = await openServer(port, 'ISSUER_PORT');
  const seconds = (): number => Math.floor(nowMs() / 1_000);
  server.serve(listener({ url: server.url, keys, seconds, grants: new Grants(seconds) }));
  return { url: server.url, close: () => server.close(1_000) };
}

interface Issuer {
  readonly url: string;
  readonly keys: IssuerKeys;
  readonly grants: Grants;
  readonly seconds: () => number;
}

const listener =
  (issuer: Issuer): RequestListener =>
  (request, response) => {
    answerTo(issuer, request)
      .catch(() => text(400, 'Bad request'))
      .then(({ status, headers, body }) => response.writeHead(status, headers).end(body))
      .catch(() => response.destroy());
  };

async function answerTo(issuer: Issuer, request: IncomingMessage): Promise<Answer> {
  // A page whose name was made to point here must not read what is for this machine.
  if (request.headers.host !== new URL(issuer.url).host) return text(421, 'Not this host');
  const { pathname, searchParams } = new URL(request.url ?? '/', issuer.url);
  switch (`${request.method} ${pathname}`) {
    case 'GET /.well-known/openid-configuration':
      return json(200, discovery(issuer.url));
    case 'GET /.well-known/jwks.json':
      return json(200, issuer.keys.publicKeys);
    case 'GET /oauth2/authorize':
      return ask(searchParams);
    case 'POST /oauth2/authorize':
      return signIn(issuer, await formOf(request));
    case 'POST /oauth2/token':
      return await redeem(issuer, await formOf(request));
    default:
      return text(404, 'Not found');
  }
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  if (request.headers['content-type']?.split(';')[0] !== FORM) throw new Error('Not a form');
  return new URLSearchParams((await readBody(request, BODY_LIMIT)).toString('utf8'));
}

const discovery = (url: string): object => ({
  issuer: url,
  authorization_endpoint: `${url}/oauth2/authorize`,
  token_endpoint: `${url}/oauth2/token`,
  jwks_uri: `${url}/.well-known/jwks.json`,
  response_types_supported: ['code'],
  grant_types_supported: ['authorization_code', 'refresh_token'],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['none'],
  id_token_signing_alg_values_supported: ['RS256'],
  scopes_supported: ['openid'],
  subject_types_supported: ['public'],
});

function ask(query: URLSearchParams): Answer {
  const asked = readAuthorisation(query);
  if (typeof asked === 'string') return text(400, asked);
  return { status: 200, headers: PAGE_HEADERS, body: loginPage(query) };
}

function signIn({ grants }: Issuer, form: URLSearchParams): Answer {
  const asked = readAuthorisation(form);
  if (typeof asked === 'string') return text(400, asked);
  const person = PEOPLE.find(({ sub }) => sub === form.get('person'));
  if (!person) return text(400, 'There is no such person.');
  const back = new URL(asked.redirectUri);
  back.searchParams.set('code', grants.codeFor(person, asked));
  if (asked.state !== undefined) back.searchParams.set('state', asked.state);
  return { status: 303, headers: { location: back.href, 'cache-control': 'no-store' } };
}

async function redeem({ url, keys, grants, seconds }: Issuer, form: URLSearchParams) {
  const field = (name: string): string => form.get(name) ?? '';
  if (field('client_id') !== DEVELOPMENT_CLIENT) return json(401, { error: 'invalid_client' });
  const kind = field('grant_type');
  const isCode = kind === 'authorization_code';
  if (!isCode && kind !== 'refresh_token') return json(400, { error: 'unsupported_grant_type' });
  const grant: Grant | undefined = isCode
    ? grants.redeem(field('code'), field('redirect_uri'), field('code_verifier'))
    : grants.refreshed(field('refresh_token'));
  if (!grant) return json(400, { error: 'invalid_grant' });
  const { idToken, accessToken } = await signTokens(keys, url, grant, seconds());
  // As Cognito does, a refresh token is good until it ends, and renewing gives no other.
  const refresh = isCode ? { refresh_token: grants.refreshTokenFor(grant) } : {};
  const tokens = { id_token: idToken, access_token: accessToken, ...refresh };
  return json(200, { ...tokens, token_type: 'Bearer', expires_in: TOKEN_SECONDS });
}
