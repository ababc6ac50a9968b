import {
  GetSecretValueCommand,
  type GetSecretValueCommandOutput,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { Clock } from '../../core/ports/clock.ts';
import { cachedRead } from './cached-read.ts';
import { secretJson } from './secret-reader.ts';

/** A secret that holds JSON, and the version before it while both are active. */
export interface SecretVersions {
  readonly current: unknown;
  readonly previous?: unknown;
}

export type RotatingSecretReader = (secretId: string) => Promise<SecretVersions>;

/**
 * How long the version before stays active. Alipay repeats a notification for 25 hours (protocol
 * 2.17, 3.10), and signed the first one with the keys of its time.
 */
const TRANSITION_MS = 48 * 60 * 60_000;

/**
 * Reads AWSCURRENT, and AWSPREVIOUS in the two days after a new value was put. A previous version
 * that cannot be read is none: the current one must go on working.
 */
export function rotatingSecretReader(
  client: SecretsManagerClient,
  clock: Clock,
): RotatingSecretReader {
  const get = (SecretId: string, VersionStage?: string): Promise<GetSecretValueCommandOutput> =>
    client.send(new GetSecretValueCommand({ SecretId, ...(VersionStage && { VersionStage }) }));
  const previousOf = async (secretId: string): Promise<SecretVersions | object> => {
    try {
      const { SecretString } = await get(secretId, 'AWSPREVIOUS');
      return { previous: secretJson(secretId, SecretString) };
    } catch {
      return {};
    }
  };
  return cachedRead(clock, async (secretId) => {
    const { SecretString, CreatedDate } = await get(secretId);
    const current = secretJson(secretId, SecretString);
    const putAt = CreatedDate?.getTime() ?? 0;
    const inTransition = clock.now() - putAt < TRANSITION_MS;
    return { current, ...(inTransition && (await previousOf(secretId))) };
  });
}
