import type { MerchantId } from '../domain/ids.ts';
import type { IdempotencyRecord } from '../domain/order-aggregate.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { OrderStore } from '../ports/order-store.ts';
import { DuplicateKey } from './change-order.ts';
import { type Rejection, unprocessable } from './rejection.ts';

/** The caller's Idempotency-Key and a keyed hash of the whole request. */
export interface Idempotency {
  readonly key: string;
  readonly fingerprint: string;
}

/**
 * Runs `first` for a new key; for a known one returns what the first request made, never running it
 * again. The key is stored in the same transaction as its effect, so a crash cannot part them.
 */
export async function once<T>(
  orders: OrderStore,
  merchantId: MerchantId,
  idempotency: Idempotency,
  first: () => Promise<Result<T, Rejection>>,
  again: (record: IdempotencyRecord) => Promise<Result<T, Rejection>>,
): Promise<Result<T, Rejection>> {
  const known = await replay(orders, merchantId, idempotency);
  if (known) return known.ok ? await again(known.value) : known;
  try {
    return await first();
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    const winner = await replay(orders, merchantId, idempotency);
    if (!winner) throw error;
    return winner.ok ? await again(winner.value) : winner;
  }
}

async function replay(
  orders: OrderStore,
  merchantId: MerchantId,
  { key, fingerprint }: Idempotency,
): Promise<Result<IdempotencyRecord, Rejection> | undefined> {
  const record = await orders.findIdempotent(merchantId, key);
  if (!record) return undefined;
  if (record.fingerprint === fingerprint) return ok(record);
  const text = 'This Idempotency-Key was used with another request.';
  return fail(unprocessable('idempotency-key-reused', 'Idempotency-Key', text));
}
