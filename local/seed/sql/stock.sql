CREATE OR REPLACE TEMP TABLE stock_events_made AS
WITH turns AS (
  SELECT
    *,
    -- A snooze that was announced to end by itself has no second row.
    is_snooze AND u(out_r, 5) < 0.5 AS ends_itself,
    getvariable('midnight_ms') + out_from * 60000 AS from_ms,
    getvariable('midnight_ms') + out_until * 60000 AS back_ms
  FROM outs
)
SELECT
  ulid(from_ms, out_r) AS event_id, store_id, from_ms AS at_ms,
  CASE WHEN is_snooze THEN 'snooze' ELSE 'count' END AS cause, 'item' AS kind, item_id,
  NULL::VARCHAR AS option_id, true AS is_out, CASE WHEN ends_itself THEN back_ms END AS until_ms
FROM turns
UNION ALL
SELECT
  ulid(back_ms, out_r + 1), store_id, back_ms,
  CASE WHEN is_snooze THEN 'snooze' ELSE 'count' END, 'item', item_id, NULL, false, NULL
FROM turns
WHERE NOT ends_itself;
