import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Answer, Failure } from '../api/answer.ts';
import { type ListPage, loadAll } from '../api/load-all.ts';

export type ListNow<T> =
  | { readonly step: 'loading' }
  | { readonly step: 'failed'; readonly failure: Failure }
  | { readonly step: 'there'; readonly items: readonly T[] };

export interface List<T> {
  readonly now: ReadonlySignal<ListNow<T>>;
  /** Looks again; what is shown stays until then. */
  reload(): Promise<void>;
}

/** A list of the store, loaded as the tab opens and after each change. */
export function useList<T>(
  load: (cursor: string | undefined) => Promise<Answer<ListPage<T>>>,
): List<T> {
  const now = useSignal<ListNow<T>>({ step: 'loading' });
  const reload = async (): Promise<void> => {
    const loaded = await loadAll(load);
    now.value = loaded.ok
      ? { step: 'there', items: loaded.items }
      : { step: 'failed', failure: loaded.failure };
  };
  useEffect(() => void reload(), []);
  return { now, reload };
}
