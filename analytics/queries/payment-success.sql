-- How many attempts to pay succeed, by channel and way of paying?
-- @heading process
-- @column channel string  Where the order was placed.
-- @column way string  `barcode`, `qr`, `static-qr`, `cash`, `card` or `free`.
-- @column attempts bigint  Attempts that came to an outcome.
-- @column captured bigint  Those that were paid.
-- @column success_rate double  captured / attempts.
-- @column declined bigint  Those that Alipay or the till refused.
-- @column given_up bigint  Those that ended unpaid or were cancelled.
-- @column later_success double  Of the paid ones, the share that another attempt on the same check had failed before; null where none was paid.
WITH failed AS (
  SELECT p.order_id, p.check_id, min(p.attempt_no) AS first_failed
  FROM payments AS p
  WHERE p.is_outcome AND p.status <> 'CAPTURED'
  GROUP BY p.order_id, p.check_id
)
SELECT
  p.channel,
  p.way,
  count(*) AS attempts,
  count_if(p.status = 'CAPTURED') AS captured,
  CAST(count_if(p.status = 'CAPTURED') AS double) / count(*) AS success_rate,
  count_if(p.status = 'DECLINED') AS declined,
  count_if(p.status NOT IN ('CAPTURED', 'DECLINED')) AS given_up,
  CAST(count_if(p.status = 'CAPTURED' AND f.first_failed IS NOT NULL) AS double)
    / nullif(count_if(p.status = 'CAPTURED'), 0) AS later_success
FROM payments AS p
LEFT JOIN failed AS f
  ON p.attempt_no > 1
  AND f.order_id = p.order_id AND f.check_id = p.check_id AND f.first_failed < p.attempt_no
WHERE p.is_outcome
GROUP BY p.channel, p.way
ORDER BY p.channel, p.way
