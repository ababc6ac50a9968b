import type { HttpAnswer } from '../http.ts';
import type { Outcome } from '../ledger/command.ts';
import { refused } from '../ledger/command.ts';
import type { Performed, Request } from '../ledger/perform.ts';
import type { Script } from '../script.ts';
import type { OpenMerchant } from '../simulated-merchant.ts';
import { answerAs, nodeNameOf, signedAnswer, unsignedAnswer } from './answer.ts';
import { type Envelope, envelopeFault, readEnvelope } from './envelope.ts';
import type { GatewayMethod } from './method.ts';
import { methodNamed } from './methods.ts';
import { type AnswerNode, invalid, succeeded, unavailable } from './node.ts';

/** The ledger's side: executes a request now and waits until its answer may go out. */
export interface Ledger {
  readonly now: () => number;
  perform(request: Request): Promise<Performed>;
}

/** `/gateway.do`: checks in Alipay's order, executes, answers. `drop` closes the connection. */
export async function answerGateway(
  query: URLSearchParams,
  form: string,
  merchants: ReadonlyMap<string, OpenMerchant>,
  ledger: Ledger,
): Promise<HttpAnswer | 'drop'> {
  const envelope = readEnvelope(query, form);
  const methodName = envelope.params.get('method') ?? '';
  const method = methodNamed(methodName);
  const nodeName = method === undefined ? 'error_response' : nodeNameOf(methodName);

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
  if (method === undefined) {
    const node = invalid('40002', 'invalid-method', '不存在的方法名');
    return signedAnswer(nodeName, node, merchant);
  }
  const biz = bizContentOf(envelope);
  if (biz === undefined) {
    return signedAnswer(nodeName, invalid('40002', 'illegal-json', 'JSON格式错误'), merchant);
  }
  const understood = method.parse(biz, {
    merchant,
    notifyUrl: envelope.params.get('notify_url'),
    receivedAt: ledger.now(),
  });
  if ('refusal' in understood) return signedAnswer(nodeName, understood.refusal, merchant);

  const request = { account: appId, method: methodName, ...understood };
  const { script, outcome } = await ledger.perform(request);
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
