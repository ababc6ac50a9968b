/** Bounds of a shared order; one order stays one row and one transaction. */
export const TABLE_POLICY = {
  maxLines: 40,
  maxOptions: 320,
  maxDiners: 20,
  /** Of all checks together: what adds up to them. */
  maxRows: 240,
  /** Of one guest, and counted with all others': dishes that nobody has paid take portions from those who would. */
  maxUnpaidLinesOfDiner: 12,
  maxUnpaidPortionsOfDiner: 30,
  maxUnpaidPortions: 120,
  /** To pay. Staff have attempts of their own, whatever guests did with theirs. */
  maxAttemptsOfDiner: 8,
  maxAttemptsOfDiners: 30,
  /** Paid, or being paid. */
  maxFixedChecks: 20,
  /** Nobody has ordered for so long: the guests have left. */
  closeAfterMs: 3 * 3_600_000,
  /** A payment runs just then: it comes to its end first. */
  closeAgainAfterMs: 10 * 60_000,
} as const;
