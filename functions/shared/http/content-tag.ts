import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type Reply, withETag } from './reply.ts';

/**
 * For what has no version of its own, because it is put together from many rows: the tag says what it
 * tells. Screens that look every second and a half are sent nothing while it stays the same.
 * @param untold What changes with every look and is no news, like the time.
 * @param cacheControl Nobody keeps it unless this lets them.
 */
export function withContentTag(
  event: APIGatewayProxyEventV2,
  body: object,
  untold: object = {},
  cacheControl = 'private, no-cache',
): Reply {
  const tag = createHash('sha256').update(JSON.stringify(body)).digest('base64url');
  return withETag(event, tag, cacheControl, () => ({ ...body, ...untold }));
}
