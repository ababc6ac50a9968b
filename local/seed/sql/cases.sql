INSERT INTO cases_due BY NAME
WITH found AS (
  -- The kitchen's screen was not looked at: it closes itself as soon as it is.
  SELECT
    'kitchen-silent' AS kind, order_id AS about, store_id, order_id, NULL AS payment_id, NULL AS refund_id,
    NULL AS currency, NULL::BIGINT AS amount, released_at_ms + 180000 AS opened_at_ms,
    30000 + floor(u(r, 71) * 400000)::BIGINT AS stays_ms, 'system' AS by_whom, true AS is_resolved
  FROM tickets_timed
  WHERE u(r, 70) < 0.0015
  UNION ALL
  SELECT
    'refund-stuck', refund_id, store_id, order_id, payment_id, refund_id,
    currency, amount_minor, requested_at_ms + 600000, resolution_ms - 600000, 'system', true
  FROM refunds_made
  WHERE resolution_ms > 600000
  UNION ALL
  -- Somebody has to look, some hours later or on the next days; some nobody has looked at yet.
  SELECT
    'capture-contradicted', payment_id, store_id, order_id, payment_id, NULL,
    currency, amount_minor, at_ms, around(at_ms, 73, 7200000, 1.2), 'manager', u(at_ms, 75) < 0.9
  FROM payments_made
  WHERE status = 'CAPTURED' AND evidence = 'query' AND was_unknown AND u(at_ms, 72) < 0.03
), turns AS (
  SELECT *, 'OPEN' AS status, opened_at_ms AS at_ms, 0 AS open_ms, NULL AS resolved_by FROM found
  UNION ALL
  SELECT *, 'RESOLVED', opened_at_ms + stays_ms, stays_ms, by_whom FROM found WHERE is_resolved
)
SELECT
  kind || '_' || about || '.' || status AS event_id, store_id, at_ms,
  kind || '_' || about AS case_id, kind, status, order_id, payment_id, refund_id,
  currency, amount AS amount_minor, opened_at_ms, open_ms, resolved_by
FROM turns;

CREATE OR REPLACE TEMP TABLE cases_made AS
SELECT * FROM cases_due WHERE day_of(at_ms) = getvariable('business_date');
DELETE FROM cases_due WHERE day_of(at_ms) = getvariable('business_date');
