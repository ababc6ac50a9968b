import { errors } from '../../../local/alipay-simulator/ledger/errors.ts';
import {
  type AnswerNode,
  businessFailed,
  unavailable,
} from '../../../local/alipay-simulator/open-platform/node.ts';
import type { Mischief } from './mischief.ts';
import type { Words } from './surroundings.ts';
import type { Deed } from './temper.ts';

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
export const refusal = (code: string, more: AnswerNode = {}): AnswerNode => ({
  ...businessFailed('SYSTEM_ERROR'),
  sub_code: `ACQ.${code}`,
  sub_msg: texts[code] ?? '业务处理失败',
  ...more,
});

export type Unclear = Extract<Deed<'pay'>, 'unavailable' | 'system-error' | 'unlisted'>;

/** An answer that tells nothing of what was done; Alipay spells it in many ways. */
export function unclear(kind: Unclear, mischief: Mischief, words: Words): AnswerNode {
  const spelt = <T extends string>(...ways: readonly [T, ...T[]]): { sub_code: T } => ({
    sub_code: mischief.oneOf(ways, 'spelt', ...words),
  });
  switch (kind) {
    case 'unavailable':
      return {
        ...unavailable,
        ...spelt('isp.unknow-error', 'aop.unknow-error', 'aop.ACQ.SYSTEM_ERROR'),
      };
    case 'system-error':
      return { ...refusal('SYSTEM_ERROR'), ...spelt('ACQ.SYSTEM_ERROR', 'AQC.SYSTEM_ERROR') };
    case 'unlisted':
      return refusal('RESOURCE_HAS_BEEN_OCCUPIED');
  }
}

/**
 * Carries the call out or not, and answers in a way that tells nothing of it; undefined where the
 * deed is none of these.
 */
export function spoiled(
  deed: string | undefined,
  act: () => AnswerNode,
  mischief: Mischief,
  words: Words,
): AnswerNode | undefined {
  switch (deed) {
    case 'unavailable':
    case 'system-error':
    case 'unlisted':
      return unclear(deed, mischief, words);
    case 'unavailable-done':
      act();
      return unclear('unavailable', mischief, words);
    case 'system-error-done':
      act();
      return unclear('system-error', mischief, words);
    case 'unlisted-done':
      act();
      return unclear('unlisted', mischief, words);
    case 'limited':
      return limited;
    case 'forbidden':
      return notInContract;
    default:
      return undefined;
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
export const notInContract: AnswerNode = {
  code: '40006',
  msg: 'Insufficient Permissions',
  sub_code: 'isv.insufficient-isv-permissions',
  sub_msg: 'ISV权限不足',
};
