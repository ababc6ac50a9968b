-- The stores on this day: how many orders, whether the offer runs there, whether the price went up.
CREATE OR REPLACE TEMP TABLE day_stores AS
WITH moods AS (
  SELECT
    *,
    (hash(getvariable('seed_key') + store_no * 100003 + getvariable('epoch_day') * 7) >> 9)::BIGINT AS store_r,
    getvariable('promo_runs') AND store_no % 3 = 0 AS has_promo,
    getvariable('price_is_up') AND store_no % 2 = 1 AS has_raised
  FROM stores
)
SELECT
  *,
  greatest(1, round(
    getvariable('orders_per_day') * weight * getvariable('week_factor')
    -- Some stores grow over the time, and some shrink.
    * (1 + ((store_no % 5) - 2) * 0.06 * (getvariable('progress') - 0.5))
    * (0.96 + 0.08 * u(store_r, 1))
    * CASE WHEN has_promo THEN 1.15 ELSE 1 END
  ))::INTEGER AS orders_count,
  greatest(1, floor(getvariable('orders_per_day') * weight * 0.05))::INTEGER AS newcomers
FROM moods;

-- What runs out today, from when until when; never the same dish twice in a store.
CREATE OR REPLACE TEMP TABLE outs AS
SELECT
  *,
  (out_from + 20 + floor(u(out_r, 4) * 140))::INTEGER AS out_until
FROM (
  SELECT
    s.store_no, s.store_id, d.item_no, d.item_id,
    (s.store_r + d.item_no * 31)::BIGINT AS out_r,
    (u(s.store_r + d.item_no * 31, 1) < 0.4) AS is_snooze,
    (690 + floor(u(s.store_r + d.item_no * 31, 3) * 540))::INTEGER AS out_from
  FROM day_stores AS s
  JOIN dishes AS d
    ON d.item_id IN ('crayfish', 'steamed-fish', 'dumplings', 'fish-pot', 'mango-smoothie', 'fries')
  WHERE u(s.store_r + d.item_no * 31, 2) < 0.18
);
