import type { Amount } from '../amount.ts';
import type { MessageVerdict, Notice, PostedMessage } from '../gateway-protocol.ts';
import { lookUp } from '../look-up.ts';
import { detailOf } from '../notice-detail.ts';
import { parseAmount } from './amount.ts';
import type { AlipayPlusCredentials } from './credentials.ts';
import { type PaymentState, stateOfResult } from './inquiry.ts';
import { parseIsoTime } from './iso-time.ts';
import { isRefused, type PostedFault, readPosted } from './posted-message.ts';
import { buyerOf, resultOf, textOf } from './result.ts';
import { isObject, type JsonObject } from './strict-json.ts';

/** What a notification of Antom is about; only these two are about whether a payment was made. */
const notifyTypes = {
  PAYMENT_RESULT: 'result',
  PAYMENT_PENDING: 'pending',
} as const satisfies Record<string, string>;

/**
 * Reads and verifies notifyPayment (protocol 4.6). Whether the payment and its amount are ours is for
 * the caller to compare.
 */
export function readNotification(
  posted: PostedMessage,
  credentials: AlipayPlusCredentials,
): MessageVerdict {
  const message = readPosted(posted, credentials);
  if (isRefused(message)) return rejected(message);
  const state = stateOf(message, credentials.dialect);
  if (state === undefined) return { kind: 'irrelevant' };
  const outTradeNo = textOf(message, 'paymentRequestId');
  const tradeNo = textOf(message, 'paymentId');
  if (outTradeNo === undefined || tradeNo === undefined) return rejected('malformed');
  const amount = parseAmount(message['paymentAmount']);
  if (amount === undefined) {
    const noticeId = `${tradeNo}-${state.kind}-unreadable`;
    return { kind: 'unreadable', noticeId, detail: amountWords(outTradeNo, tradeNo, message) };
  }
  const noticeId = `${tradeNo}-${state.kind}-${amount.currency}${amount.minor}`;
  const outcome = outcomeOf(state, tradeNo, amount, message);
  const paidAt = parseIsoTime(textOf(message, 'paymentTime'));
  return {
    kind: 'authentic',
    notice: {
      ...{ noticeId, outTradeNo, tradeNo, outcome, amount },
      ...(paidAt !== undefined && { paidAt }),
    },
  };
}

const rejected = (reason: PostedFault): MessageVerdict => ({ kind: 'rejected', reason });

function amountWords(outTradeNo: string, tradeNo: string, message: JsonObject): string {
  const amount = message['paymentAmount'];
  const { currency = '', value = '' } = isObject(amount) ? amount : {};
  const words = { paymentRequestId: outTradeNo, paymentId: tradeNo, currency, value };
  const fields = new Map(Object.entries(words).map(([name, word]) => [name, String(word)]));
  return detailOf(fields, Object.keys(words));
}

interface State {
  readonly kind: PaymentState;
  readonly code: string;
}

/** Undefined when it is about something else: a refund, a capture, a settlement. */
function stateOf(
  message: JsonObject,
  dialect: AlipayPlusCredentials['dialect'],
): State | undefined {
  if (dialect === 'aps') return resultState(message, 'paymentResult');
  const type = lookUp(notifyTypes, textOf(message, 'notifyType'));
  switch (type) {
    case 'result':
      return resultState(message, 'result');
    case 'pending':
      return { kind: 'pending', code: 'PAYMENT_PENDING' };
    case undefined:
      return undefined;
  }
}

function resultState(message: JsonObject, member: 'result' | 'paymentResult'): State {
  const { meaning, code } = resultOf(message, member);
  return { kind: stateOfResult(meaning), code };
}

function outcomeOf(
  { kind, code }: State,
  tradeNo: string,
  amount: Amount,
  message: JsonObject,
): Notice['outcome'] {
  switch (kind) {
    case 'captured':
      return { kind, tradeNo, amount, ...buyerOf(message) };
    case 'closed':
    case 'pending':
      return { kind, tradeNo };
    case 'unknown':
      return { kind, code };
  }
}
