import type { MerchantId, OrderId, PaymentId, StoreId } from './ids.ts';
import type { Money } from './money.ts';

/**
 * Money that Alipay reports under a number that is not ours: a payment with a static QR code, or
 * something unsolicited. It is written down once per trade, and ends attached to a check or returned.
 */
export const CREDIT_TRANSITIONS = {
  UNMATCHED: ['ATTACHED', 'RETURNED'],
  ATTACHED: [],
  RETURNED: [],
} as const satisfies Record<string, readonly string[]>;
export type CreditStatus = keyof typeof CREDIT_TRANSITIONS;

export interface Credit {
  readonly merchantId: MerchantId;
  /** Alipay's number of the trade, and the merchant's number that Alipay made up for it. */
  readonly tradeNo: string;
  readonly outTradeNo: string;
  readonly amount: Money;
  /** Ms since 1970. */
  readonly receivedAt: number;
  /** Where the code hangs, as Alipay echoes it. */
  readonly storeId?: StoreId | undefined;
  readonly terminalId?: string | undefined;
  readonly status: CreditStatus;
  /** The order and payment that have it; `RETURNED`: those that give it back. */
  readonly orderId?: OrderId | undefined;
  readonly paymentId?: PaymentId | undefined;
}

/** A credit as a change of an order leaves it, provided that it was not there, or was UNMATCHED. */
export interface CreditChange {
  readonly credit: Credit;
  readonly provided: 'new' | 'unmatched';
}

/** How the amount that was typed compares with the amount that is due. */
export type CreditFit = 'exact' | 'over' | 'under';

/**
 * What becomes of money by how it fits: by itself, and when staff name the check that it is for. A
 * customer who typed too much gets the rest back; what is too little pays for nothing, because a
 * check is paid by one payment.
 */
export const CREDIT_RULES = {
  exact: { byItself: 'attach', byStaff: 'attach' },
  over: { byItself: 'case', byStaff: 'attach-and-return-the-rest' },
  under: { byItself: 'case', byStaff: 'refuse' },
} as const satisfies Record<CreditFit, { readonly byItself: string; readonly byStaff: string }>;

export function fitOf(credit: Money, due: Money): CreditFit {
  if (credit.minor === due.minor) return 'exact';
  return credit.minor > due.minor ? 'over' : 'under';
}
