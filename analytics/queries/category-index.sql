-- Which categories grow, and which shrink?
-- Week by week, from eight weeks before the asked days; whole weeks alone, Monday to Sunday, and
-- none that began before the first sale. Each category's own first week is 100.
-- @heading industry
-- @lookback 56
-- @column week_start date  The Monday of the week.
-- @column category_id string  The category; empty where the menu did not say.
-- @column currency string  ISO 4217, of all amounts of the row.
-- @column units bigint  How many were sold, combos as one.
-- @column net_minor bigint  What they came to after offers, in minor units.
-- @column net_share double  Its part of the week.
-- @column index_100 double  What it brought, where its first week is 100; null where that brought nothing.
WITH opening AS (
  SELECT min(l.business_date) AS first_day
  FROM order_lines AS l
  WHERE l.order_status = 'COMMITTED'
),
weeks AS (
  SELECT
    l.week_start_local AS week_start,
    coalesce(l.category_id, '') AS category_id,
    l.currency,
    sum(l.quantity) AS units,
    sum(l.net_minor) AS net_minor
  FROM order_lines AS l
  JOIN opening AS o ON l.week_start_local >= o.first_day
  WHERE l.order_status = 'COMMITTED'
    AND l.line_kind <> 'part'
    AND date_diff('day', l.week_start_local, :from) <= 56
    AND date_diff('day', l.week_start_local, :to) >= 6
  GROUP BY l.week_start_local, coalesce(l.category_id, ''), l.currency
),
based AS (
  SELECT
    w.week_start,
    w.category_id,
    w.currency,
    w.units,
    w.net_minor,
    sum(w.net_minor) OVER (PARTITION BY w.week_start, w.currency) AS week_minor,
    first_value(w.net_minor) OVER (
      PARTITION BY w.category_id, w.currency ORDER BY w.week_start
    ) AS base_minor
  FROM weeks AS w
)
SELECT
  b.week_start,
  b.category_id,
  b.currency,
  b.units,
  b.net_minor,
  CAST(b.net_minor AS double) / nullif(b.week_minor, 0) AS net_share,
  CAST(b.net_minor * 100 AS double) / nullif(b.base_minor, 0) AS index_100
FROM based AS b
ORDER BY b.week_start, b.category_id, b.currency
LIMIT 5000
