-- How many coupons were used, what did they take off, and what did an extra order cost?
-- Extra orders are those beyond what the stores in which it was used had on a day of the four weeks
-- before. An order with several coupons counts for its first.
-- @heading marketing
-- @lookback 28
-- @column coupon_offer_id string  The offer of the coupon.
-- @column currency string  ISO 4217, of all amounts of the row.
-- @column stores bigint  Stores in which it was used.
-- @column orders_count bigint  Paid orders with it.
-- @column coupons_used bigint  Coupons in these orders.
-- @column discount_minor bigint  What coupons took off them.
-- @column sales_minor bigint  What they came to.
-- @column average_minor double  What one of them came to.
-- @column other_average_minor double  What one order without it came to in the same stores; null where each had it.
-- @column expected_orders double  Orders that these stores would have had as in the weeks before; null where they had none then.
-- @column extra_orders double  Orders beyond that, with coupon or without; less than 0: they had fewer.
-- @column cost_per_extra_minor double  discount_minor / extra_orders; null where there were none.
WITH daily AS (
  SELECT
    o.store_id,
    o.currency,
    o.business_date,
    o.coupon_offer_id,
    count(*) AS orders_count,
    sum(o.coupons_count) AS coupons_used,
    sum(o.coupon_discount_minor) AS discount_minor,
    sum(o.total_minor) AS sales_minor
  FROM orders AS o
  WHERE o.status = 'COMMITTED'
  GROUP BY o.store_id, o.currency, o.business_date, o.coupon_offer_id
),
dated AS (
  SELECT
    d.store_id,
    d.currency,
    d.business_date,
    d.coupon_offer_id,
    d.orders_count,
    d.coupons_used,
    d.discount_minor,
    d.sales_minor,
    d.business_date >= :from AS is_asked
  FROM daily AS d
),
stores AS (
  SELECT
    d.store_id,
    d.currency,
    sum(CASE WHEN d.is_asked THEN 0 ELSE d.orders_count END) AS before_orders,
    sum(CASE WHEN d.is_asked THEN d.orders_count ELSE 0 END) AS during_orders,
    sum(CASE WHEN d.is_asked THEN d.sales_minor ELSE 0 END) AS during_minor,
    count(DISTINCT CASE WHEN NOT d.is_asked THEN d.business_date END) AS before_days,
    count(DISTINCT CASE WHEN d.is_asked THEN d.business_date END) AS during_days
  FROM dated AS d
  GROUP BY d.store_id, d.currency
),
uses AS (
  SELECT
    d.coupon_offer_id,
    d.currency,
    d.store_id,
    sum(d.orders_count) AS orders_count,
    sum(d.coupons_used) AS coupons_used,
    sum(d.discount_minor) AS discount_minor,
    sum(d.sales_minor) AS sales_minor
  FROM dated AS d
  WHERE d.is_asked AND d.coupon_offer_id IS NOT NULL
  GROUP BY d.coupon_offer_id, d.currency, d.store_id
),
coupons AS (
  SELECT
    u.coupon_offer_id,
    u.currency,
    count(*) AS stores,
    sum(u.orders_count) AS orders_count,
    sum(u.coupons_used) AS coupons_used,
    sum(u.discount_minor) AS discount_minor,
    sum(u.sales_minor) AS sales_minor,
    sum(s.during_orders) AS all_orders,
    sum(s.during_minor) AS all_minor,
    CAST(sum(s.before_orders) AS double) * sum(s.during_days) / nullif(sum(s.before_days), 0)
      AS expected_orders
  FROM uses AS u
  JOIN stores AS s ON s.store_id = u.store_id AND s.currency = u.currency
  GROUP BY u.coupon_offer_id, u.currency
)
SELECT
  c.coupon_offer_id,
  c.currency,
  c.stores,
  c.orders_count,
  c.coupons_used,
  c.discount_minor,
  c.sales_minor,
  CAST(c.sales_minor AS double) / nullif(c.orders_count, 0) AS average_minor,
  CAST(c.all_minor - c.sales_minor AS double) / nullif(c.all_orders - c.orders_count, 0)
    AS other_average_minor,
  c.expected_orders,
  c.all_orders - c.expected_orders AS extra_orders,
  CASE
    WHEN c.all_orders > c.expected_orders THEN
      CAST(c.discount_minor AS double) / nullif(c.all_orders - c.expected_orders, 0)
  END AS cost_per_extra_minor
FROM coupons AS c
ORDER BY c.discount_minor DESC, c.coupon_offer_id, c.currency
