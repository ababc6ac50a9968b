-- Do we grow because stores sell more, or because there are more stores?
-- Compares the asked days with as many days some weeks earlier; 52 weeks is a year with the same
-- weekdays. A store counts as the same where it sold on nearly as many days then as now.
-- @heading industry
-- @lookback 364
-- @param weeks_before int 1..52 = 4  How many weeks earlier.
-- @param least_percent int 1..100 = 80  The same store: so many of its days now, it sold then, in per cent.
-- @column store_id string  The store.
-- @column currency string  ISO 4217, of all amounts of the row.
-- @column sales_minor bigint  What it sold on the asked days, in minor units.
-- @column before_minor bigint  What it sold on as many days then.
-- @column days_sold bigint  Days on which it sold something, now.
-- @column before_days_sold bigint  The same, then.
-- @column growth double  How much more it sold: 0.1 is a tenth more; null where it sold nothing then.
-- @column is_same_store boolean  It is compared.
-- @column same_store_growth double  The growth of all stores that are compared, together.
-- @column all_store_growth double  The growth of all stores, together.
WITH daily AS (
  SELECT o.store_id, o.currency, o.business_date, sum(o.total_minor) AS sales_minor
  FROM orders AS o
  WHERE o.status = 'COMMITTED'
  GROUP BY o.store_id, o.currency, o.business_date
),
dated AS (
  SELECT
    d.store_id,
    d.currency,
    d.sales_minor,
    d.business_date >= :from AS is_now,
    date_diff('day', d.business_date, :from) <= 7 * :weeks_before
      AND date_diff('day', d.business_date, :to) >= 7 * :weeks_before AS is_then
  FROM daily AS d
),
stores AS (
  SELECT
    d.store_id,
    d.currency,
    sum(CASE WHEN d.is_now THEN d.sales_minor ELSE 0 END) AS sales_minor,
    sum(CASE WHEN d.is_then THEN d.sales_minor ELSE 0 END) AS before_minor,
    count_if(d.is_now) AS days_sold,
    count_if(d.is_then) AS before_days_sold
  FROM dated AS d
  GROUP BY d.store_id, d.currency
),
judged AS (
  SELECT
    s.store_id,
    s.currency,
    s.sales_minor,
    s.before_minor,
    s.days_sold,
    s.before_days_sold,
    s.days_sold > 0
      AND s.before_days_sold * 100 >= s.days_sold * :least_percent AS is_same_store
  FROM stores AS s
  WHERE s.days_sold + s.before_days_sold > 0
),
totals AS (
  SELECT
    j.store_id,
    j.currency,
    j.sales_minor,
    j.before_minor,
    j.days_sold,
    j.before_days_sold,
    j.is_same_store,
    sum(CASE WHEN j.is_same_store THEN j.sales_minor END) OVER (PARTITION BY j.currency) AS same_minor,
    sum(CASE WHEN j.is_same_store THEN j.before_minor END) OVER (PARTITION BY j.currency) AS same_before_minor,
    sum(j.sales_minor) OVER (PARTITION BY j.currency) AS all_minor,
    sum(j.before_minor) OVER (PARTITION BY j.currency) AS all_before_minor
  FROM judged AS j
)
SELECT
  t.store_id,
  t.currency,
  t.sales_minor,
  t.before_minor,
  t.days_sold,
  t.before_days_sold,
  CAST(t.sales_minor - t.before_minor AS double) / nullif(t.before_minor, 0) AS growth,
  t.is_same_store,
  CAST(t.same_minor - t.same_before_minor AS double) / nullif(t.same_before_minor, 0) AS same_store_growth,
  CAST(t.all_minor - t.all_before_minor AS double) / nullif(t.all_before_minor, 0) AS all_store_growth
FROM totals AS t
ORDER BY t.store_id, t.currency
LIMIT 5000
