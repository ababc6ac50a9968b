export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
}

interface FunctionAnswer {
  readonly statusCode?: number;
  readonly headers?: Readonly<Record<string, string | number | boolean>>;
  readonly cookies?: readonly string[];
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

/** What API Gateway itself says when there is no function's answer. */
export function gatewayAnswer(status: number, message: string): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify({ message })),
  };
}

/**
 * Turns a function's answer (JSON text) into HTTP. Without a statusCode the whole answer is the
 * body, as JSON, with status 200. A statusCode that is no HTTP status is the gateway's error 500.
 */
export function httpAnswer(payload: string): HttpAnswer {
  const value = JSON.parse(payload) as unknown;
  if (typeof value !== 'object' || value === null || !('statusCode' in value)) {
    const body = typeof value === 'string' ? value : payload;
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(body),
    };
  }
  const { statusCode: status, headers, cookies, body, isBase64Encoded } = value as FunctionAnswer;
  if (status === undefined || !Number.isInteger(status) || status < 200 || status > 599) {
    return gatewayAnswer(500, 'Internal Server Error');
  }
  const named = Object.entries(headers ?? {}).map(([name, text]) => [
    name.toLowerCase(),
    String(text),
  ]);
  return {
    status,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      ...Object.fromEntries(named),
      ...(cookies && cookies.length > 0 && { 'set-cookie': cookies }),
    },
    body: Buffer.from(body ?? '', isBase64Encoded === true ? 'base64' : 'utf8'),
  };
}
