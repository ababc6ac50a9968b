import type { IncomingMessage, RequestListener } from 'node:http';
import { BodyTooLarge, readBody } from '../engines/http-body.ts';
import type { Invoke } from '../lambda/invocation.ts';
import { type Pages, pageAnswer } from '../pages/pages.ts';
import { gatewayAnswer, type HttpAnswer, httpAnswer } from './answer.ts';
import { type ApiFacts, httpApiEvent } from './event.ts';
import { matchRoute, type Route } from './routes.ts';

export interface HttpApiOptions {
  readonly routes: readonly Route[];
  readonly invoke: Invoke;
  readonly facts: Omit<ApiFacts, 'nowMs'>;
  readonly nowMs: () => number;
  /** Pages for paths that no route takes. */
  readonly pages?: Pages | undefined;
  /** Answers paths below `/local/`, which no template has. */
  readonly answerLocal?: ((request: IncomingMessage) => Promise<HttpAnswer>) | undefined;
  /** The longest an integration may take. Default 30 s, which is API Gateway's own. */
  readonly integrationLimitMs?: number | undefined;
}

const bodyLimit = 10 * 1024 * 1024;

/** An HTTP API (API Gateway v2) with Lambda proxy integrations in payload format 2.0. */
export function httpApi(options: HttpApiOptions): RequestListener {
  return (request, response) => {
    answerTo(options, request)
      .catch(() => gatewayAnswer(500, 'Internal Server Error'))
      .then(({ status, headers, body }) => {
        const hasBody = status !== 204 && status !== 304;
        response.writeHead(status, {
          ...headers,
          // Screens learn the server's clock from it; it may run faster than this machine's.
          date: new Date(options.nowMs()).toUTCString(),
          ...(hasBody && { 'content-length': body.length }),
        });
        response.end(request.method === 'HEAD' ? undefined : body);
      })
      // A header that Node refuses to send.
      .catch(() => response.destroy());
  };
}

async function answerTo(options: HttpApiOptions, request: IncomingMessage): Promise<HttpAnswer> {
  const { method = 'GET' } = request;
  const [path = '/'] = (request.url ?? '/').split('?');
  if (options.answerLocal && path.startsWith('/local/')) return options.answerLocal(request);
  const match = matchRoute(options.routes, method, path);
  if (match === undefined) {
    const { pages } = options;
    const isRead = method === 'GET' || method === 'HEAD';
    if (pages === undefined || !isRead || path.startsWith('/v1/')) {
      return gatewayAnswer(404, 'Not Found');
    }
    return pageAnswer(pages, path, request.headers['accept-encoding']);
  }

  let body: Buffer;
  try {
    body = await readBody(request, bodyLimit);
  } catch (error) {
    if (error instanceof BodyTooLarge) return gatewayAnswer(413, 'Request Entity Too Large');
    throw error;
  }
  const facts = { ...options.facts, nowMs: options.nowMs() };
  const event = httpApiEvent(request, body, match, facts);
  const outcome = await within(
    options.integrationLimitMs ?? 30_000,
    options.invoke(match.route.functionArn, JSON.stringify(event)),
  );
  if (outcome === undefined) return gatewayAnswer(503, 'Service Unavailable');
  if (outcome.ok) return httpAnswer(outcome.payload);
  return outcome.error.errorType === 'Lambda.TooManyRequestsException'
    ? gatewayAnswer(503, 'Service Unavailable')
    : gatewayAnswer(500, 'Internal Server Error');
}

async function within<T>(limitMs: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), limitMs);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
