import type { MerchantId, RefundId } from '../domain/ids.ts';
import type { Currency, Money } from '../domain/money.ts';
import type { ShopQrAction } from '../domain/shop-qr-code.ts';

/*
 * The neutral port over every Alipay gateway. A call never throws for what Alipay or the network
 * does: a timeout, an HTTP error and an answer that cannot be verified are all `unknown`, and
 * unknown is not failed.
 */

/** A payment as the gateway knows it. */
export interface PaymentRef {
  readonly merchantId: MerchantId;
  /** Ours, or that of a static-QR payment, which Alipay made up. */
  readonly outTradeNo: string;
  readonly amount: Money;
}

export interface QrRequest extends PaymentRef {
  readonly subject: string;
  readonly storeId: string;
  readonly storeName: string;
  readonly terminalId?: string | undefined;
  /** Alipay closes the trade at this time (ms since 1970). */
  readonly expiresAt: number;
}

export interface PayRequest extends QrRequest {
  readonly authCode: string;
}

export interface RefundRequest extends PaymentRef {
  readonly refundId: RefundId;
  readonly refundAmount: Money;
  readonly reason: string;
}

type Captured = { readonly kind: 'captured'; readonly amount: Money; readonly tradeNo: string };
type Pending = { readonly kind: 'pending'; readonly tradeNo?: string | undefined };
type Unknown = { readonly kind: 'unknown'; readonly code: string };

export type PayResult =
  | Captured
  | Pending
  | { readonly kind: 'declined'; readonly code: string }
  /** `attemptFailed`: this attempt is lost but its trade may live on; query, then cancel. */
  | (Unknown & { readonly attemptFailed: boolean });

export type QrResult =
  /** `qrCode` is the text that the QR code on the screen encodes. */
  | { readonly kind: 'created'; readonly qrCode: string }
  | { readonly kind: 'declined'; readonly code: string }
  /** A code may exist: the same number is asked for again, or cancelled. */
  | Unknown;

export type QueryResult =
  | Captured
  | Pending
  | Unknown
  | { readonly kind: 'closed'; readonly tradeNo?: string | undefined }
  | { readonly kind: 'not-found' };

export type CancelResult =
  | { readonly kind: 'cancelled'; readonly action: 'close' | 'refund' | 'none' }
  /** retry_flag=Y or a passing fault: cancel again. */
  | { readonly kind: 'retry'; readonly code: string }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly remedy: 'refund' | 'query' | 'person';
    }
  | Unknown;

export type RefundResult =
  | { readonly kind: 'refunded' }
  /** Accepted without a change of funds: proof only by queryRefund. */
  | { readonly kind: 'unconfirmed' }
  | { readonly kind: 'retry-later'; readonly code: string }
  | { readonly kind: 'declined'; readonly code: string }
  | Unknown;

export type RefundQueryResult =
  | { readonly kind: 'refunded'; readonly amount: Money }
  | { readonly kind: 'not-found' }
  | Unknown;

/** What an authentic notification says. */
export interface GatewayNotice {
  /** Alipay's id of this notification; the same in every redelivery. */
  readonly noticeId: string;
  readonly outTradeNo: string;
  readonly tradeNo: string;
  readonly result: QueryResult;
  readonly amount: Money;
  /** When the customer paid by Alipay's clock, in ms since 1970, where the notice tells. */
  readonly paidAt?: number | undefined;
  /** It is sent because of a refund, so that the trade may hold less than `amount`. */
  readonly tellsOfRefund?: true | undefined;
  /** Of a payment with a static shop QR code: where the code hangs. */
  readonly shop?: { readonly storeId: string; readonly terminalId: string } | undefined;
}

/** A message as it was posted to us. Header names are in lower case. */
export interface PostedMessage {
  /** The public path that the sender called, which some gateways sign. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How a gateway wants its message answered. */
export interface Acknowledgement {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type NotificationResult =
  | { readonly kind: 'authentic'; readonly notice: GatewayNotice }
  /** Alipay's, about money that we cannot read: a person must. `detail` holds numbers and no buyer. */
  | { readonly kind: 'unreadable'; readonly noticeId: string; readonly detail: string }
  /** Alipay's, and about nothing that moves a payment. */
  | { readonly kind: 'irrelevant' }
  | { readonly kind: 'rejected'; readonly reason: string };

export interface PaymentGateway {
  /** Sent at most once per payment. */
  pay(request: PayRequest): Promise<PayResult>;
  /** Repeated with the same number it answers the same code, or `unknown`. */
  createQr(request: QrRequest): Promise<QrResult>;
  query(payment: PaymentRef): Promise<QueryResult>;
  cancel(payment: PaymentRef): Promise<CancelResult>;
  /** Idempotent by refundId and amount. */
  refund(request: RefundRequest): Promise<RefundResult>;
  queryRefund(request: RefundRequest): Promise<RefundQueryResult>;
  parseNotification(merchantId: MerchantId, message: PostedMessage): Promise<NotificationResult>;
  /** @param accepted false asks Alipay to send it again. */
  acknowledge(
    merchantId: MerchantId,
    message: PostedMessage,
    accepted: boolean,
  ): Promise<Acknowledgement>;
}

export interface ShopQrRequest {
  readonly merchantId: MerchantId;
  readonly storeId: string;
  readonly storeName: string;
  readonly terminalId: string;
  readonly currency: Currency;
}

export type ShopQrResult =
  | { readonly kind: 'created'; readonly codeText: string; readonly imageUrl?: string | undefined }
  | { readonly kind: 'declined'; readonly code: string }
  | Unknown;

export interface ShopQrStatusRequest {
  readonly merchantId: MerchantId;
  readonly codeText: string;
  readonly action: ShopQrAction;
}

export type ShopQrStatusResult =
  | { readonly kind: 'changed' }
  /** Alipay has no such code, or none any more. */
  | { readonly kind: 'not-found'; readonly code: string }
  | { readonly kind: 'declined'; readonly code: string }
  /** It may have been done: ask again. */
  | Unknown;

/** Static QR codes, which hang in the shop; the customer types the amount. */
export interface ShopQrGateway {
  /** Idempotent: the same place answers the same code. Declined where the gateway has none. */
  createShopQr(request: ShopQrRequest): Promise<ShopQrResult>;
  /** Idempotent, whatever status the code has. */
  setShopQrStatus(request: ShopQrStatusRequest): Promise<ShopQrStatusResult>;
}
