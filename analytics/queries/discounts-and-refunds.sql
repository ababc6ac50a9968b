-- What is left of the list price, after offers, refunds and Alipay's fee?
-- Refunds are those that staff gave on these days, whenever the order was. What Alipay keeps is on its
-- bill alone: here it is estimated from what went through Alipay and was not given back.
-- @heading business
-- @param fee_basis_points int 0..1000 = 60  Alipay's fee: 60 is 0.6 %.
-- @column store_id string  The store.
-- @column currency string  ISO 4217, of all amounts of the row.
-- @column orders_count bigint  Orders that were paid for.
-- @column gross_minor bigint  Their lines before offers, in minor units.
-- @column discount_minor bigint  What offers and coupons took off.
-- @column coupon_discount_minor bigint  The part of it that coupons took off.
-- @column extras_minor bigint  Delivery, tax that was added, and rounding.
-- @column sales_minor bigint  What was due: gross - discount + extras.
-- @column refund_minor bigint  What staff gave back.
-- @column fee_minor bigint  Alipay's fee, estimated.
-- @column net_minor bigint  sales - refund - fee.
-- @column discount_share double  Of the gross.
-- @column refund_share double  Of sales.
-- @column fee_share double  Of sales.
WITH flows AS (
  SELECT
    o.store_id,
    o.currency,
    count(*) AS orders_count,
    sum(o.subtotal_minor) AS gross_minor,
    sum(o.discount_minor) AS discount_minor,
    sum(o.coupon_discount_minor) AS coupon_discount_minor,
    sum(o.delivery_fee_minor + o.tax_added_minor + o.rounding_minor) AS extras_minor,
    sum(o.total_minor) AS sales_minor,
    0 AS refund_minor,
    0 AS alipay_minor
  FROM orders AS o
  WHERE o.status = 'COMMITTED'
  GROUP BY o.store_id, o.currency
  UNION ALL
  SELECT
    p.store_id,
    p.currency,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    sum(p.captured_minor)
  FROM payments AS p
  WHERE p.status = 'CAPTURED' AND p.way IN ('barcode', 'qr', 'static-qr')
  GROUP BY p.store_id, p.currency
  UNION ALL
  SELECT
    r.store_id,
    r.currency,
    0,
    0,
    0,
    0,
    0,
    0,
    sum(CASE WHEN r.kind = 'staff' THEN r.amount_minor ELSE 0 END),
    -sum(CASE WHEN r.way IN ('barcode', 'qr', 'static-qr') THEN r.amount_minor ELSE 0 END)
  FROM refunds AS r
  WHERE r.status = 'SUCCEEDED' AND r.kind <> 'give-back'
  GROUP BY r.store_id, r.currency
),
stores AS (
  SELECT
    f.store_id,
    f.currency,
    sum(f.orders_count) AS orders_count,
    sum(f.gross_minor) AS gross_minor,
    sum(f.discount_minor) AS discount_minor,
    sum(f.coupon_discount_minor) AS coupon_discount_minor,
    sum(f.extras_minor) AS extras_minor,
    sum(f.sales_minor) AS sales_minor,
    sum(f.refund_minor) AS refund_minor,
    sum(f.alipay_minor) AS alipay_minor
  FROM flows AS f
  GROUP BY f.store_id, f.currency
),
charged AS (
  SELECT
    s.store_id,
    s.currency,
    s.orders_count,
    s.gross_minor,
    s.discount_minor,
    s.coupon_discount_minor,
    s.extras_minor,
    s.sales_minor,
    s.refund_minor,
    CAST(round(CAST(s.alipay_minor * :fee_basis_points AS double) / 10000) AS bigint) AS fee_minor
  FROM stores AS s
)
SELECT
  c.store_id,
  c.currency,
  c.orders_count,
  c.gross_minor,
  c.discount_minor,
  c.coupon_discount_minor,
  c.extras_minor,
  c.sales_minor,
  c.refund_minor,
  c.fee_minor,
  c.sales_minor - c.refund_minor - c.fee_minor AS net_minor,
  CAST(c.discount_minor AS double) / nullif(c.gross_minor, 0) AS discount_share,
  CAST(c.refund_minor AS double) / nullif(c.sales_minor, 0) AS refund_share,
  CAST(c.fee_minor AS double) / nullif(c.sales_minor, 0) AS fee_share
FROM charged AS c
ORDER BY c.store_id, c.currency
LIMIT 5000
