import { type ReadonlySignal, signal } from '@preact/signals';
import { type Answer, answerOf } from '../api/answer.ts';
import { apiClient } from '../api/client.ts';
import { serverNow } from '../live/server-clock.ts';
import { assertionOf } from './assertion.ts';
import { demoStore } from './demo-approval.ts';
import type { DeviceKind } from './device-kind.ts';
import { keepDevice, type StoredDevice, storedDevice } from './device-store.ts';

/** How far a screen is with being let in. */
export type Pairing =
  | { readonly step: 'asking' }
  | { readonly step: 'unsafe' }
  /** The network fails; it goes on by itself. */
  | { readonly step: 'unreachable' }
  | { readonly step: 'refused'; readonly detail: string }
  /** The browser keeps nothing for us, or lost what it kept. */
  | { readonly step: 'failed'; readonly error: unknown }
  | { readonly step: 'code'; readonly code: string; readonly isNew: boolean }
  | { readonly step: 'paired'; readonly device: StoredDevice & Paired };

interface Paired {
  readonly device: { readonly merchantId: string; readonly storeId: string };
}

const LOOK_MS = 1_500;
const RETRY_MS = 4_000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Makes this browser a device of a store: a key pair, a code that staff type, then patience. */
export function pairScreen(kind: DeviceKind, name: string): ReadonlySignal<Pairing> {
  const pairing = signal<Pairing>({ step: 'asking' });
  const tell = (now: Pairing): void => {
    pairing.value = now;
  };
  go(kind, name, tell).catch((error: unknown) => tell({ step: 'failed', error }));
  return pairing;
}

async function go(kind: DeviceKind, name: string, tell: (now: Pairing) => void): Promise<void> {
  // Browsers hide their keys from pages that anybody on the way can change.
  if (globalThis.crypto?.subtle === undefined) return tell({ step: 'unsafe' });
  let stored = await storedDevice(kind);
  let isNew = false;
  for (;;) {
    if (stored === undefined || hasEnded(stored)) {
      const asked = await ask(kind, name);
      if (!asked.ok) {
        const { failure } = asked;
        const isRefused = failure.kind === 'refused';
        tell(isRefused ? { step: 'refused', detail: failure.detail } : { step: 'unreachable' });
        await pause(isRefused ? 10 * RETRY_MS : RETRY_MS);
        continue;
      }
      isNew = stored !== undefined;
      stored = asked.data;
      await keepDevice(kind, stored);
    }
    if (stored.device !== undefined) {
      return tell({ step: 'paired', device: { ...stored, device: stored.device } });
    }
    if (stored.code !== undefined) tell({ step: 'code', code: stored.code, isNew });
    await pause(LOOK_MS);
    stored = await look(kind, stored, tell);
  }
}

/** Its code, or its use here: a link of the start page may ask for another store of the demo. */
function hasEnded({ device, expiresAt }: StoredDevice): boolean {
  if (device === undefined) return expiresAt <= serverNow();
  return (demoStore() ?? device.storeId) !== device.storeId;
}

async function ask(kind: DeviceKind, name: string): Promise<Answer<StoredDevice>> {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ]);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey);
  const publicKey = { kty: kty as 'EC', crv: crv as 'P-256', x: x ?? '', y: y ?? '' };
  const api = apiClient({ token: async () => undefined });
  const asked = await answerOf(
    api.POST('/v1/devices/pairings', { body: { kind, name, publicKey } }),
  );
  if (!asked.ok) return asked;
  const { pairingId, code, expiresAt } = asked.data;
  return { ...asked, data: { keys, pairingId, expiresAt, ...(code !== undefined && { code }) } };
}

async function look(
  kind: DeviceKind,
  stored: StoredDevice,
  tell: (now: Pairing) => void,
): Promise<StoredDevice | undefined> {
  const api = apiClient({ token: () => assertionOf(stored) });
  const seen = await answerOf(
    api.GET('/v1/devices/pairings/{pairingId}', {
      params: { path: { pairingId: stored.pairingId } },
    }),
  );
  if (!seen.ok) {
    if (seen.failure.kind === 'refused') return undefined;
    tell({ step: 'unreachable' });
    return stored;
  }
  const { device } = seen.data;
  if (device === undefined) return stored;
  const { merchantId, storeId } = device;
  const { keys, pairingId, expiresAt } = stored;
  const paired: StoredDevice = { keys, pairingId, expiresAt, device: { merchantId, storeId } };
  await keepDevice(kind, paired);
  return paired;
}
