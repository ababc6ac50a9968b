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
), taken AS (
  SELECT
    *,
    (around(r, 82, CASE channel WHEN 'kiosk' THEN 38000 ELSE 90000 END + 16000 * items, 0.4)
      * CASE WHEN u(r, 84) < 0.03 THEN 2 ELSE 1 END)::BIGINT AS takes_ms,
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
  FROM came
)
SELECT
  t.*,
  ulid(t.placed_at_ms - t.takes_ms, t.r + 9999) AS session_id,
  seen.item_id AS seen_item, shown.item_id AS shown_item
FROM taken AS t
JOIN picks AS m ON m.pool = 'M' AND m.q = floor(u(t.r, 89) * 1000)::INTEGER
JOIN dishes AS seen ON seen.item_no = m.value
JOIN picks AS s ON s.pool = 'S' AND s.q = floor(u(t.r, 90) * 1000)::INTEGER
JOIN dishes AS shown ON shown.item_no = s.value;

CREATE OR REPLACE TEMP TABLE sessions_made AS
WITH walked AS (
  SELECT
    v.session_id, v.store_id, v.channel, v.device_id, v.language, v.is_accessible,
    v.placed_at_ms - v.takes_ms AS start_ms,
    (w.part * v.takes_ms)::BIGINT AS since_ms, (w.part_before * v.takes_ms)::BIGINT AS before_ms,
    w.step_no, w.step, w.step_before, w.is_back,
    CASE
      WHEN w.line IS NULL THEN NULL
      -- What was only shown is not what was taken.
      WHEN w.step = 'upsell-shown' AND v.walk NOT LIKE '%accepted%' THEN v.shown_item
      ELSE coalesce(l.item_id, v.seen_item)
    END AS item_id
  FROM visits AS v
  JOIN (SELECT *, lag(step) OVER (PARTITION BY walk ORDER BY step_no) AS step_before FROM walks) AS w
    ON w.walk = v.walk
  LEFT JOIN sold AS l ON l.r = v.r AND l.line_no = w.line
  UNION ALL
  -- The last step of a visit: the order was paid for, or it was not.
  SELECT
    v.session_id, v.store_id, v.channel, v.device_id, v.language, v.is_accessible,
    v.placed_at_ms - v.takes_ms, v.end_at_ms - v.placed_at_ms + v.takes_ms, v.takes_ms,
    w.steps + 1, CASE WHEN v.end_status = 'COMMITTED' THEN 'done' ELSE 'abandoned' END,
    w.last_step, false, NULL
  FROM visits AS v
  JOIN (SELECT walk, max(step_no) AS steps, max_by(step, step_no) AS last_step FROM walks GROUP BY walk) AS w ON w.walk = v.walk
  WHERE v.orders_something
)
SELECT
  session_id || '.' || step_no AS event_id, store_id, start_ms + since_ms AS at_ms,
  session_id, channel AS screen, device_id, language, step_no, step,
  step_before AS previous_step, is_back, is_accessible,
  item_id, since_ms AS since_start_ms, since_ms - before_ms AS on_previous_ms
FROM walked
UNION ALL
SELECT
  ulid(back_ms, device_r) || '.1', store_id, back_ms,
  ulid(back_ms, device_r), 'kiosk', ulid(1735689600000, device_key), 'zh', 1, 'offline', NULL, false, false,
  NULL, 0, offline_minutes(device_r) * 60000
FROM (
  SELECT
    s.store_id, device_r(s.store_no, k.kiosk_no) AS device_r, device_key(s.store_no, k.kiosk_no) AS device_key,
    getvariable('midnight_ms')
      + (offline_from(device_r(s.store_no, k.kiosk_no)) + offline_minutes(device_r(s.store_no, k.kiosk_no))) * 60000 AS back_ms
  FROM day_stores AS s, LATERAL (SELECT unnest(range(s.kiosks)) AS kiosk_no) AS k
)
WHERE u(device_r, 1) < 0.025;
