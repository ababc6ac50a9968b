import { type ReadonlySignal, signal } from '@preact/signals';
import type { Failure } from '../api/answer.ts';
import type { Looked } from './look.ts';

export interface PollOptions<T> {
  /** Asks for what is new since the ETag of the answer before. */
  readonly look: (etag: string | undefined, signal: AbortSignal) => Promise<Looked<T>>;
  /** Between two looks while somebody may be waiting. Default 1.5 s: seen within 2 s. */
  readonly everyMs?: number;
  /** Between two looks once nothing has changed for a minute, or the page is hidden. Default 5 s. */
  readonly idleMs?: number;
  /** The longest wait while there is no connection. Default 15 s. */
  readonly mostMs?: number;
}

export interface Polled<T> {
  readonly value: ReadonlySignal<T | undefined>;
  /** Seconds since the last look that the server answered, once they are too many; else 0. */
  readonly staleSeconds: ReadonlySignal<number>;
  /** Why the API refused the last look: what is asked for is not there, or not for us. */
  readonly refusal: ReadonlySignal<(Failure & { kind: 'refused' }) | undefined>;
  /** Looks at once: after one's own change, or where the person did something. */
  now(): void;
  stop(): void;
}

const IDLE_AFTER_MS = 60_000;
const STALE_AFTER_MS = 6_000;
const MOST_MS = 15_000;

/** Keeps a value current by conditional requests. Failures wait longer each time, with jitter. */
export function poll<T>(options: PollOptions<T>): Polled<T> {
  const { look, everyMs = 1_500, idleMs = 5_000, mostMs = MOST_MS } = options;
  const value = signal<T | undefined>(undefined);
  const staleSeconds = signal(0);
  const refusal = signal<(Failure & { kind: 'refused' }) | undefined>(undefined);
  let etag: string | undefined;
  let [changedAt, answeredAt, failures] = [Date.now(), Date.now(), 0];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | undefined;
  let isStopped = false;

  const heard = (looked: Looked<T>): void => {
    if (looked !== 'unchanged' && !looked.ok && looked.failure.kind === 'unknown') {
      failures += 1;
      return;
    }
    [answeredAt, failures] = [Date.now(), 0];
    if (looked === 'unchanged') return;
    refusal.value = looked.ok || looked.failure.kind !== 'refused' ? undefined : looked.failure;
    if (!looked.ok) return;
    etag = looked.response.headers.get('etag') ?? undefined;
    value.value = looked.data;
    changedAt = Date.now();
  };
  const round = async (): Promise<void> => {
    running = new AbortController();
    const { signal: aborted } = running;
    const looked = await look(etag, aborted);
    if (aborted.aborted || isStopped) return;
    heard(looked);
    running = undefined;
    // Whoever heard it may have heard enough.
    if (isStopped) return;
    timer = setTimeout(round, pause());
  };
  const pause = (): number => {
    if (failures > 0) return Math.min(mostMs, everyMs * 2 ** failures) * (0.5 + Math.random() / 2);
    const isIdle = document.hidden || Date.now() - changedAt > IDLE_AFTER_MS;
    return isIdle ? idleMs : everyMs;
  };
  const now = (): void => {
    if (isStopped) return;
    running?.abort();
    clearTimeout(timer);
    changedAt = Date.now();
    void round();
  };
  const watch = setInterval(() => {
    const silentMs = Date.now() - answeredAt;
    staleSeconds.value = silentMs > STALE_AFTER_MS + idleMs ? Math.round(silentMs / 1_000) : 0;
  }, 1_000);
  const awake = (): void => {
    if (!document.hidden) now();
  };
  addEventListener('online', now);
  document.addEventListener('visibilitychange', awake);
  void round();
  return {
    ...{ value, staleSeconds, refusal, now },
    stop() {
      isStopped = true;
      running?.abort();
      clearTimeout(timer);
      clearInterval(watch);
      removeEventListener('online', now);
      document.removeEventListener('visibilitychange', awake);
    },
  };
}
