import type { MerchantId, OrderId, PaymentId, StoreId } from './ids.ts';
import type { Money } from './money.ts';

/** Where a static QR code hangs, and the amount that somebody may type there. */
export interface Place {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly terminalId: string;
  readonly amount: Money;
}

export interface WaitingCheck {
  readonly orderId: OrderId;
  readonly paymentId: PaymentId;
  /** When it began to wait, and until when it does; ms since 1970. */
  readonly startedAt: number;
  readonly until: number;
}

/**
 * How long those who wait no more stay on the list: money may be on its way that was paid while they
 * waited, and must not be taken for another's. Longer than anybody else can wait beside them.
 */
const GRACE_MS = 10 * 60_000;

/** How far Alipay's clock may be from ours. */
const SKEW_MS = 60_000;

/** Whether money that was paid then may be what this check waited for. */
export const waitedAt = (check: WaitingCheck, paidAt: number): boolean =>
  check.startedAt - SKEW_MS <= paidAt && stillWaitedAt(check, paidAt);

/**
 * The same of a check beside the one that gets it. When it began is a word of a machine whose clock may
 * be further off; a case that nobody needed costs less than money for the wrong order.
 */
export const stillWaitedAt = ({ until }: WaitingCheck, paidAt: number): boolean =>
  paidAt <= until + SKEW_MS;

/**
 * The checks that wait for exactly this money. Written in the transaction that changes their orders,
 * and money is attached only while the list is still what was read: so a check that begins to wait at
 * the same moment is never overlooked. Version 0: nobody has ever waited here.
 */
export interface WaitingList {
  readonly place: Place;
  readonly version: number;
  /** When the last that ever waited stops; long after that the list may be forgotten. */
  readonly last: number;
  readonly checks: readonly WaitingCheck[];
}

/** One more waits; those whose time is long over are dropped. */
export const withWaiting = (list: WaitingList, check: WaitingCheck, now: number): WaitingList =>
  next({ ...list, last: Math.max(list.last, check.until) }, [
    ...list.checks.filter((c) => now < c.until + GRACE_MS),
    check,
  ]);

/** One has got its money. */
export const withoutWaiting = (list: WaitingList, paymentId: PaymentId): WaitingList =>
  next(
    list,
    list.checks.filter((c) => c.paymentId !== paymentId),
  );

/** One waits no more, but what was paid until now may have been for it. */
export const stoppedWaiting = (list: WaitingList, paymentId: PaymentId, now: number): WaitingList =>
  next(
    list,
    list.checks.map((c) =>
      c.paymentId === paymentId ? { ...c, until: Math.min(c.until, now) } : c,
    ),
  );

const next = (list: WaitingList, checks: readonly WaitingCheck[]): WaitingList => ({
  ...list,
  version: list.version + 1,
  checks,
});
