import type { Gateway, Service } from '../gateway.ts';
import type { HttpAnswer, HttpRequest } from '../http.ts';
import { type Outcome, refused } from '../ledger/command.ts';
import type { Request } from '../ledger/perform.ts';
import type { Script } from '../script.ts';
import type { AlipayPlusMerchant } from '../simulated-merchant.ts';
import { isAcknowledged } from './acknowledgement.ts';
import { answerAs, signedAnswer, unsignedAnswer } from './answer.ts';
import { admits, type Endpoint, endpointAt, operationOf } from './endpoints.ts';
import { withoutNulls } from './fields.ts';
import { letterFor } from './letter-for.ts';
import type { AnswerBody, CallContext, PaymentsMethod } from './method.ts';
import { type Result, result } from './results.ts';
import { isSignatureOf, keyVersion, readSignatureHeader } from './signature.ts';
import { strictJsonObject } from './strict-json.ts';
import { isRequestTime } from './time.ts';

const minute = 60_000;
const hour = 60 * minute;

/** AMS and APS, the REST interfaces of Antom and Alipay+ (protocol 4). */
export const alipayPlusGateway: Gateway<'alipay-plus'> = {
  name: 'alipay-plus',
  serves: (path) => endpointAt(path) !== undefined,
  answer,
  operationOf,
  letterFor,
  isAcknowledged,
  // The schedule of this route is not published; this is the usual one.
  retryAfterMs: [
    ...[2 * minute, 10 * minute, 10 * minute],
    ...[hour, 2 * hour, 6 * hour, 15 * hour],
  ],
};

async function answer(
  request: HttpRequest,
  service: Service<'alipay-plus'>,
): Promise<HttpAnswer | 'drop'> {
  const endpoint = endpointAt(request.path);
  const method = endpoint?.method;
  if (endpoint === undefined || method === undefined) {
    return unsignedAnswer(result('NO_INTERFACE_DEF'));
  }
  const sender = authenticate(request, endpoint, service.merchants);
  if ('resultCode' in sender) return unsignedAnswer(sender);

  const { dialect } = endpoint;
  const { database, now } = service;
  const context = (): CallContext => ({ dialect, merchant: sender, database, now: now() });
  const to = () => ({ merchant: sender, path: request.target, at: now() });
  const body = strictJsonObject(request.body);
  if (body === undefined || !isRequestTime(request.headers['request-time'] ?? '')) {
    return signedAnswer({ result: result('PARAM_ILLEGAL') }, to());
  }
  const understood = method.parse(withoutNulls(body), context());
  if ('refused' in understood) return signedAnswer({ result: understood.refused }, to());

  const asked = { account: sender.account, method: endpoint.name, ...understood };
  const { script, outcome } = await service.perform(asked);
  if (script.reply === 'nothing') return 'drop';
  return answerAs(script.reply, bodyOf(method, asked, script, outcome, context()), to());
}

/** The client that sent this, or the word for why it is not known; in Alipay's order. */
function authenticate(
  { method, contentType, target, headers, body }: HttpRequest,
  endpoint: Endpoint,
  merchants: ReadonlyMap<string, AlipayPlusMerchant>,
): AlipayPlusMerchant | Result {
  if (method !== 'POST') return result('METHOD_NOT_SUPPORTED');
  if (!/^application\/json\s*(;|$)/i.test(contentType)) return result('MEDIA_TYPE_NOT_ACCEPTABLE');
  const clientId = headers['client-id'] ?? '';
  const merchant = merchants.get(clientId);
  if (merchant === undefined || !admits(endpoint, clientId)) return result('INVALID_CLIENT');
  const parts = readSignatureHeader(headers['signature'] ?? '');
  if (parts === undefined) return result('INVALID_SIGNATURE');
  if (parts.keyVersion !== keyVersion) return result('KEY_NOT_FOUND');
  const message = { path: target, clientId, time: headers['request-time'] ?? '', body };
  return isSignatureOf(parts, message, merchant.merchantPublicKey)
    ? merchant
    : result('INVALID_SIGNATURE');
}

function bodyOf(
  method: PaymentsMethod,
  { command }: Request,
  script: Script,
  outcome: Outcome | undefined,
  context: CallContext,
): AnswerBody {
  // A cancel that is to be repeated has no flag here: nobody knows what became of it.
  if (script.reply === 'unknown' || script.reply === 'retry-flag') {
    return { result: result('UNKNOWN_EXCEPTION') };
  }
  if (script.reply === 'error') {
    return method.render(refused(script.error ?? 'SYSTEM_ERROR'), command, context);
  }
  if (outcome === undefined) throw new Error(`script ${script.says}: nothing to answer`);
  const answered = method.render(outcome, command, context);
  // Nor is there a word for money that has not moved yet, but for a refund that is not over.
  return script.reply === 'no-fund-change' && outcome.kind === 'refunded'
    ? { ...answered, result: result('REFUND_IN_PROCESS') }
    : answered;
}
