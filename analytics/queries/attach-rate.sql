-- With how many orders does something of each category go along with something of another?
-- Dishes inside combos do not count: nobody chose them beside the combo. Of very many orders an even
-- part is enough: those that were paid for in one second of every few.
-- @heading marketing
-- @param most_orders int 1000..100000000 = 1000000  Of so many paid orders or more, a part is looked at.
-- @column category_id string  What goes along.
-- @column could_count bigint  Paid orders looked at with something of any other category.
-- @column attached_count bigint  Those of them with something of this one, too.
-- @column attach_rate double  attached_count / could_count; null where nothing else was sold.
WITH paid AS (
  SELECT count(*) AS orders_count FROM orders AS o WHERE o.status = 'COMMITTED'
),
part AS (
  SELECT
    nullif(1 + CAST(floor(CAST(p.orders_count AS double) / :most_orders) AS bigint), 0) AS seconds
  FROM paid AS p
),
in_order AS (
  SELECT l.order_id, l.category_id
  FROM order_lines AS l
  CROSS JOIN part AS p
  WHERE l.order_status = 'COMMITTED' AND l.line_kind <> 'part' AND l.category_id IS NOT NULL
    AND mod(l.at_ms, 1000 * p.seconds) < 1000
  GROUP BY l.order_id, l.category_id
),
of_order AS (
  SELECT i.order_id, min(i.category_id) AS category_id, count(*) AS categories
  FROM in_order AS i
  GROUP BY i.order_id
),
orders_of_all AS (
  SELECT count(*) AS orders_count FROM of_order
),
orders_of_one AS (
  SELECT f.category_id, count(*) AS orders_count
  FROM of_order AS f
  WHERE f.categories = 1
  GROUP BY f.category_id
),
orders_with AS (
  SELECT i.category_id, count(*) AS orders_count
  FROM in_order AS i
  GROUP BY i.category_id
),
counted AS (
  SELECT
    w.category_id,
    a.orders_count - coalesce(o.orders_count, 0) AS could_count,
    w.orders_count - coalesce(o.orders_count, 0) AS attached_count
  FROM orders_with AS w
  CROSS JOIN orders_of_all AS a
  LEFT JOIN orders_of_one AS o ON o.category_id = w.category_id
)
SELECT
  c.category_id,
  c.could_count,
  c.attached_count,
  CAST(c.attached_count AS double) / nullif(c.could_count, 0) AS attach_rate
FROM counted AS c
ORDER BY attach_rate DESC NULLS LAST, c.category_id
