const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** The times of a payment, in milliseconds. Every deadline is counted from the payment's own start. */
export const PAYMENT_POLICY = {
  /** Still unknown then: one last query, the fence, and cancel. */
  cancelAfterMs: 60 * SECOND,
  queryEveryMs: 5 * SECOND,
  /** From then on a screen sends the customer to the staff rather than go on waiting. */
  definiteAfterMs: 65 * SECOND,
  /** Alipay closes what we abandon (time_expire); 5 minutes is the least it recommends. */
  expiresAfterMs: 5 * MINUTE,
  /** How long a QR code can be scanned, once we know that there is one. */
  qrLifeMs: 5 * MINUTE,
  /** How long a check waits for money from the shop's static QR code. */
  creditWindowMs: 5 * MINUTE,
  /** Those who wait for one amount at one place, and those who did a few minutes ago. */
  maxWaitingPerPlace: 60,
  /** A pay request may reach Alipay after its cancel: longest code life and network delay, and slack. */
  watchForMs: 17 * MINUTE,
  watchEveryMs: 5 * MINUTE,
  /** The workflow should run by then; the first sweep after that makes sure. */
  handOverAfterMs: 10 * SECOND,
  /** The workflow works at the deadline; the sweeper takes over what it left. */
  sweeperGraceMs: 4 * SECOND,
  /** 10000 from pay may be rolled back (protocol 2.8), so one query confirms it within a minute. */
  confirmAfterMs: 5 * SECOND,
  /** A replica of Alipay's may lag; after that a denial is a contradiction. */
  confirmGraceMs: 30 * SECOND,
  /**
   * Longer than writing the lease and calling cancel may last together (9 s and 4 s), so that two
   * cancels of one payment, or a cancel and a refund, are never under way.
   */
  cancelLeaseMs: 15 * SECOND,
  cancelBackoffMs: [5, 10, 20, 40, 60, 120, 300, 900, 3600].map((s) => s * SECOND),
  /** Whatever is still open then, Alipay's own notifications included, a person must end. */
  giveUpAfterMs: 26 * 60 * MINUTE,
  /** Then a person sees it; we go on trying. */
  cancelStuckAfterMs: 5 * MINUTE,
  /** The workflow tries this often, then the sweeper alone goes on. */
  cancelTriesInWorkflow: 6,
  refundStuckAfterMs: 10 * MINUTE,
  /** A refund query too soon says "not received" (protocol 2.14). */
  refundQueryAfterMs: 10 * SECOND,
  /** A refusal after a silence is asked about again soon, but not for ever. */
  refundSoonTries: 20,
  /** Alipay wants 3 s between two refunds of one trade (protocol 2.13). */
  refundSpacingMs: 3 * SECOND,
  refundBackoffMs: [10, 30, 60, 300, 600, 1800].map((s) => s * SECOND),
  /** Some checks of an order are paid and others are not: then a person decides. */
  partlyPaidAfterMs: 30 * MINUTE,
  maxAttemptsPerOrder: 40,
  maxRefundsPerOrder: 100,
} as const;

/** The n-th wait (0-based); the last one repeats. */
export function backoffMs(steps: readonly number[], n: number): number {
  return steps[Math.min(n, steps.length - 1)] ?? MINUTE;
}
