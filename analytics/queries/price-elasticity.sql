-- If a dish gets dearer, how much less of it is sold?
-- From the days on which one store sold it at different prices, offers counted in and options not;
-- big and small stores are compared with themselves alone. Neither holidays nor weather are known
-- here. At most 1,000 dishes.
-- @heading marketing
-- @param least_days int 3..10000 = 14  Dishes with fewer days of stores are left out.
-- @param least_spread int 1..1000 = 5  A store counts where its highest price was so many per cent above its lowest.
-- @column item_id string  The dish.
-- @column item_name string  What it is called.
-- @column currency string  ISO 4217, of the prices.
-- @column stores bigint  Stores that count.
-- @column store_days bigint  Days of stores on which it was sold.
-- @column lowest_price_minor double  Lowest average price of a day.
-- @column highest_price_minor double  Highest.
-- @column elasticity double  By how many per cent its units change where its price rises by one: below -1, a lower price brings more money.
-- @column certainty double  0 to 1: how much of the ups and downs the price explains.
WITH daily AS (
  SELECT
    l.item_id,
    l.currency,
    l.store_id,
    l.business_date,
    max(l.item_name) AS item_name,
    sum(l.quantity) AS units,
    sum(l.net_minor - l.options_minor * l.quantity) AS net_minor
  FROM order_lines AS l
  WHERE l.order_status = 'COMMITTED' AND l.line_kind <> 'part'
  GROUP BY l.item_id, l.currency, l.store_id, l.business_date
),
priced AS (
  SELECT
    d.item_id,
    d.currency,
    d.store_id,
    d.item_name,
    CAST(d.net_minor AS double) / nullif(d.units, 0) AS price,
    ln(CAST(d.net_minor AS double) / nullif(d.units, 0)) AS ln_price,
    ln(CAST(d.units AS double)) AS ln_units
  FROM daily AS d
  WHERE d.net_minor > 0 AND d.units > 0
),
centred AS (
  SELECT
    p.item_id,
    p.currency,
    p.store_id,
    p.item_name,
    p.price,
    min(p.price) OVER (PARTITION BY p.item_id, p.currency, p.store_id) AS lowest,
    max(p.price) OVER (PARTITION BY p.item_id, p.currency, p.store_id) AS highest,
    p.ln_price - avg(p.ln_price) OVER (PARTITION BY p.item_id, p.currency, p.store_id) AS x,
    p.ln_units - avg(p.ln_units) OVER (PARTITION BY p.item_id, p.currency, p.store_id) AS y
  FROM priced AS p
),
varied AS (
  SELECT c.item_id, c.currency, c.store_id, c.item_name, c.price, c.x, c.y
  FROM centred AS c
  WHERE c.highest * 100 >= c.lowest * (100 + :least_spread)
),
items AS (
  SELECT
    v.item_id,
    v.currency,
    max(v.item_name) AS item_name,
    count(DISTINCT v.store_id) AS stores,
    count(*) AS store_days,
    min(v.price) AS lowest_price_minor,
    max(v.price) AS highest_price_minor,
    sum(v.x * v.y) AS xy,
    sum(v.x * v.x) AS xx,
    sum(v.y * v.y) AS yy
  FROM varied AS v
  GROUP BY v.item_id, v.currency
)
SELECT
  i.item_id,
  i.item_name,
  i.currency,
  i.stores,
  i.store_days,
  i.lowest_price_minor,
  i.highest_price_minor,
  round(i.xy / nullif(i.xx, 0), 6) AS elasticity,
  round(i.xy * i.xy / nullif(i.xx * i.yy, 0), 6) AS certainty
FROM items AS i
WHERE i.store_days >= :least_days
ORDER BY elasticity, i.item_id, i.currency
LIMIT 1000
