-- How many tickets does the kitchen have at its busiest, hour by hour?
-- Counted at the end of each five minutes in which a ticket came or went. A ticket that is never
-- called ready counts until the business day ends; what the day found in the kitchen is what left
-- without having come on that day.
-- @heading process
-- @column store_id string  The store.
-- @column hour_local int  Hour on the clock on the wall.
-- @column days bigint  Business days with tickets in that hour.
-- @column usual_peak double  Most tickets at a time in that hour, on average of these days.
-- @column highest_peak bigint  Most tickets at a time in that hour, on any of these days.
WITH slots AS (
  SELECT
    t.store_id,
    t.business_date,
    t.at_ms - mod(t.at_ms, 300000) AS slot_ms,
    t.hour_local,
    count_if(t.status = 'PROPOSED') - count_if(t.status = 'PREPARED') AS more
  FROM tickets AS t
  WHERE t.status IN ('PROPOSED', 'PREPARED') AND t.step_no = 1
  GROUP BY t.store_id, t.business_date, t.at_ms - mod(t.at_ms, 300000), t.hour_local
),
running AS (
  SELECT
    s.store_id,
    s.business_date,
    s.hour_local,
    sum(s.more) OVER (
      PARTITION BY s.store_id, s.business_date ORDER BY s.slot_ms
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS since_morning
  FROM slots AS s
),
levelled AS (
  SELECT
    r.store_id,
    r.business_date,
    r.hour_local,
    r.since_morning,
    min(r.since_morning) OVER (PARTITION BY r.store_id, r.business_date) AS lowest
  FROM running AS r
),
hours AS (
  SELECT
    v.store_id,
    v.business_date,
    v.hour_local,
    max(v.since_morning - CASE WHEN v.lowest < 0 THEN v.lowest ELSE 0 END) AS peak
  FROM levelled AS v
  GROUP BY v.store_id, v.business_date, v.hour_local
)
SELECT
  h.store_id,
  h.hour_local,
  count(*) AS days,
  CAST(sum(h.peak) AS double) / count(*) AS usual_peak,
  max(h.peak) AS highest_peak
FROM hours AS h
GROUP BY h.store_id, h.hour_local
ORDER BY h.store_id, h.hour_local
