import type { Service } from '../gateway.ts';
import type { HttpAnswer, HttpRequest } from '../http.ts';
import { type Outcome, refused } from '../ledger/command.ts';
import type { Request } from '../ledger/perform.ts';
import type { Script } from '../script.ts';
import { answerAs, nodeNameOf, signedAnswer, unsignedAnswer } from './answer.ts';
import { downloadCertificate, downloadMethod } from './certificates.ts';
import { type Envelope, envelopeFault, readEnvelope } from './envelope.ts';
import type { GatewayMethod } from './method.ts';
import { methodNamed } from './methods.ts';
import { type AnswerNode, invalid, succeeded, unavailable } from './node.ts';

/** `/gateway.do`: checks in Alipay's order, executes, answers. `drop` closes the connection. */
export async function answerGateway(
  { query, body, headers }: HttpRequest,
  { merchants, now, perform }: Service<'open-platform'>,
): Promise<HttpAnswer | 'drop'> {
  const envelope = readEnvelope(query, body);
  const methodName = envelope.params.get('method') ?? '';
  const method = methodNamed(methodName);
  const isKnown = method !== undefined || methodName === downloadMethod;
  const nodeName = isKnown ? nodeNameOf(methodName) : 'error_response';

  const appId = envelope.params.get('app_id');
  if (appId === undefined) {
    return unsignedAnswer(nodeName, invalid('40001', 'missing-app-id', '缺少AppID参数'));
  }
  const merchant = merchants.get(appId);
  if (merchant === undefined) {
    return unsignedAnswer(nodeName, invalid('40002', 'invalid-app-id', '无效的AppID参数'));
  }
  const fault = envelopeFault(envelope, merchant);
  if (fault !== undefined) return signedAnswer(nodeName, fault, merchant);
  if (!isKnown) {
    const node = invalid('40002', 'invalid-method', '不存在的方法名');
    return signedAnswer(nodeName, node, merchant);
  }
  const biz = method?.atTopLevel ? Object.fromEntries(envelope.params) : bizContentOf(envelope);
  if (biz === undefined) {
    return signedAnswer(nodeName, invalid('40002', 'illegal-json', 'JSON格式错误'), merchant);
  }
  if (method === undefined) {
    return signedAnswer(nodeName, downloadCertificate(biz, merchant.certificates), merchant);
  }
  const understood = method.parse(biz, {
    merchant,
    notifyUrl: envelope.params.get('notify_url'),
    receivedAt: now(),
    origin: `http://${headers['host']}`,
  });
  if ('refusal' in understood) return signedAnswer(nodeName, understood.refusal, merchant);

  const request = { account: appId, method: methodName, ...understood };
  const { script, outcome } = await perform(request);
  if (script.reply === 'nothing') return 'drop';
  const node = nodeOf(method, request, script, outcome);
  return answerAs(script.reply, nodeName, node, merchant);
}

function bizContentOf({ params }: Envelope): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(params.get('biz_content') ?? '');
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function nodeOf(
  method: GatewayMethod,
  { command }: Request,
  script: Script,
  outcome: Outcome | undefined,
): AnswerNode {
  if (script.reply === 'unknown') return unavailable;
  if (script.reply === 'error') {
    return method.render(refused(script.error ?? 'SYSTEM_ERROR'), command);
  }
  if (script.reply === 'retry-flag') return succeeded({ retry_flag: 'Y' });
  if (outcome === undefined) throw new Error(`script ${script.says}: nothing to answer`);
  if (script.reply === 'no-fund-change' && outcome.kind === 'refunded') {
    return method.render({ ...outcome, fundChange: false }, command);
  }
  return method.render(outcome, command);
}
