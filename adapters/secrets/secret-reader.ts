import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Clock } from '../../core/ports/clock.ts';
import { cachedRead } from './cached-read.ts';

/** Reads a secret that holds JSON; what the JSON must be is for the caller to check. */
export type SecretReader = (secretId: string) => Promise<unknown>;

/** A reader of current values. No error that it throws tells any part of a secret. */
export function secretReader(client: SecretsManagerClient, clock: Clock): SecretReader {
  return cachedRead(clock, async (secretId) => {
    const answer = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
    return secretJson(secretId, answer.SecretString);
  });
}

/** @throws Error that does not quote the text, as the parser's own would. */
export function secretJson(secretId: string, text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    throw new Error(`Secret ${secretId} is not JSON`);
  }
}
