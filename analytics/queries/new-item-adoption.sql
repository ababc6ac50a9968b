-- How fast do customers take to a new dish?
-- New is what was first sold on one of the asked days, and on none of the eight weeks before. Weeks are
-- counted from its own first day; the last may not be over. At most 2,000 rows.
-- @heading industry
-- @lookback 56
-- @column item_id string  The dish or combo.
-- @column item_name string  One of the names that customers read.
-- @column first_date date  The day on which it was first sold.
-- @column weeks_later int  0: its first seven days.
-- @column currency string  ISO 4217, of all amounts of the row.
-- @column stores bigint  Stores that sold it in that week.
-- @column days_sold bigint  Days on which any did.
-- @column units bigint  How many were sold by itself, not in combos.
-- @column net_minor bigint  What they came to after offers, in minor units.
-- @column units_share double  Its part of all units, in the stores and on the days on which it was sold.
-- @column index_100 double  Its units of a day, where its first week is 100.
WITH daily AS (
  SELECT
    l.item_id,
    l.currency,
    l.store_id,
    l.business_date,
    max(l.item_name) AS item_name,
    sum(l.quantity) AS units,
    sum(l.net_minor) AS net_minor
  FROM order_lines AS l
  WHERE l.order_status = 'COMMITTED' AND l.line_kind <> 'part'
  GROUP BY l.item_id, l.currency, l.store_id, l.business_date
),
dated AS (
  SELECT
    d.item_id,
    d.currency,
    d.store_id,
    d.business_date,
    d.units,
    d.net_minor,
    max(d.item_name) OVER (PARTITION BY d.item_id) AS item_name,
    min(d.business_date) OVER (PARTITION BY d.item_id) AS first_date,
    sum(d.units) OVER (PARTITION BY d.store_id, d.business_date) AS store_units
  FROM daily AS d
),
fresh AS (
  SELECT
    d.item_id,
    d.currency,
    d.store_id,
    d.business_date,
    d.units,
    d.net_minor,
    d.item_name,
    d.first_date,
    d.store_units,
    CAST(floor(CAST(date_diff('day', d.first_date, d.business_date) AS double) / 7) AS integer)
      AS weeks_later
  FROM dated AS d
  WHERE d.first_date >= :from
),
weeks AS (
  SELECT
    f.item_id,
    f.item_name,
    f.first_date,
    f.weeks_later,
    f.currency,
    count(DISTINCT f.store_id) AS stores,
    count(DISTINCT f.business_date) AS days_sold,
    sum(f.units) AS units,
    sum(f.net_minor) AS net_minor,
    sum(f.store_units) AS store_units
  FROM fresh AS f
  GROUP BY f.item_id, f.item_name, f.first_date, f.weeks_later, f.currency
),
rates AS (
  SELECT
    w.item_id,
    w.item_name,
    w.first_date,
    w.weeks_later,
    w.currency,
    w.stores,
    w.days_sold,
    w.units,
    w.net_minor,
    w.store_units,
    CAST(w.units AS double) / nullif(w.days_sold, 0) AS daily_units
  FROM weeks AS w
)
SELECT
  r.item_id,
  r.item_name,
  r.first_date,
  r.weeks_later,
  r.currency,
  r.stores,
  r.days_sold,
  r.units,
  r.net_minor,
  CAST(r.units AS double) / nullif(r.store_units, 0) AS units_share,
  r.daily_units * 100.0 / nullif(first_value(r.daily_units) OVER (
    PARTITION BY r.item_id, r.currency ORDER BY r.weeks_later
  ), 0) AS index_100
FROM rates AS r
ORDER BY r.item_id, r.currency, r.weeks_later
LIMIT 2000
