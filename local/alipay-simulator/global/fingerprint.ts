import { createHash } from 'node:crypto';
import type { Params } from './service.ts';

/** Not business: how the request was sent, when, and how much of a code's life was left by then. */
const unimportant: ReadonlySet<string> = new Set([
  'sign',
  'sign_type',
  '_input_charset',
  'timestamp',
  'terminal_timestamp',
  'it_b_pay',
  'qr_code_it_b_pay',
]);

/** Equal for requests that ask for the same; a hash, because there is a scanned code among it. */
export function fingerprintOf(params: Params): string {
  const business = Object.entries(params)
    .filter(([name]) => !unimportant.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(business)).digest('hex');
}
