/** Time as the ledger sees it. */
export interface VirtualClock {
  readonly now: () => number;
  /** Resolves once that moment has come; at once if it is past. */
  waitUntil(at: number): Promise<void>;
  /** Looks at the time again: after a change of the ledger, or of a clock that is set by hand. */
  wake(): void;
  stop(): void;
}

/** Longest real sleep, so that a clock that jumps is noticed. */
const longestSleepMs = 60_000;

/**
 * Calls `onTime` when something is due and answers `waitUntil`. `nextDueAt` says when, in virtual
 * milliseconds; `timeScale` virtual milliseconds pass in a real one.
 */
export function startVirtualClock(options: {
  readonly now: () => number;
  readonly timeScale: number;
  readonly nextDueAt: () => number | undefined;
  readonly onTime: (now: number) => void;
}): VirtualClock {
  const { now, timeScale, nextDueAt, onTime } = options;
  const waiting = new Set<{ readonly at: number; readonly resolve: () => void }>();
  let timer: NodeJS.Timeout | undefined;

  const wake = (): void => {
    clearTimeout(timer);
    const time = now();
    onTime(time);
    for (const entry of waiting) {
      if (entry.at > time) continue;
      waiting.delete(entry);
      entry.resolve();
    }
    const next = Math.min(nextDueAt() ?? Infinity, ...[...waiting].map(({ at }) => at));
    if (next === Infinity) return;
    const sleepMs = Math.ceil((next - time) / timeScale);
    timer = setTimeout(wake, Math.min(Math.max(sleepMs, 1), longestSleepMs));
  };

  return {
    now,
    wake,
    waitUntil(at) {
      if (at <= now()) return Promise.resolve();
      return new Promise((resolve) => {
        waiting.add({ at, resolve });
        wake();
      });
    },
    stop: () => clearTimeout(timer),
  };
}
