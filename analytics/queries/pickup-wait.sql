-- How long does ready food wait for its customer, hour by hour?
-- @heading process
-- @param long_minutes int 1..240 = 10  Longer than so many minutes is long.
-- @column store_id string  The store.
-- @column fulfilment string  `dine-in`, `takeout` or `delivery`.
-- @column hour_local int  Hour on the clock on the wall when it was collected.
-- @column tickets bigint  Tickets that were collected.
-- @column p50_ms double  Half of them waited at most so many ms.
-- @column p95_ms double  95 of 100 waited at most so many ms.
-- @column long_share double  Share of those that waited long.
WITH collected AS (
  SELECT
    t.store_id,
    t.fulfilment,
    t.hour_local,
    t.in_previous_ms,
    t.in_previous_ms > :long_minutes * 60000 AS is_long
  FROM tickets AS t
  WHERE t.status = 'COMPLETED' AND t.step_no = 1
)
SELECT
  c.store_id,
  c.fulfilment,
  c.hour_local,
  count(*) AS tickets,
  approx_percentile(c.in_previous_ms, 0.5) AS p50_ms,
  approx_percentile(c.in_previous_ms, 0.95) AS p95_ms,
  CAST(count_if(c.is_long) AS double) / count(*) AS long_share
FROM collected AS c
GROUP BY c.store_id, c.fulfilment, c.hour_local
ORDER BY c.store_id, c.fulfilment, c.hour_local
