import type { CancelReason } from './evidence.ts';
import type { CheckId, OutTradeNo, PaymentId, SessionId } from './ids.ts';
import { type Money, subtract } from './money.ts';
import type { PaymentStatus } from './payment-states.ts';

/**
 * How the customer pays with Alipay. `barcode`: we scan the customer's code (B-scan-C). `qr`: the customer scans a
 * code of this one payment. `static-qr`: the customer scans the code that hangs in the shop and types
 * the amount, and Alipay makes up the trade's number.
 */
export type AlipayWay = 'barcode' | 'qr' | 'static-qr';

/**
 * What Alipay never hears of, so that it is paid when it is written: what a person takes at the counter,
 * and the nothing that is due of an order of which offers took all off.
 */
export const TENDERS = ['cash', 'card', 'free'] as const;
export type Tender = (typeof TENDERS)[number];

export type PaymentWay = AlipayWay | Tender;

/** What is known of a tender beside its amount. */
export interface TenderDetails {
  /** What the customer handed over; the change is what is more than due. */
  readonly tendered?: Money | undefined;
  /** The number on the terminal's slip. */
  readonly reference?: string | undefined;
  /** The cashier's session that it was booked to. */
  readonly sessionId?: SessionId | undefined;
}

/** One attempt to pay a check, written before the gateway is called. Times are ms since 1970. */
export interface Payment {
  readonly paymentId: PaymentId;
  readonly outTradeNo: OutTradeNo;
  readonly checkId: CheckId;
  readonly way: PaymentWay;
  readonly amount: Money;
  readonly status: PaymentStatus;
  readonly startedAt: number;
  /** The fence may be set from here on; moved forward when somebody cancels the order. */
  readonly cancelAt: number;
  /** Alipay closes the trade itself at this time. */
  readonly expiresAt: number;
  /** When the sweeper settles this row if nothing faster did. Absent: nothing left to watch. */
  readonly dueAt?: number | undefined;
  /** Raised to start a new workflow after one that did not get there. */
  readonly generation: number;
  readonly tradeNo?: string | undefined;
  /** The text of the QR code that the customer scans. */
  readonly qrCode?: string | undefined;
  /** Of a static-QR payment: where its money is awaited. */
  readonly terminalId?: string | undefined;
  /** Of a static-QR payment: the number that Alipay made up for the trade. */
  readonly creditOutTradeNo?: string | undefined;
  readonly captured?: Money | undefined;
  /** A captured payment that a second piece of evidence agreed with. */
  readonly confirmed?: boolean | undefined;
  /** Sum of refunds requested and not failed: reserved before Alipay is asked. */
  readonly refunded: Money;
  readonly lastRefundAt?: number | undefined;
  /** Alipay's last code, for journals and screens. */
  readonly lastCode?: string | undefined;
  readonly cancelReason?: CancelReason | undefined;
  readonly cancelAttempts: number;
  /** A cancel call may be under way until then. */
  readonly cancelLeaseUntil?: number | undefined;
  /** Alipay will not cancel it any more; if a query says "paid", a refund returns the money. */
  readonly cancelRefused?: boolean | undefined;
  /** What Alipay did to end it: closed unpaid, returned the money, or found no trade. */
  readonly cancelAction?: 'close' | 'refund' | 'none' | undefined;
  readonly tender?: TenderDetails | undefined;
}

export const isTender = ({ way }: Pick<Payment, 'way'>): boolean => TENDERS.some((t) => t === way);

/**
 * The number by which Alipay knows the trade; a static-QR payment has none until its money came, a
 * tender never.
 */
export function numberAtAlipay(payment: Payment): string | undefined {
  if (isTender(payment)) return undefined;
  return payment.way === 'static-qr' ? payment.creditOutTradeNo : payment.outTradeNo;
}

/** What may still be refunded. */
export const refundable = (payment: Payment): Money =>
  subtract(payment.captured ?? { ...payment.amount, minor: 0 }, payment.refunded);
