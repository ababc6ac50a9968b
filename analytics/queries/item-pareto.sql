-- Which few dishes bring most of the money?
-- Ordered by what they bring; the first that make up 80 % are A, those up to 95 % B, the rest C.
-- Combos count as themselves. At most 1,000.
-- @heading business
-- @param a_percent int 1..99 = 80  Where A ends.
-- @param b_percent int 1..100 = 95  Where B ends.
-- @column item_id string  The dish or combo.
-- @column item_name string  One of the names that customers read.
-- @column currency string  ISO 4217, of all amounts of the row.
-- @column units bigint  How many were sold.
-- @column net_minor bigint  What they came to after offers, in minor units.
-- @column net_share double  Their part of all.
-- @column cumulative_share double  The same of this dish and all before it.
-- @column class string  A, B or C.
WITH items AS (
  SELECT
    l.item_id,
    l.currency,
    max(l.item_name) AS item_name,
    sum(l.quantity) AS units,
    sum(l.net_minor) AS net_minor
  FROM order_lines AS l
  WHERE l.order_status = 'COMMITTED' AND l.line_kind <> 'part'
  GROUP BY l.item_id, l.currency
),
running AS (
  SELECT
    i.item_id,
    i.item_name,
    i.currency,
    i.units,
    i.net_minor,
    sum(i.net_minor) OVER (
      PARTITION BY i.currency ORDER BY i.net_minor DESC, i.item_id
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS until_minor,
    sum(i.net_minor) OVER (PARTITION BY i.currency) AS all_minor
  FROM items AS i
)
SELECT
  r.item_id,
  r.item_name,
  r.currency,
  r.units,
  r.net_minor,
  CAST(r.net_minor AS double) / nullif(r.all_minor, 0) AS net_share,
  CAST(r.until_minor AS double) / nullif(r.all_minor, 0) AS cumulative_share,
  CASE
    WHEN (r.until_minor - r.net_minor) * 100 < r.all_minor * :a_percent THEN 'A'
    WHEN (r.until_minor - r.net_minor) * 100 < r.all_minor * :b_percent THEN 'B'
    ELSE 'C'
  END AS class
FROM running AS r
ORDER BY r.currency, r.net_minor DESC, r.item_id
LIMIT 1000
