import { type ReadonlySignal, signal } from '@preact/signals';

const online = signal(navigator.onLine !== false);

/** What the browser knows at once; that a server does not answer shows only after a while. */
export const isOnline: ReadonlySignal<boolean> = online;

for (const change of ['online', 'offline']) {
  addEventListener(change, () => {
    online.value = change === 'online';
  });
}
