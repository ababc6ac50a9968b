import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { beforeEach, vi } from 'vitest';
import type { Problem } from '../../../api/problem.ts';
import type { RouteKey } from '../../../api/routes.ts';
import { type HttpDeps, httpFunction } from '../../../functions/shared/http/http-function.ts';
import type { Reply } from '../../../functions/shared/http/reply.ts';
import { bearer, tokenDeps } from './tokens.ts';

export interface Request {
  readonly headers?: Readonly<Record<string, string>>;
  /** Text as it is, anything else as JSON. */
  readonly body?: unknown;
  readonly base64?: boolean;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

/** An event of an HTTP API, payload format 2.0. */
export function eventOf(
  routeKey: string,
  { headers = {}, body, base64 = false, params = {}, query = {} }: Request = {},
): APIGatewayProxyEventV2 {
  const [method = '', template = ''] = routeKey.split(' ');
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? name);
  const json = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: '',
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    queryStringParameters: { ...query },
    pathParameters: { ...params },
    requestContext: {
      requestId: 'request-1',
      domainName: 'api.test',
      http: { method, path },
    } as APIGatewayProxyEventV2['requestContext'],
    ...(body !== undefined && { body: base64 ? Buffer.from(json).toString('base64') : json }),
    isBase64Encoded: base64,
  };
}

export const httpDeps: HttpDeps = { ...tokenDeps, fingerprintSecret: async () => 'secret-1' };

type Handle = (call: never) => Promise<Reply>;

/** Calls one route with a handler of the test's own. */
export async function serve(
  routeKey: RouteKey,
  handle: Handle,
  request: Request = {},
  deps: HttpDeps = httpDeps,
): Promise<APIGatewayProxyStructuredResultV2> {
  const fn = httpFunction(deps, { [routeKey]: handle });
  return await fn(eventOf(routeKey, request), {} as never);
}

export const asKiosk = { authorization: bearer('kiosk') };

export const problemOf = (result: APIGatewayProxyStructuredResultV2): Problem =>
  JSON.parse(result.body ?? 'null') as Problem;

/** Everything that a test's functions write to standard output, and so to the log; shows none of it. */
export function watchLog(): { readonly text: () => string; readonly lines: () => object[] } {
  let written: string[] = [];
  beforeEach(() => {
    written = [];
    const spy = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      written.push(String(chunk));
      return true;
    });
    return () => spy.mockRestore();
  });
  const text = (): string => written.join('');
  const lines = (): object[] =>
    text()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as object);
  return { text, lines };
}
