import type { CaseId, RefundId } from '../../../core/domain/ids.ts';
import type { Money } from '../../../core/domain/money.ts';
import type { OrderAggregate } from '../../../core/domain/order-aggregate.ts';
import type {
  CancelResult,
  PayResult,
  QueryResult,
  RefundQueryResult,
  RefundResult,
} from '../../../core/ports/payment-gateway.ts';

/** Everything there is about one payment: our store, Alipay, and whoever is at work. Times are ms since 1970. */
export interface ModelState {
  readonly now: number;
  readonly stored: OrderAggregate;
  readonly openCases: readonly CaseId[];
  readonly alipay: Alipay;
  readonly processes: readonly Process[];
  /** Requests on their way to Alipay whose sender no longer waits. */
  readonly late: readonly Request[];
  readonly notices: readonly Notice[];
  readonly workflow: Workflow;
}

/** What Alipay's documents leave open; the rules must hold under every value. */
export interface Assumptions {
  /** A cancel that found nothing makes a later pay request of the same number fail. */
  readonly cancelBlocksPay: boolean;
  /** How long a query may still tell what was true before; 0: never. */
  readonly lagMs: number;
  /** Notifies also of a trade that was closed. */
  readonly tellsOfClosing: boolean;
}

export interface Trade {
  readonly status: 'WAIT_BUYER_PAY' | 'TRADE_SUCCESS' | 'TRADE_CLOSED';
  readonly minor: number;
  /** The buyer's money arrived. */
  readonly paid: boolean;
  readonly returns: readonly Return[];
}

/** Money that went back: by our cancel, by a refund number of ours, or in Alipay's own app. */
export interface Return {
  readonly by: RefundId | 'cancel' | 'hand';
  readonly minor: number;
}

/** Alipay's truth about the payment, and what it ever said. */
export interface Alipay {
  readonly assumptions: Assumptions;
  /** Closes an unpaid trade then, and refuses a pay request: at our time_expire, or at its own time. */
  readonly expiresAt: number;
  readonly trade?: Trade | undefined;
  /** What a lagging replica says, and until when. */
  readonly replica?: { readonly says: QueryResult; readonly until: number } | undefined;
  readonly refusedPay: boolean;
  /** It said 10000, whether or not that was true. */
  readonly saidPaid: boolean;
  /** It carried out a cancel, also one of nothing. */
  readonly cancelled: boolean;
  /** Refund numbers that it refused for good. */
  readonly refusedRefunds: readonly RefundId[];
}

export interface Answers {
  readonly pay: PayResult;
  readonly query: QueryResult;
  readonly cancel: CancelResult;
  readonly refund: RefundResult;
  readonly 'refund-query': RefundQueryResult;
  /** A query of the refund worker, which settles nothing by itself. */
  readonly 'trade-query': QueryResult;
}
export type CallName = keyof Answers;
export type Answer = Answers[CallName];

export interface Request {
  readonly name: CallName;
  readonly refund?: { readonly refundId: RefundId; readonly amount: Money } | undefined;
}

/** A request that its sender waits for. */
export interface Call extends Request {
  readonly sentAt: number;
  /** Alipay has acted; absent: the request is still on its way. */
  readonly answer?: Answer | undefined;
}

export type Actor =
  | 'pay'
  | 'workflow'
  | 'follow-up'
  | 'sweeper'
  | 'order-cancel'
  | 'refund'
  | 'staff-refund'
  | 'notification';

/** Where a process stands: what it does next, alone or when its call is answered. */
export type Point =
  | 'waits'
  | 'reads the payment'
  | 'fences'
  | 'sweeps'
  | 'hands over'
  | 'watches again'
  | 'follows up'
  | 'reads the order'
  | 'gives the order up'
  | 'requests a refund'
  | 'reads the refund'
  | 'intends the refund'
  | 'settles the notice'
  | 'files the notice';

/** One invocation. It may die between any two points; what it committed stays. */
export interface Process {
  /** Tells processes apart where a driver follows each; nothing else depends on it. */
  readonly id: number;
  readonly actor: Actor;
  readonly at: Point;
  readonly call?: Call | undefined;
  /** How far its clock is from the true time, in ms. */
  readonly skewMs: number;
  /** `query`: asks only; `cancel`: only if it may; `resolve`: whatever is needed now. */
  readonly errand?: 'query' | 'cancel' | 'resolve' | undefined;
  /** Decided when it read the payment: after the last query comes the fence. */
  readonly cancels?: boolean | undefined;
  /** The refund as it was read. */
  readonly refund?: Request['refund'] & { readonly attempts: number; readonly givesBack: boolean };
  /** What staff want back, in minor units, or all that is left. */
  readonly wanted?: number | 'all' | undefined;
  readonly noticeId?: number | undefined;
  /** The workflow's generation that this task belongs to. */
  readonly generation?: number | undefined;
}

/** A notification; in our inbox it is durable, filed it is done. */
export interface Notice {
  readonly noticeId: number;
  readonly place: 'alipay' | 'inbox' | 'filed';
  readonly says: Extract<QueryResult, { kind: 'captured' | 'closed' }>;
  readonly receivedAt?: number | undefined;
}

/** payment-resolution: executions are named by generation, and no name starts twice. */
export interface Workflow {
  readonly started: number;
  readonly executions: readonly Execution[];
}

export interface Execution {
  readonly generation: number;
  readonly next: 'query' | 'cancel';
  readonly at: number;
}
