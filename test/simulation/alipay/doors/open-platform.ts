import type { WireAnswer } from '../../../../alipay/gateway-protocol.ts';
import { errors } from '../../../../local/alipay-simulator/ledger/errors.ts';
import { retryAfterMs } from '../../../../local/alipay-simulator/notification-treatments.ts';
import {
  nodeNameOf,
  signedAnswer,
  unsignedAnswer,
} from '../../../../local/alipay-simulator/open-platform/answer.ts';
import {
  type Envelope,
  envelopeFault,
  readEnvelope,
} from '../../../../local/alipay-simulator/open-platform/envelope.ts';
import type { GatewayMethod } from '../../../../local/alipay-simulator/open-platform/method.ts';
import { methodNamed } from '../../../../local/alipay-simulator/open-platform/methods.ts';
import {
  type AnswerNode,
  businessFailed,
  invalid,
  succeeded,
  unavailable,
} from '../../../../local/alipay-simulator/open-platform/node.ts';
import { forgedForm } from '../forgery.ts';
import { fieldsOf, formOf, noticeIdOf, signedPairs } from '../letter.ts';
import { type Said, spelt, type Unclear } from '../said.ts';
import { type Door, type Heard, wireAnswer } from './door.ts';

const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };

/** alipay.trade.* (protocol 2). */
export const openPlatformDoor: Door<'open-platform'> = {
  hear({ url, body }, merchants, now) {
    const [, query = ''] = url.split('?', 2);
    const envelope = readEnvelope(new URLSearchParams(query), body);
    const methodName = envelope.params.get('method') ?? '';
    const method = methodNamed(methodName);
    const nodeName = method === undefined ? 'error_response' : nodeNameOf(methodName);
    const appId = envelope.params.get('app_id');
    const merchant = appId === undefined ? undefined : merchants.get(appId);
    if (appId === undefined || merchant === undefined) return stranger(nodeName, appId);
    const answer = (node: AnswerNode): WireAnswer =>
      wireAnswer(signedAnswer(nodeName, node, merchant));
    const fault = envelopeFault(envelope, merchant);
    if (fault !== undefined) return answer(fault);
    if (method === undefined) return answer(invalid('40002', 'invalid-method', '不存在的方法名'));
    const biz = bizContentOf(envelope);
    if (biz === undefined) return answer(invalid('40002', 'illegal-json', 'JSON格式错误'));
    const notifyUrl = envelope.params.get('notify_url');
    const understood = method.parse(biz, { merchant, notifyUrl, receivedAt: now });
    if ('refusal' in understood) return answer(understood.refusal);
    const { command } = understood;
    return {
      account: appId,
      command,
      authCode: String(biz['auth_code'] ?? ''),
      answer: (said) => answer(nodeOf(method, command, said)),
    };
  },
  letter: (merchant, _url, notice, at, { mischief, words }) => ({
    headers,
    body: formOf(
      signedPairs(fieldsOf(merchant, notice, at), merchant),
      mischief.chance('turn', ...words),
    ),
  }),
  noticeIdOf,
  forge: (kind, cast, _url, claim, at, { mischief, words }) => ({
    headers,
    body: forgedForm(kind, fieldsOf(cast.victim, claim, at), cast, mischief, words),
  }),
  isAcknowledged: (_, { status, body }) => status === 200 && body === 'success',
  retryAfterMs,
};

function stranger(nodeName: string, appId: string | undefined): WireAnswer {
  const [code, subCode, text] =
    appId === undefined
      ? (['40001', 'missing-app-id', '缺少AppID参数'] as const)
      : (['40002', 'invalid-app-id', '无效的AppID参数'] as const);
  return wireAnswer(unsignedAnswer(nodeName, invalid(code, subCode, text)));
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

function nodeOf(method: GatewayMethod, command: Heard['command'], said: Said): AnswerNode {
  const isCancel = method.operation === 'cancel';
  switch (said.kind) {
    case 'outcome':
      return method.render(said.outcome, command);
    case 'refused':
      return refusal(said.word, isCancel ? { retry_flag: 'N' } : {});
    case 'unclear': {
      const flag = said.spelling < 0.5 ? 'Y' : 'N';
      const node = unclearNode(said.how, said.spelling);
      return isCancel ? { ...node, retry_flag: flag } : node;
    }
    case 'limited':
      return limited;
    case 'forbidden':
      return notInContract;
    case 'cancel-again':
      return succeeded({ out_trade_no: said.outTradeNo, retry_flag: 'Y' });
    case 'unproven': {
      const { of, outTradeNo, proof } = said;
      const node = of ? nodeOf(method, command, of) : succeeded({ out_trade_no: outTradeNo });
      if (of && node['fund_change'] === undefined) return node;
      const { fund_change: _, ...others } = node;
      return proof === 'N' ? { ...others, fund_change: 'N' } : others;
    }
  }
}

const texts: Readonly<Record<string, string>> = {
  ...errors,
  BUYER_BANKCARD_BALANCE_NOT_ENOUGH: '用户银行卡余额不足',
  BUYER_ENABLE_STATUS_FORBID: '买家状态非法',
  BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR: '买家付款日限额超限',
  ERROR_BALANCE_PAYMENT_DISABLE: '余额支付功能关闭',
  MOBILE_PAYMENT_SWITCH_OFF: '用户关闭了无线支付开关',
  NO_PAYMENT_INSTRUMENTS_AVAILABLE: '没有可用的支付工具',
  PAYMENT_FAIL: '支付失败',
  PAYMENT_REQUEST_HAS_RISK: '支付有风险',
  PULL_MOBILE_CASHIER_FAIL: '唤起移动收银台失败',
  USER_FACE_PAYMENT_SWITCH_OFF: '用户当面付付款开关关闭',
  REASON_TRADE_BEEN_FREEZEN: '请求退款的交易被冻结',
};

/** 40004 with any sub_code. */
const refusal = (word: string, more: AnswerNode = {}): AnswerNode => ({
  ...businessFailed('SYSTEM_ERROR'),
  sub_code: `ACQ.${word}`,
  sub_msg: texts[word] ?? '业务处理失败',
  ...more,
});

/** Alipay spells in many ways that it does not know. */
function unclearNode(how: Unclear, spelling: number): AnswerNode {
  switch (how) {
    case 'unavailable':
      return {
        ...unavailable,
        sub_code: spelt(['isp.unknow-error', 'aop.unknow-error', 'aop.ACQ.SYSTEM_ERROR'], spelling),
      };
    case 'system-error':
      return {
        ...refusal('SYSTEM_ERROR'),
        sub_code: spelt(['ACQ.SYSTEM_ERROR', 'AQC.SYSTEM_ERROR'], spelling),
      };
    case 'unlisted':
      return refusal('RESOURCE_HAS_BEEN_OCCUPIED');
  }
}

/** Nothing was done, and may be asked for again later. */
const limited: AnswerNode = {
  code: '40005',
  msg: 'Call Limited',
  sub_code: 'isv.app-call-limited',
  sub_msg: '应用调用次数超限',
};

/** Nothing was done: the merchant's contract does not hold this method, or no longer. */
const notInContract: AnswerNode = {
  code: '40006',
  msg: 'Insufficient Permissions',
  sub_code: 'isv.insufficient-isv-permissions',
  sub_msg: 'ISV权限不足',
};
