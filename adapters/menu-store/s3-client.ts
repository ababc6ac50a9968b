import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';

/**
 * One client per function, made outside the handler. `forcePathStyle` is for an endpoint on this
 * machine, which has no host name per bucket.
 */
export const s3Client = (
  overrides: Pick<S3ClientConfig, 'endpoint' | 'forcePathStyle' | 'region' | 'credentials'> = {},
): S3Client =>
  new S3Client({
    maxAttempts: 3,
    retryMode: 'standard',
    requestHandler: {
      connectionTimeout: 1_000,
      requestTimeout: 3_000,
      throwOnRequestTimeout: true,
    },
    ...overrides,
  });
