import type { Answer } from '../api/answer.ts';
import { type Polled, type PollOptions, poll } from '../live/poll.ts';

/** For lists without an ETag: that nothing has changed is seen here, so that polling still idles. */
export function pollSame<T>(
  ask: (signal: AbortSignal) => Promise<Answer<T>>,
  pace: Pick<PollOptions<T>, 'everyMs' | 'idleMs'>,
): Polled<T> {
  let seen = '';
  return poll<T>({
    ...pace,
    async look(_etag, signal) {
      const answer = await ask(signal);
      // What nobody waits for any more was not seen by anybody.
      if (!answer.ok || signal.aborted) return answer;
      const now = JSON.stringify(answer.data);
      if (now === seen) return 'unchanged';
      seen = now;
      return answer;
    },
  });
}
