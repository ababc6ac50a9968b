import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** What a handler answers. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const toResult = ({ status, body, headers }: Reply): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: {
    ...(body !== undefined && { 'content-type': 'application/json' }),
    'cache-control': 'no-store',
    ...headers,
  },
  ...(body !== undefined && { body: JSON.stringify(body) }),
});

/** 304 when the caller has this version already (RFC 9110, If-None-Match). */
export function withETag(
  event: APIGatewayProxyEventV2,
  etag: string,
  cacheControl: string,
  body: () => unknown,
): Reply {
  const headers = { etag: `"${etag}"`, 'cache-control': cacheControl };
  const known = (event.headers['if-none-match'] ?? '').split(',').map((t) => t.trim());
  const same = known.some((t) => t === '*' || t.replace(/^W\//, '') === headers.etag);
  return same ? { status: 304, headers } : { status: 200, headers, body: body() };
}
