import type { Receipt } from '../../../local/alipay-simulator/letter.ts';
import type { Letter } from '../alipay/surroundings.ts';
import type { FunctionName, Outcome } from './function-types.ts';
import type { Answer, Caller, Request } from './http-types.ts';
import { deliver } from './inbound.ts';
import type { Surroundings } from './surroundings.ts';

const FUNCTION_OF: Readonly<Record<string, FunctionName>> = {
  'POST /v1/orders': 'orders',
  'GET /v1/orders/{orderId}': 'orders',
  'GET /v1/orders/{orderId}/journal': 'orders',
  'POST /v1/orders/{orderId}/cancel': 'orders',
  'POST /v1/orders/{orderId}/payments': 'payments',
  'POST /v1/orders/{orderId}/refunds': 'payments',
  'POST /v1/orders/{orderId}/tenders': 'counter',
  'POST /v1/tables/{token}/order/payments': 'payments',
  'POST /v1/tables/{token}/order': 'tables',
  'POST /v1/tables/{token}/order/lines': 'tables',
  'PUT /v1/tables/{token}/order/lines/{lineId}': 'tables',
  'POST /v1/stores/{storeId}/tables/{tableId}/{action}': 'tables',
  'GET /v1/stores/{storeId}/tickets': 'kitchen',
  'POST /v1/orders/{orderId}/tickets/{ticketId}/{action}': 'kitchen',
  'GET /v1/cases': 'cases',
  'POST /v1/cases/{caseId}/resolve': 'cases',
  'POST /v1/cases/{caseId}/assign': 'cases',
  'POST /v1/cases/{caseId}/refund': 'cases',
};

/** API Gateway gives up after 30 s; so do our clients. */
const TIMEOUT_MS = 30_000;
/** Alipay waits less (protocol 2.17). */
const NOTIFICATION_TIMEOUT_MS = 10_000;

/** API Gateway and the internet before it. */
export class HttpApi {
  readonly #world: Surroundings;

  constructor(world: Surroundings) {
    this.#world = world;
  }

  /** @returns undefined where no answer came. */
  async send(caller: Caller, request: Request): Promise<Answer | undefined> {
    const name = FUNCTION_OF[request.routeKey];
    if (!name) throw new Error(`No function serves ${request.routeKey}`);
    // Guests at a table have no token: their phone's session says who they are.
    const bearer = caller.role === 'guest' ? undefined : `Bearer ${tokenOf(caller)}`;
    const event = eventOf(request, bearer, this.#world.draw('request'));
    const site = `${caller.role} > ${name}`;
    const invoke = (): Promise<Outcome> => this.#world.functions.invoke(name, event);
    const outcome = await deliver(this.#world, site, invoke, TIMEOUT_MS);
    const answer = answerOf(outcome);
    if (answer) this.#observe(caller, request, answer);
    return answer;
  }

  /** Alipay posts to us. @returns our answer, undefined where none came. */
  async deliverNotification(letter: Letter): Promise<Receipt | undefined> {
    const merchantId = /alipay\/([^/]+)\/notifications$/.exec(letter.url)?.[1] ?? '';
    const made = eventOf({ routeKey: 'POST /v1/alipay/{merchantId}/notifications' }, '', 0);
    const event = {
      ...made,
      headers: { ...made.headers, ...letter.headers },
      pathParameters: { merchantId },
      body: Buffer.from(letter.body).toString('base64'),
      isBase64Encoded: true,
    };
    const invoke = (): Promise<Outcome> => this.#world.functions.invoke('notifications', event);
    const site = 'alipay > notifications';
    const outcome = await deliver(this.#world, site, invoke, NOTIFICATION_TIMEOUT_MS);
    if (!outcome?.ok) return undefined;
    const { statusCode: status, headers, body } = outcome.value as LambdaAnswer;
    const receipt = { status, headers, body };
    const { noticeId, outTradeNo, forged } = letter;
    const answer = this.#world.alipay.readsIn(letter, receipt);
    const about = { merchantId, noticeId, outTradeNo, forged, answer };
    this.#world.observe({ kind: 'acknowledged', ...about });
    return receipt;
  }

  #observe({ merchantId }: Caller, { routeKey, key, body }: Request, answer: Answer): void {
    const shown = answer.body as Readonly<Record<string, string>>;
    const { paymentId, refundId } = shown;
    // A table where nobody has ordered yet promises no order.
    const orderId = shown['status'] === 'EMPTY' ? undefined : shown['orderId'];
    this.#world.observe({
      kind: 'http',
      route: routeKey,
      status: answer.status,
      merchantId,
      orderId,
      resultId: refundId ?? paymentId ?? orderId,
      key,
      body: body && JSON.stringify(body),
    });
  }
}

interface LambdaAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function answerOf(outcome: Outcome | undefined): Answer | undefined {
  if (!outcome) return undefined;
  if (!outcome.ok) return { status: 502, body: {} };
  const { statusCode, body } = outcome.value as { statusCode: number; body?: string };
  return { status: statusCode, body: body === undefined ? {} : JSON.parse(body) };
}

/** An event of an HTTP API, payload format 2.0, as far as the handlers read it. */
function eventOf(
  { routeKey, params = {}, body, key }: Request,
  authorization: string | undefined,
  n: number,
) {
  const [method = '', template = ''] = routeKey.split(' ');
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    headers: {
      ...(authorization !== undefined && { authorization }),
      ...(body && { 'content-type': 'application/json' }),
      ...(key !== undefined && { 'idempotency-key': key }),
    },
    queryStringParameters: {},
    pathParameters: params,
    requestContext: { requestId: `request-${n}`, http: { method, path } },
    ...(body && { body: JSON.stringify(body) }),
    isBase64Encoded: false,
  };
}

/** Unsigned: the stand-in for jose checks what it says. */
function tokenOf({ role, merchantId, storeId }: Caller): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    ...{ iss: 'https://kuaican.dev', aud: 'kuaican-api', sub: `${role}-1`, role },
    ...{ merchant_id: merchantId, store_id: storeId, iat: 0, exp: 9_999_999_999 },
  };
  return `${part({ typ: 'at+jwt', alg: 'ES256' })}.${part(claims)}.canary-token`;
}
