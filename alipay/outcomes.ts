import type { Amount } from './amount.ts';

/**
 * What an answer of any Alipay gateway means, in words that do not depend on the gateway. `code` is
 * Alipay's own sub_code, or its code where there is no sub_code.
 * Unknown is not failed: money may have moved, and only a query or a cancel can tell.
 */
export type PayOutcome =
  | { kind: 'captured'; tradeNo: string; amount: Amount; buyerId?: string }
  /** Nothing was charged and nothing will be. `configuration`: ours to repair, so alarm. */
  | { kind: 'declined'; code: string; message?: string; configuration?: true }
  /** The buyer is asked for the password. */
  | { kind: 'pending'; tradeNo?: string }
  /** `tradeMaySurvive`: the attempt failed, but the buyer may still pay the trade; cancel it early. */
  | { kind: 'unknown'; code: string; tradeMaySurvive: boolean };

export type QrOutcome =
  /** `codeText` is what the QR code on the screen encodes. */
  | { kind: 'created'; codeText: string }
  /** No code was made and none will be. `configuration`: ours to repair, so alarm. */
  | { kind: 'declined'; code: string; configuration?: true }
  /** A code may exist, so the same number is asked for again or cancelled, never replaced. */
  | { kind: 'unknown'; code: string };

export type ShopQrOutcome =
  | { kind: 'created'; codeText: string; imageUrl?: string }
  | { kind: 'declined'; code: string; configuration?: true }
  | { kind: 'unknown'; code: string };

/** What came of stopping, restarting or deleting a shop code. */
export type ShopQrStatusOutcome =
  | { kind: 'changed' }
  /** Alipay has no such code, or none any more. */
  | { kind: 'not-found'; code: string }
  | { kind: 'declined'; code: string; configuration?: true }
  /** The code may have the new status: ask again. */
  | { kind: 'unknown'; code: string };

export type QueryOutcome =
  | { kind: 'captured'; tradeNo: string; amount: Amount; buyerId?: string }
  /** Never paid, or paid and fully refunded: only the refund records tell which. */
  | { kind: 'closed'; tradeNo: string }
  | { kind: 'pending'; tradeNo: string }
  /** No such trade now; a pay request still on its way may create it. */
  | { kind: 'not-found' }
  | { kind: 'unknown'; code: string };

export type CancelOutcome =
  /** `close`: was unpaid. `refund`: was paid, money returned. `none`: there was no trade yet. */
  | { kind: 'cancelled'; action: 'close' | 'refund' | 'none' }
  | { kind: 'retry'; code: string }
  | { kind: 'refused'; code: string; remedy: 'refund' | 'query' | 'person' }
  | { kind: 'unknown'; code: string };

export type CloseOutcome =
  | { kind: 'closed' }
  | { kind: 'not-found' }
  | { kind: 'retry'; code: string }
  | { kind: 'refused'; code: string; remedy: 'query' | 'person' }
  | { kind: 'unknown'; code: string };

export type RefundOutcome =
  | { kind: 'refunded' }
  /** Accepted without moving money now; a repeat of a done refund looks the same. Query it. */
  | { kind: 'unconfirmed' }
  /** Nothing moved; the same request number may be sent again once the cause is gone. */
  | { kind: 'retry-later'; code: string }
  | { kind: 'declined'; code: string }
  | { kind: 'unknown'; code: string };

export type RefundQueryOutcome =
  /** The amount of this one request, not the sum of all. */
  | { kind: 'refunded'; amount: Amount }
  /** Not received, failed, or another request number: never proof that it will not happen. */
  | { kind: 'not-found' }
  | { kind: 'unknown'; code: string };
