-- How much does each store sell, hour by hour of each day of the week?
-- @heading business
-- @column store_id string  The store.
-- @column weekday int  1 is Monday, 7 Sunday.
-- @column hour_local int  Hour on the clock on the wall when the order was paid for.
-- @column orders_count bigint  Orders that were paid for.
-- @column sales_minor bigint  What they came to, in minor units (fen, cent).
-- @column average_minor double  What one order came to.
SELECT
  o.store_id,
  o.weekday,
  o.hour_local,
  count(*) AS orders_count,
  sum(o.total_minor) AS sales_minor,
  CAST(sum(o.total_minor) AS double) / count(*) AS average_minor
FROM orders AS o
WHERE o.status = 'COMMITTED'
GROUP BY o.store_id, o.weekday, o.hour_local
ORDER BY o.store_id, o.weekday, o.hour_local
