-- What is given back goes into the day on which it is: some of today's is settled on a later one.
INSERT INTO refunds_due BY NAME
WITH asked AS (
  SELECT
    *,
    CASE
      WHEN u(r, 41) < 0.88 THEN end_at_ms + 120000 + floor(u(r, 42) * 3300000)::BIGINT
      -- A day or two later, in the opening hours.
      ELSE getvariable('midnight_ms') + (1 + floor(u(r, 43) * 3)::BIGINT) * 86400000
        + 36000000 + floor(u(r, 42) * 39600000)::BIGINT
    END AS asked_at_ms,
    u(r, 44) < 0.6 AND first_net > 0 AS is_of_line,
    -- Most at once; of some Alipay does not say for a long time.
    CASE
      WHEN way IN ('cash', 'card') THEN 0
      WHEN u(r, 45) < 0.96 THEN around(r, 46, 900, 0.4)
      WHEN u(r, 45) < 0.99 THEN 10000 + floor(u(r, 48) * 300000)::BIGINT
      ELSE 700000 + floor(u(r, 48) * 1500000)::BIGINT
    END AS settles_ms
  FROM ended
  WHERE end_status = 'COMMITTED' AND checks = 1 AND u(r, 40) < 0.012
), paid AS (
  SELECT order_id, payment_id, way, amount_minor FROM payments_made WHERE status = 'CAPTURED'
)
SELECT
  'R' || ulid(a.asked_at_ms, a.r + 6666) AS event_id, a.store_id,
  a.asked_at_ms + a.settles_ms AS at_ms,
  'R' || ulid(a.asked_at_ms, a.r + 6666) AS refund_id, p.payment_id, a.order_id, a.channel, p.way,
  'staff' AS kind, CASE WHEN u(a.r, 47) < 0.01 THEN 'FAILED' ELSE 'SUCCEEDED' END AS status,
  'CNY' AS currency, CASE WHEN is_of_line THEN a.first_net ELSE p.amount_minor END AS amount_minor,
  a.asked_at_ms AS requested_at_ms, a.settles_ms AS resolution_ms,
  day_of(a.end_at_ms) AS order_business_date,
  CASE WHEN is_of_line THEN 1 ELSE 0 END AS lines_count,
  CASE WHEN is_of_line THEN a.first_quantity ELSE 0 END AS units
FROM asked AS a
JOIN paid AS p ON p.order_id = a.order_id
UNION ALL
SELECT
  'G' || p.payment_id, p.store_id, p.at_ms,
  'G' || p.payment_id, p.payment_id, p.order_id, p.channel, p.way,
  'give-back', 'SUCCEEDED', 'CNY', p.amount_minor,
  p.at_ms - 3000, 3000,
  CASE WHEN o.end_at_ms <= p.at_ms THEN day_of(o.end_at_ms) END, 0, 0
FROM payments_made AS p
JOIN ended AS o ON o.order_id = p.order_id
WHERE p.status = 'RETURNED';

CREATE OR REPLACE TEMP TABLE refunds_made AS
SELECT * FROM refunds_due WHERE day_of(at_ms) = getvariable('business_date');
DELETE FROM refunds_due WHERE day_of(at_ms) = getvariable('business_date');
