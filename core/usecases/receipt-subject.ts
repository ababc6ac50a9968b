import { type Check, checkStatus } from '../domain/order.ts';
import type { OrderAggregate } from '../domain/order-aggregate.ts';
import type { ReceiptKind } from '../domain/receipt.ts';
import { type ReceiptSubject, refundsMade } from '../domain/receipt-of-check.ts';
import type { Refund } from '../domain/refund.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { conflict, type Rejection, unprocessable } from './rejection.ts';

export interface ReceiptChoice {
  readonly kind: ReceiptKind;
  /** May be left out where only one check can have such a receipt. */
  readonly checkId?: string | undefined;
  /** Of a refund; may be left out where there is only one. */
  readonly refundId?: string | undefined;
}

/** Which checks have a receipt of a kind, and what is said where none has. */
const KINDS = {
  sale: {
    has: (_a, check) => checkStatus(check) === 'PAID',
    none: conflict('not-paid', 'Only what is paid has a receipt; ask for the bill (kind=bill).'),
  },
  refund: {
    has: (a, check) => refundsMade(a, check).length > 0,
    none: conflict('not-refunded', 'No refund of this has been made.'),
  },
  bill: {
    has: ({ order }, check) => order.status !== 'CANCELED' && checkStatus(check) !== 'PAID',
    none: conflict('nothing-to-pay', 'Nothing is left to pay; ask for the receipt (kind=sale).'),
  },
} as const satisfies Record<
  ReceiptKind,
  { has: (a: OrderAggregate, check: Check) => boolean; none: Rejection }
>;

/** What the receipt is about, or why there is none. */
export function receiptSubject(
  aggregate: OrderAggregate,
  { kind, checkId, refundId }: ReceiptChoice,
): Result<ReceiptSubject, Rejection> {
  const { checks } = aggregate.order;
  const named = checks.filter((c) => checkId === undefined || c.checkId === checkId);
  if (named.length === 0) {
    return fail(unprocessable('unknown-check', 'checkId', `No check ${checkId}.`));
  }
  const { has, none } = KINDS[kind];
  const [check, ...others] = named.filter((c) => has(aggregate, c));
  if (!check) return fail(none);
  if (kind !== 'refund') {
    if (others.length > 0) return fail(which('check', 'checkId'));
    return ok({ kind, check });
  }
  const made = [check, ...others].flatMap((c) =>
    refundsMade(aggregate, c).map((refund) => ({ kind, check: c, refund })),
  );
  return oneRefund(made, refundId);
}

function oneRefund(
  made: readonly (ReceiptSubject & { readonly refund: Refund })[],
  refundId: string | undefined,
): Result<ReceiptSubject, Rejection> {
  const [refund, ...others] = made.filter(
    (m) => refundId === undefined || m.refund.refundId === refundId,
  );
  if (!refund) {
    return fail(
      unprocessable('unknown-refund', 'refundId', `No refund ${refundId} was made here.`),
    );
  }
  return others.length > 0 ? fail(which('refund', 'refundId')) : ok(refund);
}

const which = (what: 'check' | 'refund', field: string): Rejection =>
  unprocessable(`which-${what}`, field, `Several ${what}s have such a receipt: name one.`);
