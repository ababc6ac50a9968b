import type middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { TooMuchContention } from '../../../core/usecases/change-order.ts';
import { errorFields, log } from '../log.ts';
import { ProblemError } from './problem.ts';
import { preferredLanguage, translated } from './problem-language.ts';

/** Turns whatever ends a request early into a problem, and writes one line about each request. */
export function problems(): middy.MiddlewareObj<
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2
> {
  const line = ({ event, response }: { event: APIGatewayProxyEventV2; response: unknown }) => ({
    requestId: event.requestContext.requestId,
    route: event.routeKey,
    status: (response as APIGatewayProxyStructuredResultV2 | undefined)?.statusCode,
  });
  return {
    after: (request) => log('info', 'request-served', line(request)),
    onError: (request) => {
      const { error } = request;
      const refusal = asProblem(error);
      const wanted = preferredLanguage(request.event.headers['accept-language']);
      const { problem, language } = translated(refusal, wanted);
      const { requestId } = request.event.requestContext;
      request.response = {
        statusCode: problem.status,
        headers: {
          'content-type': 'application/problem+json',
          'cache-control': 'no-store',
          'content-language': language,
          vary: 'Accept-Language',
          ...refusal.headers,
        },
        body: JSON.stringify({ ...problem, requestId }),
      };
      if (error instanceof ProblemError) {
        log('info', 'request-served', { ...line(request), reason: problem.code });
      } else {
        log('error', 'request-failed', { ...line(request), ...errorFields(error) });
      }
    },
  };
}

function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof TooMuchContention) {
    const text = 'The order is being changed by others; try again.';
    return new ProblemError(503, 'busy', text, {}, { 'retry-after': '1' });
  }
  const text = 'Something went wrong on our side; try again with the same Idempotency-Key.';
  return new ProblemError(500, 'internal', text);
}
