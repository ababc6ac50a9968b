import { sceneOf } from '../auth-code.ts';
import { formatChinaTime } from '../china-time.ts';
import { cleanSubject } from '../forbidden-characters.ts';
import { lookUp } from '../look-up.ts';
import type { PayOutcome } from '../outcomes.ts';
import { formatYuan } from '../yuan.ts';
import { type AnswerNode, amountOf, buyerOf, namesAnother, textOf } from './answer-node.ts';
import { codeOf, meaningOf, refusalOf } from './codes.ts';
import { payRefusals } from './pay-refusals.ts';
import { type Place, placeParams } from './place.ts';
import type { VerifiedAnswer } from './response.ts';

export const payMethod = 'alipay.trade.pay';

export interface PayOrder extends Place {
  /** At most 64 letters, digits and `_`; used for this one attempt and never again. */
  readonly outTradeNo: string;
  /** What the scanner read. */
  readonly authCode: string;
  readonly amountFen: number;
  /** Free text; what Alipay forbids is taken out. */
  readonly subject: string;
  /** Milliseconds since the epoch; Alipay closes the trade then if it is still unpaid. */
  readonly expiresAt: number;
}

export interface PayContent {
  out_trade_no: string;
  scene: 'bar_code' | 'security_code';
  auth_code: string;
  subject: string;
  total_amount: string;
  time_expire: string;
  store_id?: string;
  terminal_id?: string;
}

/** The `biz_content` of a barcode or face payment. */
export function payContent(order: PayOrder): PayContent {
  return {
    out_trade_no: order.outTradeNo,
    scene: sceneOf(order.authCode),
    auth_code: order.authCode,
    // Alipay refuses an empty subject, and a name of forbidden characters must not stop a sale.
    subject: cleanSubject(order.subject) || order.outTradeNo,
    total_amount: formatYuan(order.amountFen),
    time_expire: formatChinaTime(order.expiresAt),
    ...placeParams(order),
  };
}

/**
 * What a verified answer to pay means. Captured takes 10000, our out_trade_no, a trade_no and an
 * amount; an answer that names another trade says nothing about ours, whatever its code.
 */
export function classifyPay(
  { node }: VerifiedAnswer,
  expected: { readonly outTradeNo: string },
): PayOutcome {
  if (namesAnother(node, expected.outTradeNo)) return unknown(node);
  switch (meaningOf(node)) {
    case 'accepted':
      return captured(node, expected.outTradeNo) ?? unknown(node);
    case 'in-process':
      return pending(node);
    case 'refused':
      return refused(node);
    case 'configuration':
      return { ...declined(node), configuration: true };
    case 'rate-limited':
      return declined(node);
    case 'unavailable':
    case 'unknown':
      return unknown(node);
  }
}

function captured(node: AnswerNode, outTradeNo: string): PayOutcome | undefined {
  const tradeNo = textOf(node, 'trade_no');
  const amount = amountOf(node, 'total_amount');
  return node['out_trade_no'] === outTradeNo && tradeNo !== undefined && amount !== undefined
    ? { kind: 'captured', tradeNo, amount, ...buyerOf(node) }
    : undefined;
}

function pending(node: AnswerNode): PayOutcome {
  const tradeNo = textOf(node, 'trade_no');
  return { kind: 'pending', ...(tradeNo !== undefined && { tradeNo }) };
}

function refused(node: AnswerNode): PayOutcome {
  switch (lookUp(payRefusals, refusalOf(node))) {
    case 'declined':
      return declined(node);
    case 'configuration':
      return { ...declined(node), configuration: true };
    case 'survives':
      return { ...unknown(node), tradeMaySurvive: true };
    case 'unknown':
    case undefined:
      return unknown(node);
  }
}

function declined(node: AnswerNode): Extract<PayOutcome, { kind: 'declined' }> {
  const message = textOf(node, 'sub_msg') ?? textOf(node, 'msg');
  return { kind: 'declined', code: codeOf(node), ...(message !== undefined && { message }) };
}

const unknown = (node: AnswerNode): Extract<PayOutcome, { kind: 'unknown' }> => ({
  kind: 'unknown',
  code: codeOf(node),
  tradeMaySurvive: false,
});
