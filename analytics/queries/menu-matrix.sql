-- Which dishes are stars, plow-horses, puzzles and dogs?
-- A dish is popular if it sells at least 70 % of what each would if all sold alike, and dear if one
-- unit brings at least what a unit brings on average. Menus do not say what a dish costs to make, so
-- dear is by its net price. Dishes within combos are not counted, combos are. At most 1,000.
-- @heading business
-- @param least_percent int 1..200 = 70  Popular: so much of an even share, in per cent.
-- @param category string = ''  One category alone, such as drinks; empty: all.
-- @column item_id string  The dish or combo.
-- @column item_name string  One of the names that customers read.
-- @column currency string  ISO 4217, of all amounts of the row.
-- @column units bigint  How many were sold.
-- @column net_minor bigint  What they came to after offers, in minor units.
-- @column unit_net_minor double  What one came to.
-- @column units_share double  Its part of all units.
-- @column is_popular boolean  It sells well.
-- @column is_dear boolean  One unit brings at least the average.
-- @column quadrant string  star (popular and dear), plow-horse (popular), puzzle (dear), dog (neither).
WITH items AS (
  SELECT
    l.item_id,
    l.currency,
    max(l.item_name) AS item_name,
    sum(l.quantity) AS units,
    sum(l.net_minor) AS net_minor
  FROM order_lines AS l
  WHERE l.order_status = 'COMMITTED'
    AND l.line_kind <> 'part'
    AND (:category = '' OR l.category_id = :category)
  GROUP BY l.item_id, l.currency
),
menus AS (
  SELECT
    i.item_id,
    i.currency,
    i.item_name,
    i.units,
    i.net_minor,
    count(*) OVER (PARTITION BY i.currency) AS items_count,
    sum(i.units) OVER (PARTITION BY i.currency) AS all_units,
    sum(i.net_minor) OVER (PARTITION BY i.currency) AS all_net_minor
  FROM items AS i
  WHERE i.units > 0
),
judged AS (
  SELECT
    m.item_id,
    m.item_name,
    m.currency,
    m.units,
    m.net_minor,
    m.all_units,
    m.units * m.items_count * 100 >= m.all_units * :least_percent AS is_popular,
    CAST(m.net_minor AS double) * m.all_units >= CAST(m.all_net_minor AS double) * m.units AS is_dear
  FROM menus AS m
)
SELECT
  j.item_id,
  j.item_name,
  j.currency,
  j.units,
  j.net_minor,
  CAST(j.net_minor AS double) / nullif(j.units, 0) AS unit_net_minor,
  CAST(j.units AS double) / nullif(j.all_units, 0) AS units_share,
  j.is_popular,
  j.is_dear,
  CASE
    WHEN j.is_popular AND j.is_dear THEN 'star'
    WHEN j.is_popular THEN 'plow-horse'
    WHEN j.is_dear THEN 'puzzle'
    ELSE 'dog'
  END AS quadrant
FROM judged AS j
ORDER BY j.net_minor DESC, j.item_id, j.currency
LIMIT 1000
