import type { CaseKind } from '../core/domain/exception-case.ts';
import type { OrderStatus } from '../core/domain/order.ts';
import type { PaymentStatus } from '../core/domain/payment-states.ts';
import type { RefundStatus } from '../core/domain/refund.ts';
import type { FulfilmentStatus } from '../core/domain/ticket.ts';

/*
 * What the design and docs/payment-states.md promise, written down a second time on purpose: were
 * these taken from the code that they judge, a mistake there would be judged right.
 */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** In ms. Payment times count from the payment's own start. */
export const PROMISES = {
  /** No cancel before, unless the attempt has failed or somebody gives the order up. */
  cancelNotBefore: 60 * SECOND,
  /** A QR code can be scanned for so long, and its payment is not given up before. */
  codeLives: 5 * MINUTE,
  /** No call waits longer; a process that is frozen or dies may end its call only later. */
  callMayLast: 4_500,
  /** Writing the lease may last 9 s and the cancel call 4 s; a second cancel comes later. */
  cancelMayLast: 13 * SECOND,
  /** A pay request may reach Alipay so late: the life of a code and the longest delay. */
  latePayUntil: 15 * MINUTE,
  watchedFor: 17 * MINUTE,
  definiteScreen: 65 * SECOND,
  definiteScreenAfterFaults: 75 * SECOND,
  evidenceActedOn: 5 * SECOND,
  endedOrInCase: 15 * MINUTE,
  caseAnnounced: MINUTE,
  /** After faults the stream's reader first waits out its own retries. */
  casesAnnouncedAfterFaults: 3 * MINUTE,
  /** A repeated request is recognised for so long. */
  keyKept: 7 * 24 * 60 * MINUTE,
} as const;

/** Alipay's bounds for one trade, 0.01 to 100,000,000.00. */
export const LEAST_MINOR = 1;
export const MOST_MINOR = 10_000_000_000;

/** Where a payment may go from each state; staying is no move. */
export const PAYMENT_MOVES: Readonly<Record<PaymentStatus, readonly PaymentStatus[]>> = {
  INITIATED: ['PENDING', 'CANCELLING', 'CAPTURED', 'DECLINED', 'CLOSED'],
  PENDING: ['CANCELLING', 'CAPTURED', 'DECLINED', 'CLOSED'],
  CANCELLING: ['CANCELLED', 'RETURNING'],
  CAPTURED: [],
  DECLINED: ['RETURNING'],
  CLOSED: ['RETURNING'],
  CANCELLED: ['RETURNING'],
  RETURNING: ['RETURNED'],
  RETURNED: [],
};

/** Alipay has not said how it ends; no other attempt on its check meanwhile. */
export const UNFINISHED: readonly PaymentStatus[] = ['INITIATED', 'PENDING', 'CANCELLING'];
/** Ended without money; what arrives all the same goes back. */
export const DEAD: readonly PaymentStatus[] = ['DECLINED', 'CLOSED', 'CANCELLED'];

/** Which proof leads into a state, as `source kind`. */
export const PROOFS: Readonly<Record<PaymentStatus, readonly string[]>> = {
  INITIATED: [],
  PENDING: [
    ...['pay pending', 'query pending', 'notification pending'],
    ...['pay unknown', 'query unknown', 'notification unknown'],
    // Where a trade exists, a refusal is no end.
    'pay declined',
  ],
  CANCELLING: ['us fence'],
  CAPTURED: [
    ...['pay captured', 'query captured', 'notification captured', 'bill captured'],
    'till captured',
  ],
  DECLINED: ['pay declined'],
  CLOSED: ['query closed', 'notification closed', 'bill closed'],
  CANCELLED: ['cancel cancelled', 'query closed', 'notification closed', 'bill closed'],
  RETURNING: ['pay captured', 'query captured', 'notification captured', 'bill captured'],
  RETURNED: ['refund refunded', 'query closed', 'notification closed', 'bill closed'],
};

export const ORDER_MOVES: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  CREATED: ['COMMITTED', 'CANCELED'],
  COMMITTED: [],
  CANCELED: [],
};

export const REFUND_MOVES: Readonly<Record<RefundStatus, readonly RefundStatus[]>> = {
  REQUESTED: ['SUCCEEDED', 'FAILED'],
  SUCCEEDED: [],
  FAILED: [],
};

const TICKET_MOVES: Readonly<Record<string, readonly FulfilmentStatus[]>> = {
  PROPOSED: ['PREPARING', 'PREPARED'],
  PREPARING: ['PREPARED'],
  PREPARED: ['PREPARING', 'COMPLETED'],
  COMPLETED: [],
};

interface CaseRule {
  /** The system may close it once the payment, or the order, is at its end. */
  readonly closesItself: boolean;
  /** While a person has it, where the payment's money is need not agree with the books. */
  readonly holdsMoney: boolean;
}

export const CASE_RULES: Readonly<Record<CaseKind, CaseRule>> = {
  'amount-mismatch': { closesItself: false, holdsMoney: true },
  'unknown-payment': { closesItself: false, holdsMoney: true },
  'unsettled-notice': { closesItself: false, holdsMoney: true },
  'unsolicited-credit': { closesItself: false, holdsMoney: true },
  'capture-contradicted': { closesItself: false, holdsMoney: true },
  'cancel-stuck': { closesItself: true, holdsMoney: true },
  'cancel-refused': { closesItself: true, holdsMoney: true },
  'refund-stuck': { closesItself: true, holdsMoney: true },
  'refund-refused': { closesItself: true, holdsMoney: true },
  'never-explained': { closesItself: false, holdsMoney: true },
  'bill-difference': { closesItself: false, holdsMoney: true },
  'partly-paid': { closesItself: true, holdsMoney: false },
  // No end of a payment or an order makes a kitchen see its ticket.
  'kitchen-silent': { closesItself: false, holdsMoney: false },
};

/** The metric that counts a new case, and so who is woken. */
export const metricOf = (kind: CaseKind): string =>
  kind === 'kitchen-silent' ? 'KitchensSilent' : 'CasesOpened';

/** What only somebody in the kitchen does: from then on the ticket was seen. */
export const isOfKitchen = (what: string): boolean =>
  /^(ticket-(?!silent|put-off|unwatched)|line-)/.test(what);

/**
 * While one line of several is bumped or recalled, the ticket goes on being made. A refund marks lines
 * of what is not handed over yet, and one that was declined takes its marks along, whatever came since. Whom a ticket was for can be
 * forgotten whatever its state.
 */
export const isTicketMove = (what: string, from: string, to: string): boolean =>
  (TICKET_MOVES[from] as readonly string[] | undefined)?.includes(to) === true ||
  (to === from && STAYS[what]?.includes(to) === true);

const STAYS: Readonly<Record<string, readonly string[]>> = {
  'ticket-acknowledge': ['PROPOSED'],
  'ticket-silent': ['PROPOSED'],
  'ticket-put-off': ['PROPOSED'],
  'ticket-unwatched': ['PROPOSED', 'PREPARING', 'PREPARED', 'COMPLETED'],
  'line-bump': ['PREPARING'],
  'line-recall': ['PREPARING'],
  'request-refund': ['PROPOSED', 'PREPARING', 'PREPARED'],
  declineRefund: ['PROPOSED', 'PREPARING', 'PREPARED', 'COMPLETED'],
  'forget-customer': ['PROPOSED', 'PREPARING', 'PREPARED', 'COMPLETED'],
};
