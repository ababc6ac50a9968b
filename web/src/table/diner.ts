import { type ReadonlySignal, signal } from '@preact/signals';
import { answerOf } from '../api/answer.ts';
import { apiClient } from '../api/client.ts';
import { serverNow } from '../live/server-clock.ts';

/** A customer who may sign in with Alipay, to find this order again (docs/access.md, Diners). */
export interface Diner {
  /** Undefined for a guest without a name, who is known by the phone's session alone. */
  readonly token: () => string | undefined;
  readonly isSignedIn: ReadonlySignal<boolean>;
  /** Why signing in did not work, in the reader's language; empty where no answer came. */
  readonly failure: ReadonlySignal<string | undefined>;
  /** Leaves the page for Alipay. */
  signIn(storeId: string, table: string): Promise<void>;
  /** The table that the page was at when it left for Alipay. */
  tableBefore(): string | undefined;
  comeBack(back: { readonly authCode: string; readonly state: string }): Promise<void>;
  signOut(): void;
}

interface Leaving {
  readonly verifier: string;
  readonly storeId: string;
  readonly table: string;
}

interface Kept {
  readonly token: string;
  readonly until: number;
}

/** Both end with the tab. */
const LEAVING = 'kuaican.table.leaving';
const KEPT = 'kuaican.table.diner';

const read = <T>(name: string): T | undefined => {
  const kept = sessionStorage.getItem(name);
  return kept === null ? undefined : (JSON.parse(kept) as T);
};

export function openDiner(): Diner {
  const kept = signal(read<Kept>(KEPT));
  const failure = signal<string | undefined>(undefined);
  const api = apiClient({ token: async () => undefined });
  const token = (): string | undefined => {
    const now = kept.value;
    return now !== undefined && now.until > serverNow() ? now.token : undefined;
  };
  const isSignedIn = signal(token() !== undefined);
  return {
    ...{ token, isSignedIn, failure },
    tableBefore: () => read<Leaving>(LEAVING)?.table,
    async signIn(storeId, table) {
      const verifier = base64Url(crypto.getRandomValues(new Uint8Array(48)));
      const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
      const challenge = base64Url(new Uint8Array(hash));
      const returnTo = `${location.origin}/table/`;
      const asked = await answerOf(
        api.GET('/v1/diners/authorise-url', {
          params: { query: { storeId, returnTo, challenge } },
        }),
      );
      if (!asked.ok) {
        failure.value = asked.failure.kind === 'refused' ? asked.failure.detail : '';
        return;
      }
      sessionStorage.setItem(LEAVING, JSON.stringify({ verifier, storeId, table }));
      location.assign(asked.data.url);
    },
    async comeBack({ authCode, state }) {
      const leaving = read<Leaving>(LEAVING);
      sessionStorage.removeItem(LEAVING);
      if (leaving === undefined) return;
      const { verifier, storeId } = leaving;
      const body = { storeId, authCode, state, verifier };
      const answer = await answerOf(api.POST('/v1/diners/tokens', { body }));
      if (!answer.ok) {
        failure.value = answer.failure.kind === 'refused' ? answer.failure.detail : '';
        return;
      }
      const { accessToken, expiresIn } = answer.data;
      kept.value = { token: accessToken, until: serverNow() + expiresIn * 1_000 };
      sessionStorage.setItem(KEPT, JSON.stringify(kept.value));
      isSignedIn.value = true;
    },
    signOut() {
      sessionStorage.removeItem(KEPT);
      kept.value = undefined;
      isSignedIn.value = false;
    },
  };
}

const base64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
