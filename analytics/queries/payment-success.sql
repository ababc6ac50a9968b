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
  SELECT p.order_id, p.check_id, min(p.attempt_no) AS first_no
  FROM payments AS p
  WHERE p.is_outcome AND p.status <> 'CAPTURED'
  GROUP BY p.order_id, p.check_id
),
later AS (
  SELECT p.channel, p.way, count(*) AS captured
  FROM payments AS p
  JOIN failed AS f ON f.order_id = p.order_id AND f.check_id = p.check_id
  WHERE p.is_outcome AND p.status = 'CAPTURED' AND p.attempt_no > 1
    AND p.attempt_no > f.first_no
  GROUP BY p.channel, p.way
),
ways AS (
  SELECT
    p.channel,
    p.way,
    count(*) AS attempts,
    count_if(p.status = 'CAPTURED') AS captured,
    count_if(p.status = 'DECLINED') AS declined
  FROM payments AS p
  WHERE p.is_outcome
  GROUP BY p.channel, p.way
)
SELECT
  w.channel,
  w.way,
  w.attempts,
  w.captured,
  CAST(w.captured AS double) / w.attempts AS success_rate,
  w.declined,
  w.attempts - w.captured - w.declined AS given_up,
  CAST(coalesce(l.captured, 0) AS double) / nullif(w.captured, 0) AS later_success
FROM ways AS w
LEFT JOIN later AS l ON l.channel = w.channel AND l.way = w.way
ORDER BY w.channel, w.way
