-- How much of each dish is sold inside combos, and do combos take from what it sells by itself?
-- Compares the asked days with the four weeks before, by the day.
-- @heading marketing
-- @lookback 28
-- @column item_id string  A dish that is in combos.
-- @column item_name string  What it is called.
-- @column alone_units bigint  Units sold by themselves.
-- @column combo_units bigint  Units sold inside combos.
-- @column combo_share double  Share of the latter.
-- @column alone_a_day_before double  Units by themselves on a day of the weeks before; null where nothing was sold then.
-- @column alone_a_day double  The same of the asked days.
-- @column combo_a_day_before double  Units inside combos on a day of the weeks before.
-- @column combo_a_day double  The same of the asked days.
-- @column taken_share double  Of the units that combos gained, the share that sales by themselves lost: 0 is none, 1 all, more: more was lost; null where combos gained none.
WITH daily AS (
  SELECT
    l.item_id,
    l.business_date,
    max(l.item_name) AS item_name,
    sum(CASE WHEN l.line_kind = 'dish' THEN l.quantity ELSE 0 END) AS alone_units,
    sum(CASE WHEN l.line_kind = 'part' THEN l.quantity ELSE 0 END) AS combo_units
  FROM order_lines AS l
  WHERE l.order_status = 'COMMITTED'
  GROUP BY l.item_id, l.business_date
),
dated AS (
  SELECT
    d.item_id,
    d.business_date,
    d.item_name,
    d.alone_units,
    d.combo_units,
    d.business_date >= :from AS is_asked
  FROM daily AS d
),
open_days AS (
  SELECT
    nullif(count(DISTINCT CASE WHEN d.is_asked THEN d.business_date END), 0) AS days_asked,
    nullif(count(DISTINCT CASE WHEN NOT d.is_asked THEN d.business_date END), 0) AS days_before
  FROM dated AS d
),
items AS (
  SELECT
    d.item_id,
    max(d.item_name) AS item_name,
    sum(CASE WHEN d.is_asked THEN d.alone_units ELSE 0 END) AS alone_units,
    sum(CASE WHEN d.is_asked THEN d.combo_units ELSE 0 END) AS combo_units,
    sum(CASE WHEN d.is_asked THEN 0 ELSE d.alone_units END) AS alone_before,
    sum(CASE WHEN d.is_asked THEN 0 ELSE d.combo_units END) AS combo_before
  FROM dated AS d
  GROUP BY d.item_id
),
rates AS (
  SELECT
    i.item_id,
    i.item_name,
    i.alone_units,
    i.combo_units,
    CAST(i.alone_before AS double) / o.days_before AS alone_a_day_before,
    CAST(i.alone_units AS double) / o.days_asked AS alone_a_day,
    CAST(i.combo_before AS double) / o.days_before AS combo_a_day_before,
    CAST(i.combo_units AS double) / o.days_asked AS combo_a_day
  FROM items AS i
  CROSS JOIN open_days AS o
  WHERE i.combo_units > 0
)
SELECT
  r.item_id,
  r.item_name,
  r.alone_units,
  r.combo_units,
  CAST(r.combo_units AS double) / nullif(r.alone_units + r.combo_units, 0) AS combo_share,
  r.alone_a_day_before,
  r.alone_a_day,
  r.combo_a_day_before,
  r.combo_a_day,
  CASE
    WHEN r.combo_a_day <= r.combo_a_day_before THEN NULL
    WHEN r.alone_a_day >= r.alone_a_day_before THEN 0
    ELSE (r.alone_a_day_before - r.alone_a_day)
      / nullif(r.combo_a_day - r.combo_a_day_before, 0)
  END AS taken_share
FROM rates AS r
ORDER BY r.combo_units DESC, r.item_id
