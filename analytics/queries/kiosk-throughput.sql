-- How many orders does a kiosk take in an hour in which it is used?
-- @heading process
-- @column store_id string  The store.
-- @column hour_local int  Hour on the clock on the wall when the orders were placed.
-- @column kiosks bigint  Kiosks that placed any order in that hour.
-- @column kiosk_hours bigint  Hours of a kiosk in which it placed any order.
-- @column orders_count bigint  Paid orders that they placed.
-- @column orders_per_kiosk_hour double  orders_count / kiosk_hours.
-- @column most_in_an_hour bigint  Orders of the busiest kiosk in its busiest such hour.
WITH kiosk_hours AS (
  SELECT o.store_id, o.device_id, o.business_date, o.placed_hour_local, count(*) AS orders_count
  FROM orders AS o
  WHERE o.status = 'COMMITTED' AND o.device_id IS NOT NULL
  GROUP BY o.store_id, o.device_id, o.business_date, o.placed_hour_local
)
SELECT
  k.store_id,
  k.placed_hour_local AS hour_local,
  count(DISTINCT k.device_id) AS kiosks,
  count(*) AS kiosk_hours,
  sum(k.orders_count) AS orders_count,
  CAST(sum(k.orders_count) AS double) / count(*) AS orders_per_kiosk_hour,
  max(k.orders_count) AS most_in_an_hour
FROM kiosk_hours AS k
GROUP BY k.store_id, k.placed_hour_local
ORDER BY k.store_id, hour_local
