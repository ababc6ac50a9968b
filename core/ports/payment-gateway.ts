import type { MerchantId, OutTradeNo, RefundId } from '../domain/ids.ts';
import type { Money } from '../domain/money.ts';

/*
 * The neutral port over every Alipay gateway. A call never throws for what Alipay or the network
 * does: a timeout, an HTTP error and an answer that cannot be verified are all `unknown`, and
 * unknown is not failed.
 */

/** A payment as the gateway knows it. */
export interface PaymentRef {
  readonly merchantId: MerchantId;
  readonly outTradeNo: OutTradeNo;
  readonly amount: Money;
}

export interface PayRequest extends PaymentRef {
  readonly authCode: string;
  readonly subject: string;
  readonly storeId: string;
  readonly terminalId?: string | undefined;
  /** Alipay closes the trade at this time (ms since 1970). */
  readonly expiresAt: number;
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
}

export type NotificationResult =
  | { readonly kind: 'authentic'; readonly notice: GatewayNotice }
  | { readonly kind: 'rejected'; readonly reason: string };

export interface PaymentGateway {
  /** Sent at most once per payment. */
  pay(request: PayRequest): Promise<PayResult>;
  query(payment: PaymentRef): Promise<QueryResult>;
  cancel(payment: PaymentRef): Promise<CancelResult>;
  /** Idempotent by refundId and amount. */
  refund(request: RefundRequest): Promise<RefundResult>;
  queryRefund(request: RefundRequest): Promise<RefundQueryResult>;
  /** @param body the form exactly as it arrived. */
  parseNotification(merchantId: MerchantId, body: string): Promise<NotificationResult>;
}
