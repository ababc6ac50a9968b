-- The day's orders with their sums: what all other tables are told from.
CREATE OR REPLACE TEMP TABLE ended AS
SELECT
  p.*, s.*EXCLUDE (r),
  CASE WHEN p.fulfilment = 'delivery' THEN 600 ELSE 0 END AS delivery_fee,
  s.net + CASE WHEN p.fulfilment = 'delivery' THEN 600 ELSE 0 END AS total
FROM placed AS p
JOIN sums AS s ON s.r = p.r;

CREATE OR REPLACE TEMP TABLE orders_made AS
SELECT
  order_id || '.' || end_version AS event_id, store_id, end_at_ms AS at_ms,
  order_id, end_status AS status, channel, fulfilment, 'CNY' AS currency, placed_at_ms,
  (wall_ms(placed_at_ms) // 3600000) % 24 AS placed_hour_local,
  end_at_ms - placed_at_ms AS open_ms,
  lines_count, units,
  gross AS subtotal_minor, deal + promo + coupon AS discount_minor, coupon AS coupon_discount_minor,
  delivery_fee AS delivery_fee_minor, 0 AS tax_added_minor,
  round(net * 6 / 106)::BIGINT AS tax_included_minor, 0 AS rounding_minor, total AS total_minor,
  (deal > 0)::INTEGER + (promo > 0)::INTEGER + (coupon > 0)::INTEGER AS offers_count,
  CASE
    WHEN deal + promo + coupon = 0 THEN NULL
    WHEN promo >= deal AND promo >= coupon THEN '01JQSEED00000000000000PR0M'
    WHEN coupon >= deal THEN '01JQSEED0000000000000C0VP0'
    ELSE '01JQSEED00000000000000DEA1'
  END AS offer_id,
  has_coupon AS coupons_count,
  CASE WHEN has_coupon = 1 THEN '01JQSEED0000000000000C0VP0' END AS coupon_offer_id,
  checks AS checks_count,
  CASE WHEN channel = 'table' THEN 1 + floor(u(r, 26) * 4)::INTEGER END AS guests_count,
  getvariable('menu_version') + has_raised::INTEGER AS menu_version,
  CASE channel
    WHEN 'kiosk' THEN 'kiosk'
    WHEN 'pos' THEN CASE WHEN u(r, 27) < 0.05 THEN 'manager' ELSE 'cashier' END
    WHEN 'phone' THEN 'diner'
    ELSE CASE WHEN is_known THEN 'diner' ELSE 'guest' END
  END AS placed_by,
  device_id,
  CASE WHEN is_known THEN rtrim(replace(replace(to_base64(unhex(sha256(
    getvariable('seed_key') || '/' || store_no || '/' || (getvariable('epoch_day') - known_for_days) || '/'
    -- Some come far more often than others.
    || floor(newcomers * u(r, 23) ** 2)::INTEGER
  ))), '+', '-'), '/', '_'), '=') END AS diner
FROM ended;

CREATE OR REPLACE TEMP TABLE order_lines_made AS
WITH told AS (
  SELECT
    l.*, o.store_id, o.end_at_ms, o.order_id, o.end_version, o.end_status, o.channel, o.fulfilment
  FROM sold AS l
  JOIN ended AS o ON o.r = l.r
)
SELECT
  order_id || '.' || end_version || '.l' || line_no AS event_id, store_id, end_at_ms AS at_ms,
  order_id, end_status AS order_status, channel, fulfilment, 'CNY' AS currency,
  'l' || line_no AS line_id, line_no, CASE WHEN is_combo THEN 'combo' ELSE 'dish' END AS line_kind,
  item_id, item_name, category_id, quantity, unit_price AS unit_price_minor, gross AS gross_minor,
  deal + promo + coupon AS discount_minor, gross - deal - promo - coupon AS net_minor,
  0 AS tax_added_minor, options_count,
  CASE WHEN is_combo THEN 0 ELSE extra_minor END AS options_minor
FROM told
UNION ALL
SELECT
  t.order_id || '.' || t.end_version || '.l' || t.line_no || '.' || p.part_no, t.store_id, t.end_at_ms,
  t.order_id, t.end_status, t.channel, t.fulfilment, 'CNY',
  'l' || t.line_no, t.line_no, 'part',
  d.item_id, d.item_name, NULL, t.quantity, 0, 0, 0, 0, 0, 0, 0
FROM told AS t
JOIN parts AS p ON p.item_no = t.item_no AND p.roll = t.roll
JOIN dishes AS d ON d.item_no = p.part_item_no;
