-- Did an offer bring more than it cost, against stores that did not have it?
-- Compares each store's sales of a day with the four weeks before, and then stores with the offer
-- with the others: ask for the days of the offer. Stores without sales in those weeks are left out.
-- An order counts for the offer that took most off.
-- @heading marketing
-- @lookback 28
-- @column offer_id string  The offer.
-- @column currency string  ISO 4217, of all amounts of the row.
-- @column stores_with bigint  Stores in which it took something off.
-- @column stores_without bigint  The other stores, which it is compared with.
-- @column orders_count bigint  Paid orders from which it took something off.
-- @column discount_minor bigint  All that was taken off these orders.
-- @column with_before_minor double  Sales of a day in a store with it, in the weeks before.
-- @column with_during_minor double  The same of the asked days.
-- @column without_before_minor double  Sales of a day in one of the other stores, in the weeks before; null where there is none.
-- @column without_during_minor double  The same of the asked days.
-- @column uplift_minor double  What a day in a store gained beyond what the others gained; null where there are none.
-- @column uplift_share double  How much more the stores with it grew than the others: 0.1 is a tenth more.
WITH daily AS (
  SELECT
    o.store_id,
    o.currency,
    o.business_date,
    o.offer_id,
    count(*) AS orders_count,
    sum(o.total_minor) AS sales_minor,
    sum(o.discount_minor) AS discount_minor
  FROM orders AS o
  WHERE o.status = 'COMMITTED'
  GROUP BY o.store_id, o.currency, o.business_date, o.offer_id
),
dated AS (
  SELECT
    d.store_id,
    d.currency,
    d.business_date,
    d.offer_id,
    d.orders_count,
    d.sales_minor,
    d.discount_minor,
    d.business_date >= :from AS is_asked
  FROM daily AS d
),
stores AS (
  SELECT
    d.store_id,
    d.currency,
    sum(CASE WHEN d.is_asked THEN 0 ELSE d.sales_minor END) AS before_minor,
    sum(CASE WHEN d.is_asked THEN d.sales_minor ELSE 0 END) AS during_minor,
    count(DISTINCT CASE WHEN NOT d.is_asked THEN d.business_date END) AS before_days,
    count(DISTINCT CASE WHEN d.is_asked THEN d.business_date END) AS during_days
  FROM dated AS d
  GROUP BY d.store_id, d.currency
),
uses AS (
  SELECT
    d.offer_id,
    d.currency,
    d.store_id,
    sum(d.orders_count) AS orders_count,
    sum(d.discount_minor) AS discount_minor
  FROM dated AS d
  WHERE d.is_asked AND d.offer_id IS NOT NULL
  GROUP BY d.offer_id, d.currency, d.store_id
),
offers AS (
  SELECT
    u.offer_id,
    u.currency,
    sum(u.orders_count) AS orders_count,
    sum(u.discount_minor) AS discount_minor
  FROM uses AS u
  GROUP BY u.offer_id, u.currency
),
sides AS (
  SELECT
    f.offer_id,
    f.currency,
    count(u.store_id) AS stores_with,
    count_if(u.store_id IS NULL) AS stores_without,
    sum(CASE WHEN u.store_id IS NOT NULL THEN s.before_minor END) AS with_before,
    sum(CASE WHEN u.store_id IS NOT NULL THEN s.before_days END) AS with_before_days,
    sum(CASE WHEN u.store_id IS NOT NULL THEN s.during_minor END) AS with_during,
    sum(CASE WHEN u.store_id IS NOT NULL THEN s.during_days END) AS with_during_days,
    sum(CASE WHEN u.store_id IS NULL THEN s.before_minor END) AS without_before,
    sum(CASE WHEN u.store_id IS NULL THEN s.before_days END) AS without_before_days,
    sum(CASE WHEN u.store_id IS NULL THEN s.during_minor END) AS without_during,
    sum(CASE WHEN u.store_id IS NULL THEN s.during_days END) AS without_during_days
  FROM offers AS f
  JOIN stores AS s ON s.currency = f.currency AND s.before_days > 0 AND s.during_days > 0
  LEFT JOIN uses AS u
    ON u.offer_id = f.offer_id AND u.currency = s.currency AND u.store_id = s.store_id
  GROUP BY f.offer_id, f.currency
),
averages AS (
  SELECT
    x.offer_id,
    x.currency,
    x.stores_with,
    x.stores_without,
    CAST(x.with_before AS double) / nullif(x.with_before_days, 0) AS with_before_minor,
    CAST(x.with_during AS double) / nullif(x.with_during_days, 0) AS with_during_minor,
    CAST(x.without_before AS double) / nullif(x.without_before_days, 0) AS without_before_minor,
    CAST(x.without_during AS double) / nullif(x.without_during_days, 0) AS without_during_minor
  FROM sides AS x
)
SELECT
  f.offer_id,
  f.currency,
  coalesce(a.stores_with, 0) AS stores_with,
  coalesce(a.stores_without, 0) AS stores_without,
  f.orders_count,
  f.discount_minor,
  a.with_before_minor,
  a.with_during_minor,
  a.without_before_minor,
  a.without_during_minor,
  (a.with_during_minor - a.with_before_minor) - (a.without_during_minor - a.without_before_minor)
    AS uplift_minor,
  (a.with_during_minor / nullif(a.with_before_minor, 0))
    / nullif(a.without_during_minor / nullif(a.without_before_minor, 0), 0) - 1 AS uplift_share
FROM offers AS f
LEFT JOIN averages AS a ON a.offer_id = f.offer_id AND a.currency = f.currency
ORDER BY f.discount_minor DESC, f.offer_id, f.currency
