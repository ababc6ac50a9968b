-- How long does the kitchen take from an order's ticket to its being ready, hour by hour?
-- @heading process
-- @param late_minutes int 1..240 = 15  Slower than so many minutes is late.
-- @column store_id string  The store.
-- @column hour_local int  Hour on the clock on the wall when it was ready.
-- @column tickets bigint  Tickets that became ready; what was called ready too early counts the first time.
-- @column p50_ms double  Half of them took at most so many ms.
-- @column p95_ms double  95 of 100 took at most so many ms.
-- @column late_share double  Share of those that were late.
WITH ready AS (
  SELECT
    t.store_id,
    t.hour_local,
    t.since_release_ms,
    t.since_release_ms > :late_minutes * 60000 AS is_late
  FROM tickets AS t
  WHERE t.status = 'PREPARED' AND t.step_no = 1
)
SELECT
  r.store_id,
  r.hour_local,
  count(*) AS tickets,
  approx_percentile(r.since_release_ms, 0.5) AS p50_ms,
  approx_percentile(r.since_release_ms, 0.95) AS p95_ms,
  CAST(count_if(r.is_late) AS double) / count(*) AS late_share
FROM ready AS r
GROUP BY r.store_id, r.hour_local
ORDER BY r.store_id, r.hour_local
