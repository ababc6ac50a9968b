import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { Answer, Failure } from '../api/answer.ts';

export interface Change {
  readonly isBusy: ReadonlySignal<boolean>;
  readonly failure: ReadonlySignal<Failure | undefined>;
  /** One at a time. @returns the answer where it was done. */
  run<T>(ask: () => Promise<Answer<T>>): Promise<T | undefined>;
}

/**
 * Something that the merchant changes. After no answer it may have been done, so that `after` looks
 * again in any case.
 */
export function useChange(after: () => Promise<void>): Change {
  const isBusy = useSignal(false);
  const failure = useSignal<Failure | undefined>(undefined);
  return {
    isBusy,
    failure,
    async run(ask) {
      if (isBusy.value) return undefined;
      isBusy.value = true;
      failure.value = undefined;
      const answer = await ask();
      if (!answer.ok) failure.value = answer.failure;
      await after();
      isBusy.value = false;
      return answer.ok ? answer.data : undefined;
    },
  };
}
