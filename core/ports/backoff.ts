/** Waits a short, jittered time before a conflicting write is decided again. */
export interface Backoff {
  /** @param attempt 0 for the first repeat. */
  pause(attempt: number): Promise<void>;
}
