import type { Answer, Failure } from './answer.ts';

/** A page of a list, however its items are called there. */
export interface ListPage<T> {
  readonly items: readonly T[];
  readonly next?: string | undefined;
}

export type Loaded<T> =
  | { readonly ok: true; readonly items: readonly T[] }
  | { readonly ok: false; readonly failure: Failure };

/** More than any store has; a list that never ends does not fill the memory. */
const MOST_PAGES = 40;

/** All pages of a list, one after the other, or why not. */
export async function loadAll<T>(
  load: (cursor: string | undefined) => Promise<Answer<ListPage<T>>>,
): Promise<Loaded<T>> {
  const items: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await load(cursor);
    if (!answer.ok) return answer;
    items.push(...answer.data.items);
    cursor = answer.data.next;
    if (cursor === undefined) break;
  }
  return { ok: true, items };
}

/** The same answer with another content. */
export const mapped = <A, B>(answer: Answer<A>, map: (data: A) => B): Answer<B> =>
  answer.ok ? { ...answer, data: map(answer.data) } : answer;
