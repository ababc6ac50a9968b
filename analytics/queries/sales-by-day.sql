-- How much did each store sell day by day, against the same weekday a week before and the usual?
-- Days on which a store sold nothing have no row.
-- @heading business
-- @lookback 7
-- @column store_id string  The store.
-- @column business_date date  The business day.
-- @column currency string  ISO 4217, of all amounts of the row.
-- @column orders_count bigint  Orders that were paid for.
-- @column sales_minor bigint  What they came to, in minor units (fen, cent).
-- @column average_minor double  What one order came to.
-- @column week_before_minor bigint  What the store sold seven days before; null where it was nothing.
-- @column seven_day_average_minor double  What it sold on a day, of the seven until this one; days without sales are left out.
WITH daily AS (
  SELECT
    o.store_id,
    o.business_date,
    o.currency,
    date_diff('day', DATE '2000-01-01', o.business_date) AS day_no,
    count(*) AS orders_count,
    sum(o.total_minor) AS sales_minor
  FROM orders AS o
  WHERE o.status = 'COMMITTED'
  GROUP BY o.store_id, o.business_date, o.currency
),
compared AS (
  SELECT
    d.store_id,
    d.business_date,
    d.currency,
    d.orders_count,
    d.sales_minor,
    max(d.sales_minor) OVER (
      PARTITION BY d.store_id, d.currency ORDER BY d.day_no
      RANGE BETWEEN 7 PRECEDING AND 7 PRECEDING
    ) AS week_before_minor,
    avg(CAST(d.sales_minor AS double)) OVER (
      PARTITION BY d.store_id, d.currency ORDER BY d.day_no
      RANGE BETWEEN 6 PRECEDING AND CURRENT ROW
    ) AS seven_day_average_minor
  FROM daily AS d
)
SELECT
  c.store_id,
  c.business_date,
  c.currency,
  c.orders_count,
  c.sales_minor,
  CAST(c.sales_minor AS double) / c.orders_count AS average_minor,
  c.week_before_minor,
  c.seven_day_average_minor
FROM compared AS c
WHERE c.business_date >= :from
ORDER BY c.store_id, c.business_date, c.currency
LIMIT 5000
