import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RouteMatch } from './routes.ts';

/** What the API knows besides the request. */
export interface ApiFacts {
  readonly accountId: string;
  readonly apiId: string;
  /** Host and port. */
  readonly domainName: string;
  readonly nowMs: number;
}

/** The types whose bodies API Gateway passes on as text; all others, forms too, come as base64. */
const textTypes = /^(text\/.*|application\/(json|javascript|xml))$/;

/**
 * The event of an HTTP API with payload format 2.0.
 * Source: API Gateway developer guide, "Create AWS Lambda proxy integrations for HTTP APIs".
 */
export function httpApiEvent(
  request: IncomingMessage,
  body: Buffer,
  { route, pathParameters }: RouteMatch,
  facts: ApiFacts,
): object {
  const [rawPath = '/', rawQueryString = ''] = splitOnce(request.url ?? '/');
  const path = decodePath(rawPath);
  const { cookie, ...others } = request.headersDistinct;
  const headers = joined(Object.entries(others));
  const cookies = cookie?.flatMap((line) => line.split(/;\s*/)).filter((pair) => pair !== '');
  const contentType = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const isBase64Encoded = body.length > 0 && !textTypes.test(contentType);
  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath: path,
    rawQueryString,
    ...(cookies && { cookies }),
    headers,
    ...(rawQueryString !== '' && { queryStringParameters: queryOf(rawQueryString) }),
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    requestContext: {
      accountId: facts.accountId,
      apiId: facts.apiId,
      domainName: facts.domainName,
      domainPrefix: facts.apiId,
      http: {
        method: request.method,
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: route.routeKey,
      stage: '$default',
      time: logTime(facts.nowMs),
      timeEpoch: facts.nowMs,
    },
    ...(body.length > 0 && { body: body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  };
}

function joined(entries: [string, string[] | undefined][]): Record<string, string> {
  return Object.fromEntries(entries.map(([name, values = []]) => [name, values.join(',')]));
}

function queryOf(text: string): Record<string, string> {
  const query = new URLSearchParams(text);
  return joined([...new Set(query.keys())].map((name) => [name, query.getAll(name)]));
}

function splitOnce(url: string): [string, string?] {
  const at = url.indexOf('?');
  return at < 0 ? [url] : [url.slice(0, at), url.slice(at + 1)];
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** `22/Nov/2026:09:30:00 +0000` */
function logTime(ms: number): string {
  const [, day, month, year, time] = new Date(ms).toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}
