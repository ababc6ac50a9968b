-- Who are our best customers, who is new, and who is about to be lost?
-- By how recently, how often and for how much they ordered, in the asked days and the half year before
-- them. Of customers who signed in alone.
-- @heading customers
-- @lookback 180
-- @param recent_days int 1..365 = 30  Recent: the last order was at most so many days before the last asked day.
-- @param often int 2..100 = 4  Often: at least so many orders.
-- @column segment string  champion: recent, often, and more money than the average; loyal: recent and often; promising: recent, more than one order; new: recent, one order; at-risk: often, but not of late; lost: neither.
-- @column currency string  ISO 4217, of all amounts of the row.
-- @column diners bigint  How many customers.
-- @column orders_count bigint  How many orders they paid for.
-- @column sales_minor bigint  What those came to, in minor units.
-- @column average_recency_days double  How many days ago they ordered last, on average.
-- @column average_orders double  Orders of one of them.
-- @column sales_share double  Their part of what all customers who signed in brought.
WITH diners AS (
  SELECT
    o.diner,
    o.currency,
    count(*) AS orders_count,
    sum(o.total_minor) AS sales_minor,
    max(o.business_date) AS last_date
  FROM orders AS o
  WHERE o.status = 'COMMITTED' AND o.diner IS NOT NULL
  GROUP BY o.diner, o.currency
),
compared AS (
  SELECT
    d.currency,
    d.orders_count,
    d.sales_minor,
    date_diff('day', d.last_date, :to) AS recency_days,
    count(*) OVER (PARTITION BY d.currency) AS all_diners,
    sum(d.sales_minor) OVER (PARTITION BY d.currency) AS all_minor
  FROM diners AS d
),
placed AS (
  SELECT
    CASE
      WHEN c.recency_days > :recent_days AND c.orders_count >= :often THEN 'at-risk'
      WHEN c.recency_days > :recent_days THEN 'lost'
      WHEN c.orders_count = 1 THEN 'new'
      WHEN c.orders_count < :often THEN 'promising'
      WHEN c.sales_minor * c.all_diners > c.all_minor THEN 'champion'
      ELSE 'loyal'
    END AS segment,
    c.currency,
    c.orders_count,
    c.sales_minor,
    c.recency_days,
    c.all_minor
  FROM compared AS c
)
SELECT
  p.segment,
  p.currency,
  count(*) AS diners,
  sum(p.orders_count) AS orders_count,
  sum(p.sales_minor) AS sales_minor,
  avg(CAST(p.recency_days AS double)) AS average_recency_days,
  avg(CAST(p.orders_count AS double)) AS average_orders,
  CAST(sum(p.sales_minor) AS double) / nullif(max(p.all_minor), 0) AS sales_share
FROM placed AS p
GROUP BY p.segment, p.currency
ORDER BY p.currency, p.segment
