import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Clock } from '../../core/ports/clock.ts';

/** Reads a secret that holds JSON; what the JSON must be is for the caller to check. */
export type SecretReader = (secretId: string) => Promise<unknown>;

/** A rotated secret is in use everywhere after this time. */
const FRESH_MS = 5 * 60_000;
const MAX_CACHED = 64;

/**
 * A reader that asks Secrets Manager at most once in five minutes for each secret. No error that it
 * throws tells any part of a secret.
 */
export function secretReader(client: SecretsManagerClient, clock: Clock): SecretReader {
  const cached = new Map<string, { readonly value: unknown; readonly readAt: number }>();
  return async (secretId) => {
    const known = cached.get(secretId);
    if (known && clock.now() < known.readAt + FRESH_MS) return known.value;
    const readAt = clock.now();
    const answer = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
    const value = parsed(secretId, answer.SecretString);
    cached.delete(secretId);
    cached.set(secretId, { value, readAt });
    const [oldest] = cached.keys();
    if (cached.size > MAX_CACHED && oldest !== undefined) cached.delete(oldest);
    return value;
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
