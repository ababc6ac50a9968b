import type { Money } from './money.ts';
import type { Channel, Fulfilment } from './order.ts';
import type { PaymentWay } from './payment.ts';
import type { RefundKind } from './refund.ts';
import type { TotalRow } from './total-row.ts';

/** `bill` is what is still to be paid, and is no receipt. */
export const RECEIPT_KINDS = ['sale', 'refund', 'bill'] as const;
export type ReceiptKind = (typeof RECEIPT_KINDS)[number];

export interface ReceiptLine {
  readonly name: string;
  readonly quantity: number;
  readonly unitPrice: Money;
  readonly total: Money;
  readonly options: readonly { readonly name: string; readonly price: Money }[];
  readonly note?: string | undefined;
}

/** How a check was paid. It names the trade and never the buyer. */
export interface ReceiptPayment {
  readonly way: PaymentWay;
  readonly amount: Money;
  /** Time on the store's wall. */
  readonly at: string;
  readonly outTradeNo: string;
  readonly tradeNo?: string | undefined;
  /** Of cash. */
  readonly tendered?: Money | undefined;
  readonly change?: Money | undefined;
  /** Of a card: the terminal's own number. */
  readonly reference?: string | undefined;
}

export interface ReceiptRefund {
  readonly refundId: string;
  readonly kind: RefundKind;
  readonly amount: Money;
  readonly at: string;
  /** What was returned, where it was asked for by line. */
  readonly lines: readonly { readonly name: string; readonly quantity: number }[];
}

/**
 * Which piece of paper this is. The first that was printed bears no mark, and so nobody is paid back
 * twice for one sale on two papers that look alike. What is only looked at is no paper, but tells
 * whether there is one.
 */
export type ReceiptMark =
  | { readonly kind: 'original' }
  | { readonly kind: 'copy'; readonly number: number }
  | { readonly kind: 'viewed'; readonly prints: number };

/** What a receipt says, without a language, a width or a format. */
export interface Receipt {
  readonly kind: ReceiptKind;
  readonly mark: ReceiptMark;
  readonly storeName: string;
  readonly storeLines: readonly string[];
  readonly orderId: string;
  /** Of an order that several people pay: which share this is. */
  readonly share?: { readonly number: number; readonly of: number } | undefined;
  readonly pickupNumber?: string | undefined;
  /** Where the guests sit: by the code they scanned, or by what the till was told. */
  readonly table?: string | undefined;
  readonly customerName?: string | undefined;
  readonly businessDate?: string | undefined;
  readonly at: string;
  readonly channel: Channel;
  readonly fulfilment: Fulfilment;
  readonly note?: string | undefined;
  readonly lines: readonly ReceiptLine[];
  readonly totals: readonly TotalRow[];
  readonly total: Money;
  readonly payment?: ReceiptPayment | undefined;
  readonly refunds: readonly ReceiptRefund[];
  /** Where the order is found online; its code is printed. */
  readonly link: string;
}
