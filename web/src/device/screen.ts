import { type ReadonlySignal, signal } from '@preact/signals';
import { answerOf } from '../api/answer.ts';
import { type Api, apiClient } from '../api/client.ts';
import { serverNow } from '../live/server-clock.ts';
import { assertionOf } from './assertion.ts';
import type { StoredDevice } from './device-store.ts';

/** A paired screen: whose it is, and the API in its name. */
export interface Screen {
  readonly storeId: string;
  readonly merchantId: string;
  readonly deviceId: string;
  readonly api: Api;
  /** The screen's own token, for who asks in its name and sometimes in a person's. */
  readonly token: Token;
  /** Staff have removed the screen. */
  readonly isRevoked: ReadonlySignal<boolean>;
}

/** A token that is good now. `forget` when the API no longer takes it. */
export type Token = (() => Promise<string>) & { readonly forget: () => void };

/** Tokens live in memory alone, and are asked for again this long before they end. */
const EARLY_MS = 60_000;

export function openScreen(
  device: StoredDevice & { device: { merchantId: string; storeId: string } },
): Screen {
  const isRevoked = signal(false);
  const token = tokenOf(device, () => {
    isRevoked.value = true;
  });
  const api = apiClient({ token });
  api.use({
    onResponse({ response }) {
      // A scaled or a wrong clock: the token ended before we thought.
      if (response.status === 401) token.forget();
    },
  });
  const { merchantId, storeId } = device.device;
  return { storeId, merchantId, deviceId: device.pairingId, api, token, isRevoked };
}

/** Keeps a token that is good now. Concurrent callers wait for the same answer. */
function tokenOf(device: StoredDevice, onRevoked: () => void): Token {
  const api = apiClient({ token: async () => undefined });
  let kept: { readonly token: string; readonly until: number } | undefined;
  let asking: Promise<string> | undefined;
  const ask = async (): Promise<string> => {
    const assertion = await assertionOf(device);
    const answer = await answerOf(api.POST('/v1/devices/tokens', { body: { assertion } }));
    if (!answer.ok) {
      if (answer.failure.kind === 'refused' && answer.failure.code === 'device-revoked') {
        onRevoked();
      }
      throw new Error('No token for now.');
    }
    const { accessToken, expiresIn } = answer.data;
    kept = { token: accessToken, until: serverNow() + expiresIn * 1_000 - EARLY_MS };
    return accessToken;
  };
  const token = (): Promise<string> => {
    if (kept !== undefined && kept.until > serverNow()) return Promise.resolve(kept.token);
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };
  return Object.assign(token, {
    forget: () => {
      kept = undefined;
    },
  });
}
