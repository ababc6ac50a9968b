/** Bounds of a shared order; one order stays one row and one transaction. */
export const TABLE_POLICY = {
  maxLines: 40,
  maxOptions: 320,
  maxDiners: 20,
  /** Of all checks together: what adds up to them. */
  maxRows: 240,
  /** Paid, or being paid. */
  maxFixedChecks: 20,
  /** Nobody has ordered for so long: the guests have left. */
  closeAfterMs: 3 * 3_600_000,
  /** A payment runs just then: it comes to its end first. */
  closeAgainAfterMs: 10 * 60_000,
} as const;
