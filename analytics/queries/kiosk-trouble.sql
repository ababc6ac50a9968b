-- How long was each kiosk out of order, and where do people walk away from it?
-- @heading process
-- @column store_id string  The store.
-- @column device_id string  The kiosk.
-- @column sessions bigint  Times that somebody began.
-- @column down_times bigint  Times that it was out of order.
-- @column down_ms bigint  How long, together.
-- @column abandoned bigint  Times that somebody walked away.
-- @column abandoned_share double  abandoned / sessions; null where nobody began.
-- @column abandoned_choosing bigint  Of these, from the menu or a dish, or before.
-- @column abandoned_at_cart bigint  From the cart.
-- @column abandoned_at_checkout bigint  From what is asked before paying.
-- @column abandoned_at_pay bigint  From paying.
-- @column abandoned_offline bigint  When it was out of order.
WITH kiosks AS (
  SELECT
    s.store_id,
    s.device_id,
    count_if(s.step = 'start') AS sessions,
    count_if(s.step = 'offline') AS down_times,
    sum(CASE WHEN s.step = 'offline' THEN s.on_previous_ms ELSE 0 END) AS down_ms,
    count_if(s.step = 'abandoned') AS abandoned
  FROM sessions AS s
  WHERE s.screen = 'kiosk' AND s.device_id IS NOT NULL
    AND s.step IN ('start', 'offline', 'abandoned')
  GROUP BY s.store_id, s.device_id
),
ends AS (
  SELECT s.session_id, s.step_no - 1 AS step_no
  FROM sessions AS s
  WHERE s.screen = 'kiosk' AND s.step = 'abandoned'
),
left_at AS (
  SELECT
    s.store_id,
    s.device_id,
    count_if(s.step = 'cart') AS at_cart,
    count_if(s.step = 'checkout') AS at_checkout,
    count_if(s.step = 'pay') AS at_pay,
    count_if(s.step = 'offline') AS offline
  FROM sessions AS s
  JOIN ends AS e ON e.session_id = s.session_id AND e.step_no = s.step_no
  WHERE s.step IN ('cart', 'checkout', 'pay', 'offline')
  GROUP BY s.store_id, s.device_id
)
SELECT
  k.store_id,
  k.device_id,
  k.sessions,
  k.down_times,
  k.down_ms,
  k.abandoned,
  CAST(k.abandoned AS double) / nullif(k.sessions, 0) AS abandoned_share,
  k.abandoned - coalesce(a.at_cart + a.at_checkout + a.at_pay + a.offline, 0) AS abandoned_choosing,
  coalesce(a.at_cart, 0) AS abandoned_at_cart,
  coalesce(a.at_checkout, 0) AS abandoned_at_checkout,
  coalesce(a.at_pay, 0) AS abandoned_at_pay,
  coalesce(a.offline, 0) AS abandoned_offline
FROM kiosks AS k
LEFT JOIN left_at AS a ON a.store_id = k.store_id AND a.device_id = k.device_id
ORDER BY k.store_id, k.device_id
