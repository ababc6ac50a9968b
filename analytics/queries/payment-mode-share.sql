-- How do customers pay, and how does that change from week to week?
-- Of attempts that took money; the first and the last week may be parts. Orders that cost nothing are
-- left out.
-- @heading industry
-- @column week_start date  The Monday of the week.
-- @column way string  barcode (we scan the customer), qr (the customer scans us), static-qr (the counter's sticker), cash or card.
-- @column currency string  ISO 4217, of all amounts of the row.
-- @column payments bigint  How many payments.
-- @column captured_minor bigint  What they took, in minor units.
-- @column share double  Their part of the week's payments.
-- @column money_share double  Their part of the week's money.
-- @column share_change double  The share less that of the week before in which it was used; null in its first.
WITH weeks AS (
  SELECT
    p.week_start_local AS week_start,
    p.way,
    p.currency,
    count(*) AS payments,
    sum(p.captured_minor) AS captured_minor
  FROM payments AS p
  WHERE p.status = 'CAPTURED' AND p.way <> 'free'
  GROUP BY p.week_start_local, p.way, p.currency
),
shares AS (
  SELECT
    w.week_start,
    w.way,
    w.currency,
    w.payments,
    w.captured_minor,
    CAST(w.payments AS double)
      / nullif(sum(w.payments) OVER (PARTITION BY w.week_start, w.currency), 0) AS share,
    CAST(w.captured_minor AS double)
      / nullif(sum(w.captured_minor) OVER (PARTITION BY w.week_start, w.currency), 0) AS money_share
  FROM weeks AS w
)
SELECT
  s.week_start,
  s.way,
  s.currency,
  s.payments,
  s.captured_minor,
  s.share,
  s.money_share,
  s.share - lag(s.share) OVER (PARTITION BY s.way, s.currency ORDER BY s.week_start) AS share_change
FROM shares AS s
ORDER BY s.week_start, s.way, s.currency
LIMIT 5000
