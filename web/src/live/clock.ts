import { signal } from '@preact/signals';
import { serverNow } from './server-clock.ts';

/** The server's time, once a second: for countdowns and ages. Milliseconds since 1970. */
export const clock = signal(serverNow());

setInterval(() => {
  clock.value = serverNow();
}, 1_000);
