CREATE OR REPLACE TEMP TABLE payments_made AS
WITH told AS (
  SELECT
    o.*, y.*EXCLUDE (play),
    o.pay_from_ms + y.start_ms + y.start_t1 * o.t1 AS started_at_ms,
    CASE
      WHEN o.checks = 1 THEN o.total
      WHEN y."check" = 1 THEN o.total // 2
      ELSE o.total - o.total // 2
    END AS amount
  FROM ended AS o
  JOIN play_rows AS y ON y.play = o.play
), timed AS (
  SELECT
    *,
    started_at_ms + after_ms + (after_t1 * t1 + after_t2 * t2)::BIGINT
      -- What Alipay is asked about is not answered to the millisecond.
      + CASE WHEN status = 'CAPTURED' THEN 0 ELSE floor(u(r, 32) * 2000)::BIGINT END AS at_ms,
    ulid(started_at_ms, r + attempt * 5555) AS payment_id
  FROM told
)
SELECT
  payment_id || '.' || version AS event_id, store_id, at_ms,
  payment_id, order_id, 'c' || "check" AS check_id, channel, way, status,
  is_outcome, is_late, was_unknown, 'CNY' AS currency, amount AS amount_minor,
  CASE WHEN status = 'CAPTURED' THEN amount ELSE 0 END AS captured_minor,
  started_at_ms, at_ms - started_at_ms AS resolution_ms, at_ms - placed_at_ms AS since_placed_ms,
  attempt AS attempt_no,
  coalesce(evidence, CASE
    WHEN way IN ('cash', 'card') THEN 'till'
    WHEN way = 'barcode' THEN 'pay'
    WHEN u(r, 30) < 0.8 THEN 'notification'
    ELSE 'query'
  END) AS evidence,
  CASE WHEN status = 'DECLINED' THEN CASE
    WHEN u(r, 31) < 0.50 THEN 'ACQ.BUYER_BALANCE_NOT_ENOUGH'
    WHEN u(r, 31) < 0.70 THEN 'ACQ.PAYMENT_AUTH_CODE_INVALID'
    WHEN u(r, 31) < 0.85 THEN 'ACQ.BUYER_BANKCARD_BALANCE_NOT_ENOUGH'
    WHEN u(r, 31) < 0.95 THEN 'ACQ.BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR'
    ELSE 'ACQ.PAYMENT_REQUEST_HAS_RISK'
  END END AS decline_code,
  cancel_reason
FROM timed;
