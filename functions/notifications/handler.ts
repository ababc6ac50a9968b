import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type MerchantId, parseMerchantId } from '../../core/domain/ids.ts';
import type { PostedMessage } from '../../core/ports/payment-gateway.ts';
import { receiveNotification } from '../../core/usecases/receive-notification.ts';
import {
  backoff,
  cases,
  clock,
  credits,
  gateway,
  inbox,
  notifyUrl,
  orders,
  waiting,
} from '../shared/compose.ts';
import { rawBody } from '../shared/http/parse-body.ts';
import { errorFields, log } from '../shared/log.ts';

/** What a gateway may sign beside the body (protocol 4.2); all other headers are forgotten. */
const SIGNED_HEADERS = ['client-id', 'request-time', 'signature'];

/**
 * POST /v1/alipay/{merchantId}/notifications. Answered in the gateway's own form, most often exactly
 * `success` (protocol 2.17); anything else makes Alipay send it again.
 */
export async function handler(
  event: APIGatewayProxyEventV2,
): Promise<APIGatewayProxyStructuredResultV2> {
  const { requestId } = event.requestContext;
  try {
    const merchantId = parseMerchantId(event.pathParameters?.['merchantId'] ?? '');
    if (!merchantId) return FAILURE;
    const message = messageOf(event, merchantId);
    const received = await receiveNotification(deps(), merchantId, message);
    if (received.kind === 'rejected') {
      log('warn', 'notification-rejected', { requestId, merchantId, reason: received.reason });
    }
    if (received.kind === 'postponed') {
      const error = errorFields(received.error);
      log('error', 'notification-postponed', { requestId, merchantId, ...error });
    }
    const answer = await gateway().acknowledge(merchantId, message, received.kind !== 'rejected');
    return { statusCode: answer.status, headers: { ...answer.headers }, body: answer.body };
  } catch (error) {
    log('error', 'request-failed', { requestId, route: event.routeKey, ...errorFields(error) });
    return FAILURE;
  }
}

const deps = () => ({
  orders: orders(),
  gateway: gateway(),
  inbox: inbox(),
  cases: cases(),
  credits: credits(),
  waiting: waiting(),
  clock: clock(),
  backoff: backoff(),
});

/** The path is the public one that we told Alipay, whatever the gateways in between make of it. */
function messageOf(event: APIGatewayProxyEventV2, merchantId: MerchantId): PostedMessage {
  const headers = SIGNED_HEADERS.flatMap((name) => {
    const value = event.headers[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    path: new URL(notifyUrl(merchantId)).pathname,
    headers: Object.fromEntries(headers),
    body: rawBody(event),
  };
}

/** For whom no merchant's gateway can speak. */
const FAILURE: APIGatewayProxyStructuredResultV2 = {
  statusCode: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: 'failure',
};
