import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** What a handler answers. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  /** A body that is no JSON, with its type; only text of UTF-8 is sent as it is. */
  readonly media?: { readonly type: string; readonly bytes: Uint8Array } | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

export const toResult = ({
  status,
  body,
  media,
  headers,
}: Reply): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: {
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(media && { 'content-type': media.type }),
    'cache-control': 'no-store',
    ...headers,
  },
  ...(body !== undefined && { body: JSON.stringify(body) }),
  ...(media && encoded(media)),
});

function encoded({ type, bytes }: { readonly type: string; readonly bytes: Uint8Array }): {
  body: string;
  isBase64Encoded: boolean;
} {
  const isBase64Encoded = !type.endsWith('charset=utf-8');
  const body = Buffer.from(bytes).toString(isBase64Encoded ? 'base64' : 'utf8');
  return { body, isBase64Encoded };
}

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
