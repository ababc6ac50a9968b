import type { Surroundings } from './surroundings.ts';

/**
 * What documents leave open or servers do differently. A run has one value of each, and the runs of
 * a simulation all of them.
 */
export interface Assumptions {
  /** A pay behind its time_expire is refused; otherwise it is taken, and expires after 3 hours. */
  readonly refusesPayAfterExpiry: boolean;
  /** For so long a new trade is not seen by query. */
  readonly notExistLagMs: number;
  /** A query may be answered by a replica that is this far behind at most. */
  readonly replicaLagMs: number;
  /** After a cancel that found no trade, its number takes no pay any more. */
  readonly cancelOfNothingBlocksLaterPay: boolean;
  /** The action of a repeated cancel: of the first one, or `close` because the trade is closed. */
  readonly repeatedCancelSays: 'what it did' | 'close';
  /** A code that was made before and asked for again. */
  readonly repeatedCodeIs: 'the same' | 'refused';
  /** The fund_change of a refund that was made before. */
  readonly repeatedRefundSays: 'N' | 'nothing';
  /** A refund that has closed its trade, asked for again: it is the same refund, or the trade is closed. */
  readonly closedBySameRefund: 'is done' | 'is refused';
  /** A second TRADE_SUCCESS, with refund_fee, after a part was refunded. */
  readonly notifiesPartialRefund: boolean;
  /** TRADE_CLOSED is notified too. */
  readonly notifiesClosed: 'never' | 'after full refund' | 'always';
  /** Three retries of a notification at once, before those after minutes and hours. */
  readonly retriesAtOnce: boolean;
  /** The 10000 of a pay may be taken back: no money moved, and the trade closes seconds later. */
  readonly undoesPaid: boolean;
}

const values: { readonly [Name in keyof Assumptions]: readonly Assumptions[Name][] } = {
  refusesPayAfterExpiry: [true, false],
  notExistLagMs: [0, 3_000, 20_000],
  replicaLagMs: [0, 4_000, 15_000],
  cancelOfNothingBlocksLaterPay: [false, true, false],
  repeatedCancelSays: ['what it did', 'close'],
  repeatedCodeIs: ['the same', 'refused'],
  repeatedRefundSays: ['N', 'nothing'],
  closedBySameRefund: ['is done', 'is refused'],
  notifiesPartialRefund: [true, false],
  notifiesClosed: ['never', 'after full refund', 'always'],
  retriesAtOnce: [false, true],
  undoesPaid: [false, false, true],
};

/** The assumptions of a run. */
export function drawAssumptions(chance: Surroundings['chance']): Assumptions {
  const drawn = <Name extends keyof Assumptions>(name: Name): Assumptions[Name] => {
    const choices = values[name];
    const choice = choices[Math.floor(chance('alipay', 'assumption', name) * choices.length)];
    if (choice === undefined) throw new Error(`chance is no number below 1 for ${name}`);
    return choice;
  };
  return {
    refusesPayAfterExpiry: drawn('refusesPayAfterExpiry'),
    notExistLagMs: drawn('notExistLagMs'),
    replicaLagMs: drawn('replicaLagMs'),
    cancelOfNothingBlocksLaterPay: drawn('cancelOfNothingBlocksLaterPay'),
    repeatedCancelSays: drawn('repeatedCancelSays'),
    repeatedCodeIs: drawn('repeatedCodeIs'),
    repeatedRefundSays: drawn('repeatedRefundSays'),
    closedBySameRefund: drawn('closedBySameRefund'),
    notifiesPartialRefund: drawn('notifiesPartialRefund'),
    notifiesClosed: drawn('notifiesClosed'),
    retriesAtOnce: drawn('retriesAtOnce'),
    undoesPaid: drawn('undoesPaid'),
  };
}
