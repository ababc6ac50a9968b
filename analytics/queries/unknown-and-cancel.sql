-- How often did Alipay leave us without an answer, how often did we cancel, and how did it end?
-- @heading process
-- @column business_date date  The business day of the outcome.
-- @column attempts bigint  Attempts that came to an outcome.
-- @column unknown bigint  Those of which, for some time, nothing was proved.
-- @column unknown_rate double  unknown / attempts; null where there was no outcome.
-- @column unknown_captured bigint  Those of the unknown that turned out to be paid.
-- @column cancelled bigint  Attempts that we cancelled.
-- @column cancel_rate double  cancelled / attempts.
-- @column late_captures bigint  Times that money arrived on an attempt which was over, and went back.
-- @column resolution_p95_ms double  95 of 100 of the unknown were known after so many ms; null where none was unknown.
SELECT
  p.business_date,
  count_if(p.is_outcome) AS attempts,
  count_if(p.is_outcome AND p.was_unknown) AS unknown,
  CAST(count_if(p.is_outcome AND p.was_unknown) AS double) / nullif(count_if(p.is_outcome), 0)
    AS unknown_rate,
  count_if(p.is_outcome AND p.was_unknown AND p.status = 'CAPTURED') AS unknown_captured,
  count_if(p.is_outcome AND p.status = 'CANCELLED') AS cancelled,
  CAST(count_if(p.is_outcome AND p.status = 'CANCELLED') AS double)
    / nullif(count_if(p.is_outcome), 0) AS cancel_rate,
  count_if(p.is_late AND p.status = 'RETURNING') AS late_captures,
  approx_percentile(CASE WHEN p.is_outcome AND p.was_unknown THEN p.resolution_ms END, 0.95)
    AS resolution_p95_ms
FROM payments AS p
GROUP BY p.business_date
ORDER BY p.business_date
