-- How long could each dish not be had while the store was selling, and what did that lose?
-- Looked at in quarters of an hour in which the store sold anything: a dish was out in one which began
-- while it was. It would have sold as it does in the store's other orders. Options, stores that were
-- closed and what went out more than 7 days before the asked days are not known here. At most 5,000
-- rows, the longest.
-- @heading process
-- @lookback 7
-- @column store_id string  The store.
-- @column item_id string  The dish.
-- @column item_name string  What it is called; null where none was sold.
-- @column minutes_out bigint  Minutes of quarters in which it was out.
-- @column orders_meanwhile bigint  Paid orders of the store in these.
-- @column units_per_order double  Units in each of its other orders; null where there are none.
-- @column lost_units double  units_per_order * orders_meanwhile.
-- @column lost_minor double  The same in money, at the dish's average price after offers; null where none was sold.
WITH quarters AS (
  SELECT o.store_id, o.at_ms - mod(o.at_ms, 900000) AS quarter_ms, count(*) AS orders_count
  FROM orders AS o
  WHERE o.status = 'COMMITTED' AND o.business_date >= :from
  GROUP BY o.store_id, o.at_ms - mod(o.at_ms, 900000)
),
turns AS (
  SELECT
    e.store_id,
    e.item_id,
    e.is_out,
    e.at_ms,
    e.until_ms,
    lead(e.at_ms) OVER (
      PARTITION BY e.store_id, e.item_id, e.cause ORDER BY e.at_ms, e.event_id
    ) AS next_ms
  FROM stock_events AS e
  WHERE e.kind = 'item'
),
outages AS (
  SELECT
    t.store_id,
    t.item_id,
    t.at_ms AS out_ms,
    CASE
      WHEN t.until_ms < coalesce(t.next_ms, 9999999999999) THEN t.until_ms
      ELSE coalesce(t.next_ms, 9999999999999)
    END AS back_ms
  FROM turns AS t
  WHERE t.is_out
),
out_quarters AS (
  SELECT DISTINCT u.store_id, u.item_id, q.quarter_ms, q.orders_count
  FROM outages AS u
  JOIN quarters AS q
    ON q.store_id = u.store_id AND q.quarter_ms >= u.out_ms AND q.quarter_ms < u.back_ms
),
missed AS (
  SELECT
    x.store_id,
    x.item_id,
    15 * count(*) AS minutes_out,
    sum(x.orders_count) AS orders_meanwhile
  FROM out_quarters AS x
  GROUP BY x.store_id, x.item_id
),
stores AS (
  SELECT q.store_id, sum(q.orders_count) AS orders_count FROM quarters AS q GROUP BY q.store_id
),
sold AS (
  SELECT
    l.store_id,
    l.item_id,
    max(l.item_name) AS item_name,
    sum(l.quantity) AS units,
    sum(l.net_minor) AS net_minor
  FROM order_lines AS l
  WHERE l.order_status = 'COMMITTED' AND l.line_kind <> 'part' AND l.business_date >= :from
  GROUP BY l.store_id, l.item_id
),
rates AS (
  SELECT
    m.store_id,
    m.item_id,
    d.item_name,
    m.minutes_out,
    m.orders_meanwhile,
    CAST(coalesce(d.units, 0) AS double) / nullif(s.orders_count - m.orders_meanwhile, 0)
      AS units_per_order,
    CAST(d.net_minor AS double) / nullif(d.units, 0) AS price_minor
  FROM missed AS m
  JOIN stores AS s ON s.store_id = m.store_id
  LEFT JOIN sold AS d ON d.store_id = m.store_id AND d.item_id = m.item_id
)
SELECT
  r.store_id,
  r.item_id,
  r.item_name,
  r.minutes_out,
  r.orders_meanwhile,
  r.units_per_order,
  r.units_per_order * r.orders_meanwhile AS lost_units,
  r.units_per_order * r.orders_meanwhile * r.price_minor AS lost_minor
FROM rates AS r
ORDER BY r.minutes_out DESC, r.store_id, r.item_id
LIMIT 5000
