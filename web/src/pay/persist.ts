import type { Answer } from '../api/answer.ts';

const FIRST_MS = 700;
const MOST_MS = 8_000;

/**
 * Asks again, ever more slowly, until the API says yes or no. The request must carry an
 * Idempotency-Key, so that asking again does nothing twice.
 * @returns undefined once `aborted` is.
 */
export async function untilAnswered<T>(
  ask: () => Promise<Answer<T>>,
  aborted: AbortSignal,
  onSilence: () => void,
): Promise<Answer<T> | undefined> {
  for (let pauseMs = FIRST_MS; !aborted.aborted; pauseMs = Math.min(MOST_MS, pauseMs * 2)) {
    const answer = await ask();
    if (aborted.aborted) return undefined;
    if (answer.ok || !mayChange(answer)) return answer;
    onSilence();
    await pause(pauseMs * (0.5 + Math.random() / 2), aborted);
  }
  return undefined;
}

/** No answer, or the same request is still being worked on elsewhere. */
const mayChange = <T>(answer: Answer<T> & { ok: false }): boolean =>
  answer.failure.kind === 'unknown' || answer.failure.code === 'request-in-progress';

const pause = (ms: number, aborted: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      aborted.removeEventListener('abort', done);
      resolve();
    }
    aborted.addEventListener('abort', done);
  });
