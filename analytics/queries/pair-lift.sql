-- Which dishes do people buy together, and more often than by chance?
-- Of the dishes that are on most lines; a combo counts as itself, not as what is in it. Of very many
-- orders an even part is enough: those that were paid for in one second of every few. At most 1,000
-- pairs.
-- @heading marketing
-- @param most_sold int 2..100 = 30  Looks at so many dishes: those on most lines.
-- @param least_orders int 1..1000000 = 20  Pairs in fewer orders are left out.
-- @param most_orders int 1000..100000000 = 1000000  Of so many paid orders or more, a part is looked at.
-- @column item_id string  One dish.
-- @column item_name string  What it is called.
-- @column other_item_id string  The other.
-- @column other_item_name string  What that is called.
-- @column orders_count bigint  Paid orders looked at with both.
-- @column support double  Their share of all that were looked at.
-- @column share_of_item double  Of the orders with the one, the share that has the other, too.
-- @column share_of_other double  Of the orders with the other, the share that has the one, too.
-- @column lift double  How many times as often as by chance: above 1 they go together.
WITH paid AS (
  SELECT count(*) AS orders_count FROM orders AS o WHERE o.status = 'COMMITTED'
),
part AS (
  SELECT
    nullif(1 + CAST(floor(CAST(p.orders_count AS double) / :most_orders) AS bigint), 0) AS seconds
  FROM paid AS p
),
chosen AS (
  SELECT l.order_id, l.item_id, l.item_name
  FROM order_lines AS l
  CROSS JOIN part AS p
  WHERE l.order_status = 'COMMITTED' AND l.line_kind <> 'part'
    AND mod(l.at_ms, 1000 * p.seconds) < 1000
),
sold AS (
  SELECT c.item_id, max(c.item_name) AS item_name, count(*) AS lines_count
  FROM chosen AS c
  GROUP BY c.item_id
),
ranked AS (
  SELECT
    s.item_id,
    s.item_name,
    row_number() OVER (ORDER BY s.lines_count DESC, s.item_id) AS item_no
  FROM sold AS s
),
popular AS (
  SELECT r.item_id, r.item_name, r.item_no FROM ranked AS r WHERE r.item_no <= :most_sold
),
baskets AS (
  SELECT c.order_id, p.item_no
  FROM chosen AS c
  JOIN popular AS p ON p.item_id = c.item_id
  GROUP BY c.order_id, p.item_no
),
orders_with AS (
  SELECT b.item_no, count(*) AS orders_count FROM baskets AS b GROUP BY b.item_no
),
orders_of_all AS (
  SELECT count(*) AS orders_count
  FROM orders AS o
  CROSS JOIN part AS p
  WHERE o.status = 'COMMITTED' AND mod(o.at_ms, 1000 * p.seconds) < 1000
),
pairs AS (
  SELECT a.item_no, b.item_no AS other_no, count(*) AS orders_count
  FROM baskets AS a
  JOIN baskets AS b ON b.order_id = a.order_id AND b.item_no > a.item_no
  GROUP BY a.item_no, b.item_no
)
SELECT
  a.item_id,
  a.item_name,
  b.item_id AS other_item_id,
  b.item_name AS other_item_name,
  p.orders_count,
  CAST(p.orders_count AS double) / nullif(t.orders_count, 0) AS support,
  CAST(p.orders_count AS double) / nullif(x.orders_count, 0) AS share_of_item,
  CAST(p.orders_count AS double) / nullif(y.orders_count, 0) AS share_of_other,
  CAST(p.orders_count AS double) * t.orders_count
    / nullif(CAST(x.orders_count AS double) * y.orders_count, 0)
    AS lift
FROM pairs AS p
JOIN popular AS a ON a.item_no = p.item_no
JOIN popular AS b ON b.item_no = p.other_no
JOIN orders_with AS x ON x.item_no = p.item_no
JOIN orders_with AS y ON y.item_no = p.other_no
CROSS JOIN orders_of_all AS t
WHERE p.orders_count >= :least_orders
ORDER BY lift DESC, a.item_id, b.item_id
LIMIT 1000
