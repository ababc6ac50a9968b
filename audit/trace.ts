import type { ExceptionCase } from '../core/domain/exception-case.ts';
import type { JournalEntry } from '../core/domain/journal.ts';
import type { OrderAggregate } from '../core/domain/order-aggregate.ts';

/*
 * What the checker reads, and nothing else: a list of events from three observers, Alipay's own
 * books, our durable store and the world outside, and the books as they stand at the end. The
 * simulation writes it while it runs; `npm run audit` makes it from journals and ledgers.
 * Amounts are minor units, times ms since 1970.
 */

/** What Alipay received, and what it did with money. */
export type AlipayEvent =
  | {
      readonly kind: 'request';
      readonly call: 'pay' | 'qr' | 'query' | 'cancel' | 'refund' | 'refund-query';
      /** Whose key signed it. */
      readonly appId: string;
      readonly outTradeNo: string;
      readonly refundId?: string | undefined;
      /** What pay charges or refund returns. */
      readonly minor?: number | undefined;
    }
  | { readonly kind: 'captured'; readonly outTradeNo: string; readonly minor: number }
  | {
      readonly kind: 'returned';
      readonly outTradeNo: string;
      readonly minor: number;
      readonly through: 'cancel' | 'refund';
      readonly refundId?: string | undefined;
    }
  | { readonly kind: 'closed'; readonly outTradeNo: string };

/** What became durable. */
export type StoreEvent =
  /** One version of an order: the journal entry tells what changed and on which evidence. */
  | {
      readonly kind: 'entry';
      readonly merchantId: string;
      readonly orderId: string;
      readonly entry: JournalEntry;
    }
  /** A notification is in the inbox. */
  | { readonly kind: 'notice'; readonly merchantId: string; readonly noticeId: string }
  /** An Idempotency-Key (hashed) and what its request made. */
  | {
      readonly kind: 'key';
      readonly merchantId: string;
      readonly key: string;
      readonly orderId: string;
      readonly resultId: string;
    };

/** What people, callers and AWS saw of us. */
export type WorldEvent =
  /** A call of ours to Alipay, written when it ends for us: answered, given up, or the process dead. */
  | {
      readonly kind: 'call';
      readonly call: 'pay' | 'qr' | 'query' | 'cancel' | 'refund' | 'refund-query';
      /** The process that called; one invocation of one function. */
      readonly process: string;
      readonly outTradeNo: string;
      readonly refundId?: string | undefined;
      /** Number and time of the trace when it was sent. */
      readonly sentN: number;
      readonly sentAt: number;
      readonly outcome: 'answered' | 'given-up' | 'died';
    }
  /** An HTTP answer of ours that reached its caller. */
  | {
      readonly kind: 'http';
      readonly route: string;
      readonly status: number;
      readonly merchantId: string;
      readonly orderId?: string | undefined;
      /** Names the thing made: payment, refund or order. */
      readonly resultId?: string | undefined;
      /** As the caller sent it, and the body it sent with it. */
      readonly key?: string | undefined;
      readonly body?: string | undefined;
    }
  /** What a customer's screen says about a payment. */
  | {
      readonly kind: 'screen';
      readonly merchantId: string;
      readonly orderId: string;
      readonly paymentId: string;
      readonly status: string;
      /** The notice's code and text, as shown. */
      readonly says: string;
    }
  /** We answered a notification. `forged`: it was not from Alipay, or not for this merchant. */
  | {
      readonly kind: 'acknowledged';
      readonly merchantId: string;
      readonly noticeId: string;
      readonly outTradeNo: string;
      readonly forged: boolean;
      readonly answer: string;
    }
  | { readonly kind: 'workflow'; readonly name: string; readonly status: string }
  /** One outbox record, by table key and version, was handed to its reader. */
  | { readonly kind: 'outbox'; readonly row: string; readonly step: 'written' | 'delivered' }
  /** A message or record was given up and lies in a dead-letter queue. */
  | { readonly kind: 'dead-letter'; readonly queue: string; readonly about: string }
  /** The alarm's metric was counted. */
  | { readonly kind: 'metric'; readonly name: string; readonly caseId?: string | undefined }
  /** A secret was seen where it must never be. */
  | { readonly kind: 'leak'; readonly where: string; readonly what: string }
  /** A row of one tenant was touched on behalf of another. */
  | { readonly kind: 'trespass'; readonly caller: string; readonly row: string };

export type TraceEvent = {
  /** Order of the trace. */
  readonly n: number;
  /** True time in the simulation, the observer's clock elsewhere. */
  readonly at: number;
} & (
  | ({ readonly by: 'alipay' } & AlipayEvent)
  | ({ readonly by: 'store' } & StoreEvent)
  | ({ readonly by: 'world' } & WorldEvent)
);

export type Observer = TraceEvent['by'];

/** One trade in Alipay's books. */
export interface Trade {
  readonly outTradeNo: string;
  readonly minor: number;
  readonly capturedMinor: number;
  readonly returnedMinor: number;
}

/** How everything stands at the end of the trace. */
/** Portions of an item, or of one of its options, in one store. */
export interface CountedStock {
  readonly merchantId: string;
  readonly storeId: string;
  readonly itemId: string;
  readonly optionId?: string | undefined;
  readonly opened: number;
  readonly remaining: number;
}

/** How many orders have a slot in which a store brings things. */
export interface TakenSlot {
  readonly merchantId: string;
  readonly storeId: string;
  readonly start: number;
  readonly taken: number;
}

export interface Books {
  readonly now: number;
  readonly orders: readonly OrderAggregate[];
  /** Open and resolved, of orders and of nobody. */
  readonly cases: readonly ExceptionCase[];
  /** Of the merchants in `orders`. Empty where Alipay is not observed. */
  readonly trades: readonly Trade[];
  /** What is counted, and how many were there before the first order. Absent where nobody counted then. */
  readonly stock?: readonly CountedStock[];
  /** Every slot that some order ever had. Absent where nobody looked. */
  readonly slots?: readonly TakenSlot[];
  /** Notifications in the inbox that nobody has settled yet. Absent where nobody looked. */
  readonly waitingNotices?: readonly { readonly merchantId: string; readonly noticeId: string }[];
}

/** Under which the trace came about; what an invariant may expect depends on it. */
export interface Conditions {
  /** Who was watched; an invariant that needs another observer cannot be judged. */
  readonly observed: readonly Observer[];
  /** Kinds of events that an observer did not write down although they happen; none when absent. */
  readonly unrecorded?: readonly TraceEvent['kind'][];
  /** No event of the trace is later than this without being the end of something: all faults stopped and a day passed. */
  readonly atRest: boolean;
  /** When the last fault stopped; liveness counts from there. */
  readonly healedAt: number;
  /** How far any two clocks of ours differed. */
  readonly skewMs: number;
}

export interface Trace {
  readonly events: readonly TraceEvent[];
  readonly books: Books;
  readonly conditions: Conditions;
}
