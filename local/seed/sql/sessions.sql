CREATE OR REPLACE TEMP TABLE visits AS
WITH came AS (
  SELECT
    r, store_id, channel, device_id, placed_at_ms, end_at_ms, end_status,
    least(lines_count, 4) AS items, true AS orders_something
  FROM ended
  WHERE channel IN ('kiosk', 'table')
  UNION ALL
  -- For every three who order one walks away, at about the same time.
  SELECT
    r + 888888888, store_id, channel, device_id,
    placed_at_ms - 30000 - floor(u(r, 81) * 240000)::BIGINT, NULL, NULL, 2, false
  FROM ended
  WHERE channel IN ('kiosk', 'table') AND u(r, 80) < 0.33
)
SELECT
  *,
  around(r, 82, CASE channel WHEN 'kiosk' THEN 38000 ELSE 90000 END + 16000 * items, 0.4)
    * CASE WHEN u(r, 84) < 0.03 THEN 2 ELSE 1 END AS takes_ms,
  u(r, 84) < 0.03 AS is_accessible,
  CASE WHEN u(r, 85) < 0.05 THEN 'en' ELSE 'zh' END AS language,
  CASE
    WHEN orders_something THEN items || '-'
      || CASE WHEN items = 1 OR u(r, 86) < 0.45 THEN 'none' WHEN u(r, 86) < 0.85 THEN 'shown' ELSE 'accepted' END
      || '-' || (u(r, 87) < 0.22)
    WHEN u(r, 88) < 0.34 THEN 'left-menu'
    WHEN u(r, 88) < 0.60 THEN 'left-item'
    WHEN u(r, 88) < 0.70 THEN 'left-upsell-shown'
    WHEN u(r, 88) < 0.90 THEN 'left-cart'
    ELSE 'left-checkout'
  END AS walk
FROM came;

CREATE OR REPLACE TEMP TABLE sessions_made AS
WITH walked AS (
  SELECT
    v.r, v.store_id, v.channel, v.device_id, v.language, v.is_accessible, v.walk LIKE '%accepted%' AS accepts,
    v.placed_at_ms - v.takes_ms AS start_ms, (w.part * v.takes_ms)::BIGINT AS since_ms,
    w.step_no, w.step, w.is_back, w.line
  FROM visits AS v
  JOIN walks AS w ON w.walk = v.walk
  UNION ALL
  -- The last step of a visit: the order was paid for, or it was not.
  SELECT
    v.r, v.store_id, v.channel, v.device_id, v.language, v.is_accessible, v.walk LIKE '%accepted%',
    v.placed_at_ms - v.takes_ms, v.end_at_ms - v.placed_at_ms + v.takes_ms,
    w.steps + 1, CASE WHEN v.end_status = 'COMMITTED' THEN 'done' ELSE 'abandoned' END, false, NULL
  FROM visits AS v
  JOIN (SELECT walk, max(step_no) AS steps FROM walks GROUP BY walk) AS w ON w.walk = v.walk
  WHERE v.orders_something
), told AS (
  SELECT
    *,
    since_ms - lag(since_ms, 1, 0) OVER (PARTITION BY r ORDER BY step_no) AS on_previous_ms,
    ulid(start_ms, r + 9999) AS session_id
  FROM walked
), with_items AS (
  SELECT
    t.*,
    CASE
      WHEN t.line IS NULL THEN NULL
      WHEN t.step = 'upsell-shown' AND NOT t.accepts THEN d.item_id
      ELSE coalesce(l.item_id, d.item_id)
    END AS item_id
  FROM told AS t
  LEFT JOIN sold AS l ON l.r = t.r AND l.line_no = t.line
  LEFT JOIN picks AS k
    ON k.pool = CASE WHEN t.step = 'upsell-shown' THEN 'S' ELSE 'M' END
    AND k.q = floor(u(t.r + t.line, 89) * 1000)::INTEGER
  LEFT JOIN dishes AS d ON d.item_no = k.value
)
SELECT
  session_id || '.' || step_no AS event_id, store_id, start_ms + since_ms AS at_ms,
  session_id, channel AS screen, device_id, language, step_no, step, is_back, is_accessible,
  item_id, since_ms AS since_start_ms, on_previous_ms
FROM with_items
UNION ALL
SELECT
  ulid(back_ms, device_r) || '.1', store_id, back_ms,
  ulid(back_ms, device_r), 'kiosk', ulid(1735689600000, device_key), 'zh', 1, 'offline', false, false,
  NULL, 0, offline_minutes(device_r) * 60000
FROM (
  SELECT
    s.store_id, device_r(s.store_no, k.kiosk_no) AS device_r, device_key(s.store_no, k.kiosk_no) AS device_key,
    getvariable('midnight_ms')
      + (offline_from(device_r(s.store_no, k.kiosk_no)) + offline_minutes(device_r(s.store_no, k.kiosk_no))) * 60000 AS back_ms
  FROM day_stores AS s, LATERAL (SELECT unnest(range(s.kiosks)) AS kiosk_no) AS k
)
WHERE u(device_r, 1) < 0.025;
