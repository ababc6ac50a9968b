import type { PaymentId, RefundId, SessionId } from './ids.ts';
import type { Money } from './money.ts';

/** Forward only. A refund that gives money back from a dead payment never ends as FAILED. */
export const REFUND_TRANSITIONS = {
  REQUESTED: ['SUCCEEDED', 'FAILED'],
  SUCCEEDED: [],
  FAILED: [],
} as const satisfies Record<string, readonly string[]>;
export type RefundStatus = keyof typeof REFUND_TRANSITIONS;

export type RefundKind = 'staff' | 'give-back' | 'overpaid';

export interface RefundLine {
  readonly lineId: string;
  readonly quantity: number;
}

/** One intent, one number, for ever: repeats towards Alipay carry the same refundId and amount. */
export interface Refund {
  readonly refundId: RefundId;
  readonly paymentId: PaymentId;
  /**
   * `staff`: a person's. Ours by rule, and tried until they are made: `give-back`, of money on a dead
   * payment, and `overpaid`, of what a customer typed too much.
   */
  readonly kind: RefundKind;
  readonly amount: Money;
  /** What was returned, where it was asked for by line. */
  readonly lines?: readonly RefundLine[] | undefined;
  readonly reason: string;
  readonly requestedBy: string;
  readonly status: RefundStatus;
  readonly requestedAt: number;
  /** How often Alipay was asked about it or told to make it. */
  readonly attempts: number;
  /** When Alipay may last have heard of it; absent: never. */
  readonly sentAt?: number | undefined;
  /** When Alipay refused what was sent then. */
  readonly answeredAt?: number | undefined;
  /** When the last request was sent that nobody refused: it may have been made, or still be on its way. */
  readonly silentAt?: number | undefined;
  readonly lastCode?: string | undefined;
  readonly dueAt?: number | undefined;
  /** Of a tender: the cashier's session from whose drawer or terminal it was given back. */
  readonly sessionId?: SessionId | undefined;
}
