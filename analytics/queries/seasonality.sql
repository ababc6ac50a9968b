-- Which weekdays are strong, and which days were unlike their weekday?
-- By what a store sold on average on the day, so that a new store makes no season. Neither holidays
-- nor weather are known here: a day that stands out is for you to name.
-- @heading industry
-- @param unusual_percent int 1..1000 = 25  A day stands out if it is so many per cent off its weekday.
-- @column business_date date  The business day.
-- @column weekday int  1 is Monday, 7 Sunday.
-- @column currency string  ISO 4217, of all amounts of the row.
-- @column stores bigint  Stores that sold something.
-- @column orders_count bigint  Orders that were paid for.
-- @column sales_minor bigint  What they came to, in minor units.
-- @column store_average_minor double  What one store sold.
-- @column weekday_index double  That weekday, where the average of all days is 100.
-- @column day_index double  This day, where the average of its weekday is 100.
-- @column is_unusual boolean  It stands out.
WITH stores AS (
  SELECT
    o.store_id,
    o.business_date,
    o.weekday,
    o.currency,
    count(*) AS orders_count,
    sum(o.total_minor) AS sales_minor
  FROM orders AS o
  WHERE o.status = 'COMMITTED'
  GROUP BY o.store_id, o.business_date, o.weekday, o.currency
),
days AS (
  SELECT
    s.business_date,
    s.weekday,
    s.currency,
    count(*) AS stores,
    sum(s.orders_count) AS orders_count,
    sum(s.sales_minor) AS sales_minor,
    CAST(sum(s.sales_minor) AS double) / count(*) AS store_average_minor
  FROM stores AS s
  GROUP BY s.business_date, s.weekday, s.currency
),
usual AS (
  SELECT
    d.business_date,
    d.weekday,
    d.currency,
    d.stores,
    d.orders_count,
    d.sales_minor,
    d.store_average_minor,
    avg(d.store_average_minor) OVER (PARTITION BY d.currency) AS usual_minor,
    avg(d.store_average_minor) OVER (PARTITION BY d.currency, d.weekday) AS weekday_minor
  FROM days AS d
),
indexed AS (
  SELECT
    u.business_date,
    u.weekday,
    u.currency,
    u.stores,
    u.orders_count,
    u.sales_minor,
    u.store_average_minor,
    u.weekday_minor * 100.0 / nullif(u.usual_minor, 0) AS weekday_index,
    u.store_average_minor * 100.0 / nullif(u.weekday_minor, 0) AS day_index
  FROM usual AS u
)
SELECT
  i.business_date,
  i.weekday,
  i.currency,
  i.stores,
  i.orders_count,
  i.sales_minor,
  i.store_average_minor,
  i.weekday_index,
  i.day_index,
  abs(i.day_index - 100) >= :unusual_percent AS is_unusual
FROM indexed AS i
ORDER BY i.business_date, i.currency
LIMIT 5000
