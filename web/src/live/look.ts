import { type Answer, answerOf, type Fetched } from '../api/answer.ts';

/** `unchanged`: the server said 304, what is shown is current. */
export type Looked<T> = Answer<T> | 'unchanged';

/** What a conditional GET came to. Never rejects. */
export async function lookAt<T>(request: Promise<Fetched<T>>): Promise<Looked<T>> {
  const fetched = await request.catch(() => undefined);
  if (fetched === undefined) return { ok: false, failure: { kind: 'unknown' } };
  return fetched.response.status === 304 ? 'unchanged' : answerOf(Promise.resolve(fetched));
}

/** With this header the browser's own cache stays out of it, and a 304 reaches us. */
export const ifNoneMatch = (etag: string | undefined) =>
  etag === undefined ? {} : { headers: { 'if-none-match': etag } };
