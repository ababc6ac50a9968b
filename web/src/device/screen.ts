import { type ReadonlySignal, signal } from '@preact/signals';
import { answerOf } from '../api/answer.ts';
import { type Api, apiClient } from '../api/client.ts';
import { assertionOf } from './assertion.ts';
import type { StoredDevice } from './device-store.ts';
import { keepToken, type Token } from './token.ts';

/** A paired screen: whose it is, and the API in its name. */
export interface Screen {
  readonly storeId: string;
  readonly merchantId: string;
  readonly deviceId: string;
  readonly api: Api;
  /** The screen's own token, for who asks in its name and sometimes in a person's. */
  readonly token: Token;
  /** Staff have removed the screen, or the store never knew it. */
  readonly isRevoked: ReadonlySignal<boolean>;
}

export function openScreen(
  device: StoredDevice & { device: { merchantId: string; storeId: string } },
): Screen {
  const isRevoked = signal(false);
  const nobody = apiClient({ token: async () => undefined });
  const token = keepToken(
    async () => {
      const assertion = await assertionOf(device);
      return answerOf(nobody.POST('/v1/devices/tokens', { body: { assertion } }));
    },
    () => {
      isRevoked.value = true;
    },
  );
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
