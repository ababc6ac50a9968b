import { setTimeout } from 'node:timers/promises';
import type { Ports } from './ports.ts';

/** The longest delay a Node timer takes; a longer one fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

async function sleepUntil(atMs: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  for (let leftMs = atMs - Date.now(); leftMs > 0; leftMs = atMs - Date.now()) {
    await setTimeout(Math.min(leftMs, LONGEST_TIMER_MS), undefined, { signal });
  }
}

/** The real clock, timers and chance. */
export const systemPorts: Omit<Ports, 'invoke'> = {
  now: Date.now,
  sleepUntil,
  random: Math.random,
};
