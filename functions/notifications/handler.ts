import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { parseMerchantId } from '../../core/domain/ids.ts';
import { receiveNotification } from '../../core/usecases/receive-notification.ts';
import { backoff, cases, clock, gateway, inbox, orders } from '../shared/compose.ts';
import { rawBody } from '../shared/http/parse-body.ts';
import { errorFields, log } from '../shared/log.ts';

/**
 * POST /v1/alipay/{merchantId}/notifications. Alipay reads the body alone: exactly `success`
 * (protocol 2.17), or it sends again.
 */
export async function handler(
  event: APIGatewayProxyEventV2,
): Promise<APIGatewayProxyStructuredResultV2> {
  const { requestId } = event.requestContext;
  try {
    const merchantId = parseMerchantId(event.pathParameters?.['merchantId'] ?? '');
    if (!merchantId) return answer('failure');
    const received = await receiveNotification(deps(), merchantId, rawBody(event));
    if (received.kind === 'rejected') {
      log('warn', 'notification-rejected', { requestId, merchantId, reason: received.reason });
      return answer('failure');
    }
    if (received.kind === 'postponed') {
      const error = errorFields(received.error);
      log('error', 'notification-postponed', { requestId, merchantId, ...error });
    }
    return answer('success');
  } catch (error) {
    log('error', 'request-failed', { requestId, route: event.routeKey, ...errorFields(error) });
    return answer('failure');
  }
}

const deps = () => ({
  orders: orders(),
  gateway: gateway(),
  inbox: inbox(),
  cases: cases(),
  clock: clock(),
  backoff: backoff(),
});

const answer = (body: 'success' | 'failure'): APIGatewayProxyStructuredResultV2 => ({
  statusCode: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
});
