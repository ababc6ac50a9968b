-- What was ordered: one row of each line, with what offers took off it.
CREATE OR REPLACE TEMP TABLE sold AS
WITH wanted AS (
  SELECT
    p.r, p.store_no, p.minute, p.has_raised, p.has_promo, p.has_coupon,
    s.slot, substr(p.basket, s.slot, 1) AS pool,
    p.r + s.slot * 77777777 AS line_r
  FROM placed AS p, LATERAL (SELECT unnest(range(1, length(p.basket) + 1))::INTEGER AS slot) AS s
), liked AS (
  SELECT
    w.*,
    CASE
      -- The new dish is unknown at first; of the dearer one less is sold.
      WHEN d.item_id = 'mango-rice' AND u(w.line_r, 2) >= getvariable('adoption') THEN i.item_no
      WHEN d.item_id = 'beef-noodles' AND w.has_raised AND u(w.line_r, 3) < 0.13 THEN i.item_no
      ELSE d.item_no
    END AS liked_no,
    i.item_no AS instead_no
  FROM wanted AS w
  JOIN picks AS k ON k.pool = w.pool AND k.q = floor(u(w.line_r, 1) * 1000)::INTEGER
  JOIN dishes AS d ON d.item_no = k.value
  JOIN instead AS i ON i.pool = w.pool
), chosen AS (
  SELECT
    l.*,
    CASE WHEN o.item_no IS NULL THEN l.liked_no ELSE l.instead_no END AS item_no,
    CASE l.pool
      WHEN 'R' THEN 1 + floor(u(l.line_r, 4) * 4)::INTEGER
      WHEN 'B' THEN CASE WHEN u(l.line_r, 4) < 0.2 THEN 2 ELSE 1 END
      WHEN 'S' THEN CASE WHEN u(l.line_r, 4) < 0.18 THEN 2 ELSE 1 END
      ELSE CASE WHEN u(l.line_r, 4) < 0.05 THEN 2 ELSE 1 END
    END AS quantity
  FROM liked AS l
  LEFT JOIN outs AS o
    ON o.store_no = l.store_no AND o.item_no = l.liked_no
    AND l.minute >= o.out_from AND l.minute < o.out_until
), merged AS (
  SELECT
    r, item_no,
    min(slot) AS slot, sum(quantity)::INTEGER AS quantity, min(line_r) AS line_r,
    any_value(has_raised) AS has_raised, any_value(has_promo) AS has_promo,
    any_value(has_coupon) AS has_coupon
  FROM chosen
  GROUP BY r, item_no
), priced AS (
  SELECT
    m.*,
    row_number() OVER (PARTITION BY m.r ORDER BY m.slot)::INTEGER AS line_no,
    d.item_id, d.item_name, d.category_id, d.is_combo, t.roll, t.options_count,
    t.extra_minor,
    d.price + t.extra_minor
      + CASE WHEN d.item_id = 'beef-noodles' AND m.has_raised THEN 300 ELSE 0 END AS unit_price
  FROM merged AS m
  JOIN dishes AS d ON d.item_no = m.item_no
  JOIN rolls AS t ON t.item_no = m.item_no AND t.roll = floor(u(m.line_r, 5) * 20)::INTEGER
), dealt AS (
  SELECT
    *,
    quantity * unit_price AS gross,
    CASE WHEN item_id = 'egg-tart' THEN (quantity // 2) * (unit_price // 2) ELSE 0 END AS deal
  FROM priced
), promoted AS (
  SELECT *, CASE WHEN has_promo THEN (gross - deal) * 12 // 100 ELSE 0 END AS promo
  FROM dealt
)
SELECT *, has_coupon * ((gross - deal - promo) // 10) AS coupon
FROM promoted;

CREATE OR REPLACE TEMP TABLE sums AS
SELECT
  r,
  count(*)::INTEGER AS lines_count,
  sum(quantity)::INTEGER AS units,
  sum(gross)::BIGINT AS gross,
  sum(deal)::BIGINT AS deal,
  sum(promo)::BIGINT AS promo,
  sum(coupon)::BIGINT AS coupon,
  sum(gross - deal - promo - coupon)::BIGINT AS net,
  min(CASE WHEN line_no = 1 THEN gross - deal - promo - coupon END)::BIGINT AS first_net,
  min(CASE WHEN line_no = 1 THEN quantity END)::INTEGER AS first_quantity
FROM sold
GROUP BY r;
