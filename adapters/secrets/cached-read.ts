import { ResourceNotFoundException } from '@aws-sdk/client-secrets-manager';
import type { Clock } from '../../core/ports/clock.ts';

/** A rotated secret is in use everywhere after this time. */
const FRESH_MS = 5 * 60_000;
/** Secrets Manager may be gone for a while; what was good goes on working. */
const STALE_MS = 6 * 60 * 60_000;
/** Anybody may ask for a merchant that does not exist, so that answer is kept as well. */
const MISSING_MS = 60_000;
const MAX_CACHED = 64;

interface Cached<Value> {
  readonly read: { readonly value: Value } | { readonly missing: Error };
  readonly readAt: number;
}

/**
 * Asks at most once in five minutes for each secret, and lives with what it has when Secrets Manager
 * fails.
 */
export function cachedRead<Value>(
  clock: Clock,
  load: (secretId: string) => Promise<Value>,
): (secretId: string) => Promise<Value> {
  const cached = new Map<string, Cached<Value>>();
  const keep = (secretId: string, read: Cached<Value>['read']): void => {
    cached.delete(secretId);
    cached.set(secretId, { read, readAt: clock.now() });
    const [oldest] = cached.keys();
    if (cached.size > MAX_CACHED && oldest !== undefined) cached.delete(oldest);
  };
  return async (secretId) => {
    const known = cached.get(secretId);
    const age = known ? clock.now() - known.readAt : Number.POSITIVE_INFINITY;
    if (known && 'missing' in known.read && age < MISSING_MS) throw known.read.missing;
    const value = known && 'value' in known.read ? known.read : undefined;
    if (value && age < FRESH_MS) return value.value;
    try {
      const fresh = await load(secretId);
      keep(secretId, { value: fresh });
      return fresh;
    } catch (error) {
      if (error instanceof ResourceNotFoundException) {
        keep(secretId, { missing: error });
        throw error;
      }
      if (value && age < STALE_MS) return value.value;
      throw error;
    }
  };
}
