import type { payRefusals } from '../../../alipay/open-platform/pay-refusals.ts';

type RefusalCode = keyof typeof payRefusals;

/** Final refusals for what the buyer is or has: no trade, no money. */
export const finalRefusals = [
  'PAYMENT_AUTH_CODE_INVALID',
  'BUYER_BALANCE_NOT_ENOUGH',
  'BUYER_BANKCARD_BALANCE_NOT_ENOUGH',
  'BUYER_ENABLE_STATUS_FORBID',
  'BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR',
  'ERROR_BALANCE_PAYMENT_DISABLE',
  'MOBILE_PAYMENT_SWITCH_OFF',
  'NO_PAYMENT_INSTRUMENTS_AVAILABLE',
  'PAYMENT_REQUEST_HAS_RISK',
  'USER_FACE_PAYMENT_SWITCH_OFF',
] as const satisfies readonly RefusalCode[];

/** The attempt failed, but its trade waits on, and the buyer can still pay it. */
export const survivingRefusals = [
  'PAYMENT_FAIL',
  'PULL_MOBILE_CASHIER_FAIL',
  'TRADE_STATUS_ERROR',
] as const satisfies readonly RefusalCode[];

/** Answers to pay that tell nothing: 20000, SYSTEM_ERROR, and a code that no document lists. */
export const unclearAnswers = ['unavailable', 'system-error', 'unlisted'] as const;

/** What the buyer who shows a code will do, once a pay request with it has arrived. */
export type Buyer =
  /** Has paid when the answer (10000) goes out. */
  | { readonly kind: 'pays' }
  /** Is asked for the password (10003), and types it after that time. */
  | { readonly kind: 'is asked'; readonly paysAfterMs: number | 'never' }
  | { readonly kind: 'is refused'; readonly code: (typeof finalRefusals)[number] }
  /** Breaks off, or could not be asked; may go back to the trade and pay it. */
  | {
      readonly kind: 'fails';
      readonly code: (typeof survivingRefusals)[number];
      readonly paysAfterMs: number | 'never';
    }
  /** Alipay answers that it does not know; the money moves at once (0), later or never. */
  | {
      readonly kind: 'is unclear';
      readonly answer: (typeof unclearAnswers)[number];
      readonly paysAfterMs: number | 'never';
    };

/** Who shows which code. A code is good for one trade. */
export class Buyers {
  readonly #byCode = new Map<string, Buyer>();
  readonly #usedBy = new Map<string, string>();

  expect(authCode: string, buyer: Buyer): void {
    this.#byCode.set(authCode, buyer);
  }

  /** The buyer, unless nobody shows this code or it was used for another trade. */
  meet(authCode: string, trade: string): Buyer | undefined {
    const buyer = this.#byCode.get(authCode);
    if (buyer === undefined) return undefined;
    const user = this.#usedBy.get(authCode) ?? trade;
    this.#usedBy.set(authCode, user);
    return user === trade ? buyer : undefined;
  }
}
