import { formatChinaTime } from '../china-time.ts';
import { cleanSubject } from '../forbidden-characters.ts';
import { lookUp } from '../look-up.ts';
import type { QrOutcome } from '../outcomes.ts';
import { formatYuan } from '../yuan.ts';
import { type AnswerNode, namesAnother, textOf } from './answer-node.ts';
import { codeOf, meaningOf, refusalOf } from './codes.ts';
import type { QrProductCode } from './credentials.ts';
import { type Place, placeParams } from './place.ts';
import { precreateRefusals } from './precreate-refusals.ts';
import type { VerifiedAnswer } from './response.ts';

export const precreateMethod = 'alipay.trade.precreate';

export interface QrCodeOrder extends Place {
  /** At most 64 letters, digits and `_`. Repeat it after an unknown answer, never replace it. */
  readonly outTradeNo: string;
  readonly amountFen: number;
  /** Free text; what Alipay forbids is taken out. */
  readonly subject: string;
  /** Milliseconds since the epoch; code and trade end then. */
  readonly expiresAt: number;
}

export interface PrecreateContent {
  out_trade_no: string;
  subject: string;
  total_amount: string;
  time_expire: string;
  qr_code_timeout_express: string;
  product_code?: QrProductCode;
  store_id?: string;
  terminal_id?: string;
}

/** The `biz_content` of a QR code for one order. @param now milliseconds since the epoch. */
export function precreateContent(
  order: QrCodeOrder,
  now: number,
  productCode?: QrProductCode,
): PrecreateContent {
  return {
    out_trade_no: order.outTradeNo,
    subject: cleanSubject(order.subject) || order.outTradeNo,
    total_amount: formatYuan(order.amountFen),
    time_expire: formatChinaTime(order.expiresAt),
    qr_code_timeout_express: lifeOf(order.expiresAt - now),
    ...(productCode !== undefined && { product_code: productCode }),
    ...placeParams(order),
  };
}

/** Whole minutes, rounded up: the code is good until the trade ends, and `time_expire` ends the trade. */
const lifeOf = (milliseconds: number): string =>
  `${Math.max(1, Math.ceil(milliseconds / 60_000))}m`;

/**
 * What a verified answer to precreate means. Until the customer scans there is no trade, and a query
 * answers that it does not exist: not scanned yet, not failed. `declined` is about this request: the
 * code of an earlier one under the same number, whose answer was lost, may still be out there.
 */
export function classifyQr(
  { node }: VerifiedAnswer,
  expected: { readonly outTradeNo: string },
): QrOutcome {
  const code = codeOf(node);
  if (namesAnother(node, expected.outTradeNo)) return { kind: 'unknown', code };
  switch (meaningOf(node)) {
    case 'accepted':
      return created(node, expected.outTradeNo) ?? { kind: 'unknown', code };
    case 'refused':
      return refused(node, code);
    case 'configuration':
      return { kind: 'declined', code, configuration: true };
    // Nothing was done, and the same number is good a moment later.
    case 'rate-limited':
    case 'in-process':
    case 'unavailable':
    case 'unknown':
      return { kind: 'unknown', code };
  }
}

function created(node: AnswerNode, outTradeNo: string): QrOutcome | undefined {
  const codeText = textOf(node, 'qr_code');
  return node['out_trade_no'] === outTradeNo && codeText !== undefined
    ? { kind: 'created', codeText }
    : undefined;
}

function refused(node: AnswerNode, code: string): QrOutcome {
  switch (lookUp(precreateRefusals, refusalOf(node))) {
    case 'declined':
      return { kind: 'declined', code };
    case 'configuration':
      return { kind: 'declined', code, configuration: true };
    case 'unknown':
    case undefined:
      return { kind: 'unknown', code };
  }
}
