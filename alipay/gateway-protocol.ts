import type { Amount } from './amount.ts';
import type {
  CancelOutcome,
  PayOutcome,
  QrOutcome,
  QueryOutcome,
  RefundOutcome,
  RefundQueryOutcome,
  ShopQrOutcome,
  ShopQrStatusOutcome,
} from './outcomes.ts';

/*
 * What every gateway of Alipay can do, in words that do not depend on the gateway. A protocol is
 * pure: it makes the request that is to be sent, and judges the answer that came. Sending, waiting
 * and the clock are the adapter's.
 */

/** A POST that is ready to send. */
export interface SignedRequest {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** An HTTP answer. Header names are in lower case. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * What an answer says. Only `verified` may decide anything about money; `code` of what is not tells
 * for the log why (`UNSIGNED`, `UNVERIFIED_signature`), and whether Alipay acted is then unknown.
 */
export type Verdict<Outcome> =
  | { readonly kind: 'verified'; readonly outcome: Outcome }
  | { readonly kind: 'unverified'; readonly code: string };

/** One call: what to send, and how to read what comes back (HTTP status 200). */
export interface Exchange<Outcome> {
  readonly request: SignedRequest;
  read(answer: WireAnswer): Verdict<Outcome>;
}

export interface CallContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Where Alipay posts notifications of this payment. */
  readonly notifyUrl: string;
}

/** A trade by our number; static-QR trades have a number that Alipay made up. */
export interface TradeRef {
  readonly outTradeNo: string;
  readonly amount: Amount;
}

export interface TradeOrder extends TradeRef {
  /** Free text for the customer; what Alipay forbids is taken out. */
  readonly subject: string;
  /** At most 32 characters, none of them Chinese. */
  readonly storeId: string;
  readonly storeName?: string | undefined;
  readonly terminalId?: string | undefined;
  /** Milliseconds since 1970; Alipay closes the trade then if it is still unpaid. */
  readonly expiresAt: number;
}

/** The merchant scans the customer's code (B-scan-C). */
export interface BarcodeOrder extends TradeOrder {
  /** What the scanner read. */
  readonly authCode: string;
}

export interface RefundOrder extends TradeRef {
  /** One number per intent to refund: a repeat with the same number and amount moves no money again. */
  readonly refundId: string;
  readonly refundAmount: Amount;
  readonly reason: string;
}

/** The place of a static shop QR code; comes back with each payment that is made with it. */
export interface ShopQrOrder {
  readonly storeId: string;
  readonly storeName: string;
  readonly terminalId: string;
  /** What the customer types the amount in, and what we are paid in. */
  readonly currency: string;
}

/** DELETE is for good; a stopped or deleted code tells its customer that it is invalid. */
export type ShopQrStatus = 'STOP' | 'RESTART' | 'DELETE';

/** A message that was posted to us. Header names are in lower case. */
export interface PostedMessage {
  /** The public path as Alipay called it, with its query if there is one. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The body exactly as it arrived. */
  readonly body: string;
}

export type MessageVerdict =
  | { readonly kind: 'authentic'; readonly notice: Notice }
  /**
   * Alipay's, about money that cannot be read: a refusal would lose its only trace. `detail` holds
   * Alipay's own words for the trade and the amount, and no buyer; `noticeId` as in a notice.
   */
  | { readonly kind: 'unreadable'; readonly noticeId: string; readonly detail: string }
  /** Alipay's, and about nothing that moves a payment: acknowledge it, and that is all. */
  | { readonly kind: 'irrelevant' }
  | { readonly kind: 'rejected'; readonly reason: string };

/** What an authentic notification says about one trade. */
export interface Notice {
  /** The same in every delivery of one notification about one state of the trade. */
  readonly noticeId: string;
  readonly outTradeNo: string;
  readonly tradeNo: string;
  readonly outcome: Exclude<QueryOutcome, { readonly kind: 'not-found' }>;
  readonly amount: Amount;
  /** When the customer paid by Alipay's clock, in milliseconds since 1970, where the notice tells. */
  readonly paidAt?: number;
  /** It is sent because of a refund, so that the trade may hold less than `amount`. */
  readonly tellsOfRefund?: true;
  /** Of a payment with a static shop QR code: where the code hangs. */
  readonly shop?: { readonly storeId: string; readonly terminalId: string } | undefined;
}

/** How a message is answered. */
export interface Acknowledgement {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One merchant's access to one gateway. */
export interface GatewayProtocol {
  /** The currencies that it takes payments in; a sale in any other is refused before it is sent. */
  settlesIn(currency: string): boolean;
  pay(order: BarcodeOrder, context: CallContext): Exchange<PayOutcome>;
  /** A code of one order for the customer to scan (C-scan-B). */
  createQr(order: TradeOrder, context: CallContext): Exchange<QrOutcome>;
  query(trade: TradeRef, context: CallContext): Exchange<QueryOutcome>;
  cancel(trade: TradeRef, context: CallContext): Exchange<CancelOutcome>;
  refund(refund: RefundOrder, context: CallContext): Exchange<RefundOutcome>;
  queryRefund(refund: RefundOrder, context: CallContext): Exchange<RefundQueryOutcome>;
  /** A code that hangs in the shop; the customer types the amount. Only gateways that have it. */
  createShopQr?(shop: ShopQrOrder, context: CallContext): Exchange<ShopQrOutcome>;
  /** Ends a shop code, for a while or for good. Only gateways that have such codes. */
  setShopQrStatus?(
    codeText: string,
    status: ShopQrStatus,
    context: CallContext,
  ): Exchange<ShopQrStatusOutcome>;
  readMessage(message: PostedMessage): MessageVerdict;
  /** @param accepted false asks Alipay to send the message again. */
  acknowledge(message: PostedMessage, accepted: boolean, now: number): Acknowledgement;
}
