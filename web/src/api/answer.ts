import type { Problem } from '../../../api/problem.ts';

/**
 * Why there is no answer. `refused`: the API said no, and nothing was changed; `detail` is a sentence
 * in the reader's language. `unknown`: no answer came, or none to build on (5xx, too many requests):
 * what was asked may have happened, so it is asked again with the same Idempotency-Key.
 */
export type Failure =
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly code: Problem['code'];
      readonly detail: string;
      readonly field?: string;
    }
  | { readonly kind: 'unknown' };

export type Answer<T> =
  | { readonly ok: true; readonly data: T; readonly response: Response }
  | { readonly ok: false; readonly failure: Failure };

export interface Fetched<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * For who asks again anyway: that a token was not taken says nothing of what was asked before, and the
 * next one is good. A screen that was removed hears of it where it asks for that.
 */
export const pastOldToken = <T>(answer: Answer<T>): Answer<T> =>
  !answer.ok && answer.failure.kind === 'refused' && answer.failure.status === 401
    ? { ok: false, failure: { kind: 'unknown' } }
    : answer;

/** What a request of the client came to. Never rejects: no network is an answer that people see. */
export async function answerOf<T>(request: Promise<Fetched<T>>): Promise<Answer<T>> {
  try {
    const { data, error, response } = await request;
    // 204 is done as well, with nothing to tell.
    if (response.status === 204) return { ok: true, data: data as T, response };
    if (response.ok && data !== undefined) return { ok: true, data, response };
    return { ok: false, failure: failureOf(error, response.status) };
  } catch {
    return { ok: false, failure: { kind: 'unknown' } };
  }
}

function failureOf(error: unknown, status: number): Failure {
  if (status >= 500 || status === 429 || status === 408 || !isProblem(error)) {
    return { kind: 'unknown' };
  }
  const { code, detail, field } = error;
  return { kind: 'refused', status, code, detail, ...(field !== undefined && { field }) };
}

const isProblem = (error: unknown): error is Problem =>
  typeof error === 'object' && error !== null && 'code' in error && 'detail' in error;
