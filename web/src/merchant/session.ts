import { type ReadonlySignal, signal } from '@preact/signals';
import { type Api, apiClient } from '../api/client.ts';
import { serverNow } from '../live/server-clock.ts';
import { OWNER_PAGES, type OwnerPage } from './owner-page.ts';
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

/** What waits here while somebody signs in elsewhere. */
interface Kept extends SignInRequest {
  readonly page: OwnerPage;
  /** What they were looking at. */
  readonly hash: string;
}

/** Leaves this page for the one where merchants sign in. Rejects where it cannot be found. */
export async function goAndSignIn(page: OwnerPage): Promise<void> {
  const provider = await findProvider();
  const asked: Kept = { ...newSignIn(), page, hash: location.hash };
  sessionStorage.setItem(KEPT, JSON.stringify(asked));
  location.assign(await authorisationUrl(provider.authorisationEndpoint, provider, asked));
}

/** Takes what the address bar brought back from signing in, once, and clears it there. */
export async function arrive(page: OwnerPage): Promise<Arrival> {
  const query = new URLSearchParams(location.search);
  if (location.pathname !== '/signed-in' && !query.has('state')) return 'stranger';
  const kept = sessionStorage.getItem(KEPT);
  const asked = kept === null ? undefined : (JSON.parse(kept) as Kept);
  const wanted = OWNER_PAGES.find((known) => known === asked?.page) ?? page;
  if (wanted !== page) {
    location.replace(`${wanted}${location.search}`);
    // This page is leaving.
    return await new Promise<never>(() => undefined);
  }
  sessionStorage.removeItem(KEPT);
  // Neither history nor a reload may bring the code again.
  history.replaceState(undefined, '', `${page}${asked?.hash ?? ''}`);
  const code = query.get('code');
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
