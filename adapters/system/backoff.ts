import { setTimeout as sleep } from 'node:timers/promises';
import type { Backoff } from '../../core/ports/backoff.ts';

const FIRST_MS = 20;
const MAX_MS = 400;

/**
 * Full jitter: anything between nothing and a ceiling that doubles with each attempt, so that those
 * who met once do not meet again.
 */
export const jitteredBackoff = (
  wait: (ms: number) => Promise<unknown> = sleep,
  random: () => number = Math.random,
): Backoff => ({
  pause: async (attempt) => {
    await wait(random() * Math.min(MAX_MS, FIRST_MS * 2 ** attempt));
  },
});
