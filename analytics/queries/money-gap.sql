-- On which days did a store take more or less money than its orders came to, and why?
-- Money that came too late and went back at once is no part of it. Where a day is even its gap is 0.
-- Alipay's own books are compared elsewhere, from its bill.
-- @heading business
-- @param least_gap_minor int 0..1000000 = 0  Days with a smaller gap are left out.
-- @column store_id string  The store.
-- @column business_date date  The business day.
-- @column currency string  ISO 4217, of all amounts of the row.
-- @column sales_minor bigint  What orders of the day came to that were paid for, in minor units.
-- @column captured_minor bigint  What was taken on the day.
-- @column returned_minor bigint  What was given back of that: twice paid, or of an order that ended unpaid.
-- @column gap_minor bigint  captured - returned - sales.
-- @column staff_refund_minor bigint  What staff gave back for paid orders, which is no gap.
-- @column unended_minor bigint  What was taken on the day for an order that is canceled.
-- @column open_case_minor bigint  What cases are about that were opened on the day.
-- @column open_cases bigint  How many those are.
-- @column reason string  even; canceled: a part of a canceled order was paid; case: a case of the day tells; returned: given back on another day than taken; unknown: look at orders around the close of business.
WITH canceled AS (
  SELECT o.order_id
  FROM orders AS o
  WHERE o.status = 'CANCELED'
),
flows AS (
  SELECT
    o.store_id,
    o.business_date,
    o.currency,
    sum(o.total_minor) AS sales_minor,
    0 AS captured_minor,
    0 AS returned_minor,
    0 AS staff_refund_minor,
    0 AS unended_minor,
    0 AS open_case_minor,
    0 AS open_cases
  FROM orders AS o
  WHERE o.status = 'COMMITTED'
  GROUP BY o.store_id, o.business_date, o.currency
  UNION ALL
  SELECT
    p.store_id,
    p.business_date,
    p.currency,
    0,
    sum(p.captured_minor),
    0,
    0,
    sum(CASE WHEN c.order_id IS NULL THEN 0 ELSE p.captured_minor END),
    0,
    0
  FROM payments AS p
  LEFT JOIN canceled AS c ON c.order_id = p.order_id
  WHERE p.status = 'CAPTURED'
  GROUP BY p.store_id, p.business_date, p.currency
  UNION ALL
  SELECT
    r.store_id,
    r.business_date,
    r.currency,
    0,
    0,
    sum(CASE WHEN r.kind = 'overpaid' OR c.order_id IS NOT NULL THEN r.amount_minor ELSE 0 END),
    sum(CASE WHEN r.kind = 'staff' AND c.order_id IS NULL THEN r.amount_minor ELSE 0 END),
    0,
    0,
    0
  FROM refunds AS r
  LEFT JOIN canceled AS c ON c.order_id = r.order_id
  WHERE r.status = 'SUCCEEDED' AND r.kind <> 'give-back'
  GROUP BY r.store_id, r.business_date, r.currency
  UNION ALL
  SELECT
    k.store_id,
    k.business_date,
    k.currency,
    0,
    0,
    0,
    0,
    0,
    sum(k.amount_minor),
    count(*)
  FROM cases AS k
  WHERE k.status = 'OPEN' AND k.amount_minor IS NOT NULL
  GROUP BY k.store_id, k.business_date, k.currency
),
days AS (
  SELECT
    f.store_id,
    f.business_date,
    f.currency,
    sum(f.sales_minor) AS sales_minor,
    sum(f.captured_minor) AS captured_minor,
    sum(f.returned_minor) AS returned_minor,
    sum(f.captured_minor) - sum(f.returned_minor) - sum(f.sales_minor) AS gap_minor,
    sum(f.staff_refund_minor) AS staff_refund_minor,
    sum(f.unended_minor) AS unended_minor,
    sum(f.open_case_minor) AS open_case_minor,
    sum(f.open_cases) AS open_cases
  FROM flows AS f
  GROUP BY f.store_id, f.business_date, f.currency
)
SELECT
  d.store_id,
  d.business_date,
  d.currency,
  d.sales_minor,
  d.captured_minor,
  d.returned_minor,
  d.gap_minor,
  d.staff_refund_minor,
  d.unended_minor,
  d.open_case_minor,
  d.open_cases,
  CASE
    WHEN d.gap_minor = 0 THEN 'even'
    WHEN d.unended_minor > 0 THEN 'canceled'
    WHEN d.open_cases > 0 THEN 'case'
    WHEN d.returned_minor > 0 THEN 'returned'
    ELSE 'unknown'
  END AS reason
FROM days AS d
WHERE abs(d.gap_minor) >= :least_gap_minor
ORDER BY d.store_id, d.business_date, d.currency
LIMIT 5000
