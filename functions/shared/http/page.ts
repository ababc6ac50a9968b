import type { Page } from '../../../core/ports/page.ts';
import { ProblemError } from './problem.ts';

const MAX = 100;
/** Our own cursors are ids and numbers; a longer text would be too long for a key. */
const CURSOR = /^[\x21-\x7e]{1,200}$/;

/** `limit` and `cursor` of a list. @throws ProblemError 400 naming the parameter. */
export function pageOf(query: (name: string) => string | undefined, max: number = MAX): Page {
  const limit = query('limit') ?? String(Math.min(50, max));
  const n = /^\d{1,3}$/.test(limit) ? Number(limit) : 0;
  if (n < 1 || n > max) {
    const text = `limit is a number from 1 to ${max}.`;
    throw new ProblemError(400, 'invalid-request', text, { field: 'limit' });
  }
  const cursor = query('cursor');
  if (cursor !== undefined && !CURSOR.test(cursor)) {
    throw new ProblemError(400, 'invalid-request', 'Not a cursor.', { field: 'cursor' });
  }
  return { limit: n, cursor };
}
