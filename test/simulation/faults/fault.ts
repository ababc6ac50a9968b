/**
 * What may happen to a call between a process and something else (reliability page, section 3).
 * The first eight may happen to every call, the others where the other side is of that kind.
 */
export const FAULTS = {
  'dies-before': 'The process dies instead of calling.',
  'request-lost': 'The request never arrives; the caller gives up.',
  'request-late': 'The request arrives late, perhaps long after the caller gave up.',
  'dies-after': 'It takes effect, and the process dies before it hears of it.',
  'answer-lost': 'It takes effect and the answer is lost; the caller gives up.',
  'answer-late': 'It takes effect and the answer comes late, perhaps too late.',
  fails: 'The other side fails without an effect.',
  'fails-after': 'It takes effect, and the answer says that it failed.',
  repeated: 'The request takes effect twice: a library, a queue or a proxy sent it again.',
  conflict: 'Another transaction was at the same item: TransactionConflict.',
  throttled: 'The table is throttled.',
  torn: 'A query sees one transaction half done.',
  stale: 'An index lags behind its table.',
} as const;

export type FaultKind = keyof typeof FAULTS;

/** What may happen to any call. */
export const GENERAL_FAULTS = [
  'dies-before',
  'request-lost',
  'request-late',
  'dies-after',
  'answer-lost',
  'answer-late',
  'fails',
  'fails-after',
] as const satisfies readonly FaultKind[];

/** What may happen to a request, an event or a message on its way to a function. */
export const INBOUND_FAULTS = [
  'request-lost',
  'request-late',
  'answer-lost',
  'answer-late',
  'fails',
  'repeated',
] as const satisfies readonly FaultKind[];

export interface Fault {
  readonly kind: FaultKind;
  /** For what is late, ms. */
  readonly delayMs: number;
}

/** One fault of a run: the k-th call at this site (from 0). A list of them is a tape. */
export interface TapedFault extends Fault {
  readonly site: string;
  readonly k: number;
}

/** Decides what happens to each call. */
export interface FaultSource {
  at(site: string, applicable: readonly FaultKind[]): Fault | undefined;
  /** From here on nothing goes wrong. */
  stop(): void;
  /** What was done so far. */
  readonly injected: readonly TapedFault[];
}
