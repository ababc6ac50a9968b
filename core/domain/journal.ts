import type { PaymentEvent } from './evidence.ts';
import type { CaseKind } from './exception-case.ts';
import type { CaseId, PaymentId, RefundId, TicketId } from './ids.ts';
import type { PaymentStatus } from './payment-states.ts';
import type { RefundStatus } from './refund.ts';
import type { FulfilmentStatus } from './ticket.ts';

/** One change of one part of the order. */
export type JournalChange =
  | { readonly part: 'order'; readonly to: string }
  | {
      readonly part: 'payment';
      readonly paymentId: PaymentId;
      readonly from?: PaymentStatus;
      readonly to: PaymentStatus;
    }
  | {
      readonly part: 'refund';
      readonly refundId: RefundId;
      readonly paymentId: PaymentId;
      readonly minor: number;
      readonly to: RefundStatus;
    }
  | { readonly part: 'ticket'; readonly ticketId: TicketId; readonly to: FulfilmentStatus }
  | {
      readonly part: 'case';
      readonly caseId: CaseId;
      readonly kind: CaseKind;
      readonly to: 'OPEN' | 'RESOLVED';
    };

/**
 * Why the order is in this state: one entry per version, append-only, without gaps. Evidence is
 * kept as it was judged; it carries no buyer, code or signature.
 */
export interface JournalEntry {
  readonly version: number;
  readonly at: number;
  /** What happened: a use case or the name of a payment transition. */
  readonly what: string;
  /** `system`, or the role and id of who asked. */
  readonly actor: string;
  readonly evidence?: PaymentEvent | undefined;
  readonly changes: readonly JournalChange[];
}
