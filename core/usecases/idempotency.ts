import type { MerchantId } from '../domain/ids.ts';
import type { IdempotencyRecord } from '../domain/order-aggregate.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { DuplicateKey } from './change-order.ts';
import { conflict, type Rejection, unprocessable } from './rejection.ts';

/** The caller's Idempotency-Key and a keyed hash of the whole request. */
export interface Idempotency {
  readonly key: string;
  readonly fingerprint: string;
}

type Known = Pick<IdempotencyRecord, 'fingerprint'>;

/** Where keys are kept with what their requests made: with orders, or with cashiers' sessions. */
interface Keys<R> {
  findIdempotent(merchantId: MerchantId, key: string): Promise<R | undefined>;
}

/**
 * Runs `first` for a new key; for a known one returns what the first request made, never running it
 * again. The key is stored in the same transaction as its effect, so a crash cannot part them.
 */
export async function once<T, R extends Known = IdempotencyRecord>(
  keys: Keys<R>,
  merchantId: MerchantId,
  idempotency: Idempotency,
  first: () => Promise<Result<T, Rejection>>,
  again: (record: R) => Promise<Result<T, Rejection>>,
): Promise<Result<T, Rejection>> {
  const known = await replay(keys, merchantId, idempotency);
  if (known) return known.ok ? await again(known.value) : known;
  const result = await first().catch(duplicate);
  if (result.ok) return result;
  // Refused perhaps only because the same request has just done its work elsewhere.
  const winner = await replay(keys, merchantId, idempotency);
  if (!winner) return result;
  return winner.ok ? await again(winner.value) : winner;
}

function duplicate(error: unknown): Result<never, Rejection> {
  if (!(error instanceof DuplicateKey)) throw error;
  return fail(conflict('request-in-progress', 'The same request is being worked on.'));
}

async function replay<R extends Known>(
  keys: Keys<R>,
  merchantId: MerchantId,
  { key, fingerprint }: Idempotency,
): Promise<Result<R, Rejection> | undefined> {
  const record = await keys.findIdempotent(merchantId, key);
  if (!record) return undefined;
  if (record.fingerprint === fingerprint) return ok(record);
  const text = 'This Idempotency-Key was used with another request.';
  return fail(unprocessable('idempotency-key-reused', 'Idempotency-Key', text));
}
