import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { Clock } from '../../core/ports/clock.ts';

/** Reads a secret that holds JSON; what the JSON must be is for the caller to check. */
export type SecretReader = (secretId: string) => Promise<unknown>;

/** A rotated secret is in use everywhere after this time. */
const FRESH_MS = 5 * 60_000;
/** Secrets Manager may be gone for a while; what was good goes on working. */
const STALE_MS = 6 * 60 * 60_000;
/** Anybody may ask for a merchant that does not exist, so that answer is kept as well. */
const MISSING_MS = 60_000;
const MAX_CACHED = 64;

interface Cached {
  readonly read: { readonly value: unknown } | { readonly missing: Error };
  readonly readAt: number;
}

/**
 * A reader that asks Secrets Manager at most once in five minutes for each secret, and lives with
 * what it has when Secrets Manager fails. No error that it throws tells any part of a secret.
 */
export function secretReader(client: SecretsManagerClient, clock: Clock): SecretReader {
  const cached = new Map<string, Cached>();
  const keep = (secretId: string, read: Cached['read']): void => {
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
      const answer = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
      const fresh = parsed(secretId, answer.SecretString);
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

function parsed(secretId: string, text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    // The parser's own message quotes the text.
    throw new Error(`Secret ${secretId} is not JSON`);
  }
}
