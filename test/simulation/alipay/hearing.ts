import type { Command } from '../../../local/alipay-simulator/ledger/command.ts';
import {
  nodeNameOf,
  signedAnswer,
  unsignedAnswer,
} from '../../../local/alipay-simulator/open-platform/answer.ts';
import {
  type Envelope,
  envelopeFault,
  readEnvelope,
} from '../../../local/alipay-simulator/open-platform/envelope.ts';
import { methodNamed } from '../../../local/alipay-simulator/open-platform/methods.ts';
import { type AnswerNode, invalid } from '../../../local/alipay-simulator/open-platform/node.ts';
import type { OpenMerchant } from '../../../local/alipay-simulator/simulated-merchant.ts';

/** A request that is verified and understood, and how to answer it. */
export interface Heard {
  readonly account: string;
  readonly command: Command;
  /** Of a pay: the code that the buyer showed. */
  readonly authCode: string;
  readonly answer: (node: AnswerNode) => string;
}

/**
 * Reads a request with Alipay's checks in Alipay's order; the body of the answer to one that fails
 * any of them.
 */
export function hear(
  { url, body }: { readonly url: string; readonly body: string },
  merchants: ReadonlyMap<string, OpenMerchant>,
  now: number,
): Heard | string {
  const [, query = ''] = url.split('?', 2);
  const envelope = readEnvelope(new URLSearchParams(query), body);
  const methodName = envelope.params.get('method') ?? '';
  const method = methodNamed(methodName);
  const nodeName = method === undefined ? 'error_response' : nodeNameOf(methodName);
  const appId = envelope.params.get('app_id');
  const merchant = appId === undefined ? undefined : merchants.get(appId);
  if (appId === undefined || merchant === undefined) {
    const [code, subCode, text] =
      appId === undefined
        ? (['40001', 'missing-app-id', '缺少AppID参数'] as const)
        : (['40002', 'invalid-app-id', '无效的AppID参数'] as const);
    return unsignedAnswer(nodeName, invalid(code, subCode, text)).body;
  }
  const answer = (node: AnswerNode): string => signedAnswer(nodeName, node, merchant).body;
  const fault = envelopeFault(envelope, merchant);
  if (fault !== undefined) return answer(fault);
  if (method === undefined) return answer(invalid('40002', 'invalid-method', '不存在的方法名'));
  const biz = bizContentOf(envelope);
  if (biz === undefined) return answer(invalid('40002', 'illegal-json', 'JSON格式错误'));
  const notifyUrl = envelope.params.get('notify_url');
  const understood = method.parse(biz, { merchant, notifyUrl, receivedAt: now });
  if ('refusal' in understood) return answer(understood.refusal);
  const authCode = String(biz['auth_code'] ?? '');
  return { account: appId, command: understood.command, authCode, answer };
}

function bizContentOf({ params }: Envelope): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(params.get('biz_content') ?? '');
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
