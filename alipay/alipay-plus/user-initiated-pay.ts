import type { Acknowledgement, PostedMessage, TradeOrder } from '../gateway-protocol.ts';
import { signedAnswer } from './acknowledgement.ts';
import { wireAmount } from './amount.ts';
import type { AlipayPlusCredentials } from './credentials.ts';
import { formatIsoTime } from './iso-time.ts';
import { orderContent, paymentFactor, settlementStrategy } from './payment-content.ts';
import { isRefused, type PostedFault, readPosted } from './posted-message.ts';
import { textOf } from './result.ts';

/** A wallet scanned a QR code of ours and Alipay asks what it stands for (protocol 4.4). */
export type UserInitiatedPay =
  | {
      readonly kind: 'authentic';
      /** The text of the code, at most 512 characters. */
      readonly codeValue: string;
      readonly pspId?: string;
      readonly customerId?: string;
    }
  | { readonly kind: 'rejected'; readonly reason: PostedFault };

/** Why there is nothing to pay; each is final for this code. */
const refusals = {
  INVALID_CODE: 'no order has this code',
  EXPIRED_CODE: 'the code is too old',
  ORDER_IS_CLOSED: 'the order is paid or closed',
} as const satisfies Record<string, string>;

export type UserInitiatedPayReply =
  | {
      readonly kind: 'order';
      readonly order: TradeOrder;
      readonly notifyUrl: string;
      /** Where the wallet sends the customer when it is done. */
      readonly redirectUrl?: string | undefined;
    }
  | { readonly kind: 'refused'; readonly code: keyof typeof refusals };

/** Reads and verifies the question. */
export function readUserInitiatedPay(
  posted: PostedMessage,
  credentials: AlipayPlusCredentials,
): UserInitiatedPay {
  const message = readPosted(posted, credentials);
  if (isRefused(message)) return { kind: 'rejected', reason: message };
  const codeValue = textOf(message, 'codeValue');
  if (codeValue === undefined || codeValue.length > 512) {
    return { kind: 'rejected', reason: 'malformed' };
  }
  const pspId = textOf(message, 'pspId');
  const customerId = textOf(message, 'customerId');
  return {
    kind: 'authentic',
    codeValue,
    ...(pspId !== undefined && { pspId }),
    ...(customerId !== undefined && { customerId }),
  };
}

/**
 * The signed answer to an authentic question. The order's number is written before this is sent: with
 * it Alipay lets the customer pay, and asked again it is to hear the same number.
 */
export function answerUserInitiatedPay(
  credentials: AlipayPlusCredentials,
  { path }: PostedMessage,
  reply: UserInitiatedPayReply,
  now: number,
): Acknowledgement {
  if (reply.kind === 'refused') {
    const result = {
      resultCode: reply.code,
      resultStatus: 'F',
      resultMessage: refusals[reply.code],
    };
    return signedAnswer(credentials, path, { result }, now);
  }
  const { order, notifyUrl, redirectUrl } = reply;
  const content = {
    result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success' },
    codeType: 'ORDER_CODE',
    paymentRequestId: order.outTradeNo,
    order: orderContent(credentials, order, { now }),
    paymentAmount: wireAmount(order.amount),
    paymentFactor: paymentFactor(credentials.dialect, 'OrderCode'),
    paymentNotifyUrl: notifyUrl,
    ...(redirectUrl !== undefined && { paymentRedirectUrl: redirectUrl }),
    paymentExpiryTime: formatIsoTime(order.expiresAt),
    ...settlementStrategy(credentials),
  };
  return signedAnswer(credentials, path, content, now);
}
