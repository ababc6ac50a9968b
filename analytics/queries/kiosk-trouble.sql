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
    count_if(s.step = 'abandoned') AS abandoned,
    count_if(s.step = 'abandoned' AND coalesce(s.previous_step, '') = 'cart') AS at_cart,
    count_if(s.step = 'abandoned' AND coalesce(s.previous_step, '') = 'checkout') AS at_checkout,
    count_if(s.step = 'abandoned' AND coalesce(s.previous_step, '') = 'pay') AS at_pay,
    count_if(s.step = 'abandoned' AND coalesce(s.previous_step, '') = 'offline') AS offline
  FROM sessions AS s
  WHERE s.screen = 'kiosk' AND s.device_id IS NOT NULL
    AND s.step IN ('start', 'offline', 'abandoned')
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
  k.abandoned - k.at_cart - k.at_checkout - k.at_pay - k.offline AS abandoned_choosing,
  k.at_cart AS abandoned_at_cart,
  k.at_checkout AS abandoned_at_checkout,
  k.at_pay AS abandoned_at_pay,
  k.offline AS abandoned_offline
FROM kiosks AS k
ORDER BY k.store_id, k.device_id
