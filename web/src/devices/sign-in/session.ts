import { type ReadonlySignal, signal } from '@preact/signals';
import { type Api, apiClient } from '../../api/client.ts';
import { serverNow } from '../../live/server-clock.ts';
import { keepForSignIn } from '../remembered-store.ts';
import { authorisationUrl, claimsOf, newSignIn, type SignInRequest } from './pkce.ts';
import { findProvider, type Provider, redeem, type Tokens } from './provider.ts';

/** A merchant who has signed in. Tokens are in memory alone: who reloads signs in again. */
export interface MerchantSession {
  readonly api: Api;
  /** The merchant has to sign in again. */
  readonly isOver: ReadonlySignal<boolean>;
}

/** How somebody comes to this page. */
export type Arrival = MerchantSession | 'stranger' | 'failed';

const KEPT = 'kuaican.sign-in';
const EARLY_MS = 60_000;

/** Leaves this page for the one where merchants sign in. Rejects where it cannot be found. */
export async function goAndSignIn(): Promise<void> {
  const provider = await findProvider();
  const asked = newSignIn();
  keepForSignIn();
  sessionStorage.setItem(KEPT, JSON.stringify(asked));
  location.assign(await authorisationUrl(provider.authorisationEndpoint, provider, asked));
}

/** Takes what the address bar brought back from signing in, once, and clears it there. */
export async function arrive(): Promise<Arrival> {
  const query = new URLSearchParams(location.search);
  const kept = sessionStorage.getItem(KEPT);
  if (location.pathname !== '/signed-in') return 'stranger';
  sessionStorage.removeItem(KEPT);
  // Neither history nor a reload may bring the code again.
  history.replaceState(undefined, '', '/devices/');
  const code = query.get('code');
  const asked = kept === null ? undefined : (JSON.parse(kept) as SignInRequest);
  if (code === null || asked === undefined || query.get('state') !== asked.state) return 'failed';
  try {
    const provider = await findProvider();
    const tokens = await redeem(provider, {
      grant_type: 'authorization_code',
      code,
      redirect_uri: provider.redirectUri,
      code_verifier: asked.verifier,
    });
    if (claimsOf(tokens.id_token).nonce !== asked.nonce) return 'failed';
    return sessionOf(provider, tokens);
  } catch {
    return 'failed';
  }
}

function sessionOf(provider: Provider, first: Tokens): MerchantSession {
  const isOver = signal(false);
  const refreshToken = first.refresh_token;
  const endOf = ({ expires_in: seconds }: Tokens): number =>
    serverNow() + seconds * 1_000 - EARLY_MS;
  let [tokens, until] = [first, endOf(first)];
  let asking: Promise<void> | undefined;
  const renew = async (): Promise<void> => {
    if (refreshToken === undefined) {
      isOver.value = true;
      throw new Error('No token for now.');
    }
    const grant = { grant_type: 'refresh_token', refresh_token: refreshToken };
    tokens = await redeem(provider, grant);
    until = endOf(tokens);
  };
  const token = async (): Promise<string> => {
    if (until <= serverNow()) {
      asking ??= renew().finally(() => {
        asking = undefined;
      });
      await asking;
    }
    return tokens.id_token;
  };
  const api = apiClient({ token });
  api.use({
    onResponse({ response }) {
      if (response.status === 401) isOver.value = true;
    },
  });
  return { api, isOver };
}
