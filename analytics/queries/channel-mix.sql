-- Where and when do customers order, and how do they want their food?
-- By when the order was placed.
-- @heading customers
-- @column channel string  kiosk, pos, table or phone.
-- @column fulfilment string  dine-in, takeout or delivery.
-- @column daypart string  breakfast (5 to 10), lunch (11 to 13), afternoon (14 to 16), dinner (17 to 20), night.
-- @column currency string  ISO 4217, of all amounts of the row.
-- @column orders_count bigint  Orders that were paid for.
-- @column sales_minor bigint  What they came to, in minor units.
-- @column average_minor double  What one order came to.
-- @column signed_in_share double  Orders of customers who signed in, of these.
-- @column share double  Their part of all sales.
WITH hours AS (
  SELECT
    o.channel,
    o.fulfilment,
    o.placed_hour_local,
    o.currency,
    count(*) AS orders_count,
    count(o.diner) AS signed_in,
    sum(o.total_minor) AS sales_minor
  FROM orders AS o
  WHERE o.status = 'COMMITTED'
  GROUP BY o.channel, o.fulfilment, o.placed_hour_local, o.currency
),
parts AS (
  SELECT
    h.channel,
    h.fulfilment,
    CASE
      WHEN h.placed_hour_local BETWEEN 5 AND 10 THEN 'breakfast'
      WHEN h.placed_hour_local BETWEEN 11 AND 13 THEN 'lunch'
      WHEN h.placed_hour_local BETWEEN 14 AND 16 THEN 'afternoon'
      WHEN h.placed_hour_local BETWEEN 17 AND 20 THEN 'dinner'
      ELSE 'night'
    END AS daypart,
    h.currency,
    h.orders_count,
    h.signed_in,
    h.sales_minor
  FROM hours AS h
),
mix AS (
  SELECT
    p.channel,
    p.fulfilment,
    p.daypart,
    p.currency,
    sum(p.orders_count) AS orders_count,
    sum(p.signed_in) AS signed_in,
    sum(p.sales_minor) AS sales_minor
  FROM parts AS p
  GROUP BY p.channel, p.fulfilment, p.daypart, p.currency
)
SELECT
  m.channel,
  m.fulfilment,
  m.daypart,
  m.currency,
  m.orders_count,
  m.sales_minor,
  CAST(m.sales_minor AS double) / nullif(m.orders_count, 0) AS average_minor,
  CAST(m.signed_in AS double) / nullif(m.orders_count, 0) AS signed_in_share,
  CAST(m.sales_minor AS double)
    / nullif(sum(m.sales_minor) OVER (PARTITION BY m.currency), 0) AS share
FROM mix AS m
ORDER BY m.channel, m.fulfilment, m.daypart, m.currency
