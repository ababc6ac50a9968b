-- Every order of the day as it was placed, and what will become of it.
CREATE OR REPLACE TEMP TABLE placed AS
WITH numbered AS (
  SELECT
    s.*,
    (hash(getvariable('seed_key') + getvariable('epoch_day') * 1000000000 + s.store_no * 1000000 + n.i) >> 9)::BIGINT AS r
  FROM day_stores AS s, LATERAL (SELECT unnest(range(s.orders_count)) AS i) AS n
), timed AS (
  SELECT
    t.*, m.value AS minute,
    getvariable('midnight_ms') + m.value * 60000 + floor(u(t.r, 2) * 60000)::BIGINT AS placed_at_ms,
    -- Kiosks are used a little more each week.
    u(t.r, 3) - (0.40 + 0.08 * getvariable('progress')) AS turn
  FROM numbered AS t
  JOIN minutes AS m
    ON m.is_weekend = getvariable('is_weekend') AND m.q = floor(u(t.r, 1) * 10000)::INTEGER
), at_screens AS (
  SELECT
    *,
    CASE
      WHEN turn < 0 THEN 'kiosk' WHEN turn < 0.20 THEN 'pos' WHEN turn < 0.40 THEN 'table' ELSE 'phone'
    END AS channel
  FROM timed
), eaten AS (
  SELECT
    *,
    CASE
      WHEN channel = 'table' THEN 'dine-in'
      WHEN channel = 'phone' THEN
        CASE WHEN minute BETWEEN 640 AND 1290 AND u(r, 4) < 0.5 THEN 'delivery' ELSE 'takeout' END
      WHEN u(r, 4) < 0.55 THEN 'dine-in'
      ELSE 'takeout'
    END AS fulfilment,
    CASE
      WHEN channel IN ('table', 'phone') THEN 'qr'
      WHEN channel = 'kiosk' THEN CASE WHEN u(r, 5) < 0.6 THEN 'barcode' ELSE 'qr' END
      WHEN u(r, 5) < 0.55 THEN 'barcode'
      WHEN u(r, 5) < 0.75 THEN 'cash'
      WHEN u(r, 5) < 0.85 THEN 'card'
      ELSE 'static-qr'
    END AS way,
    CASE WHEN channel = 'kiosk' THEN floor(u(r, 6) * kiosks)::INTEGER END AS first_kiosk
  FROM at_screens
), played AS (
  SELECT
    *,
    -- Nobody orders at a screen that is out of order: they take the next.
    CASE
      WHEN is_offline(device_r(store_no, first_kiosk), minute) THEN (first_kiosk + 1) % kiosks
      ELSE first_kiosk
    END AS kiosk_no,
    CASE
      WHEN minute < 630 THEN 'breakfast'
      WHEN channel = 'table' THEN 'table'
      WHEN fulfilment = 'delivery' THEN 'home'
      ELSE 'one'
    END AS party,
    CASE
      WHEN getvariable('alipay_is_silent') AND minute BETWEEN 725 AND 770 AND way IN ('barcode', 'qr')
        THEN way || '!'
      WHEN way = 'barcode' AND channel = 'pos' THEN 'barcode-pos'
      ELSE way
    END AS luck,
    CASE way
      WHEN 'barcode' THEN around(r, 7, 1400, 0.55) WHEN 'qr' THEN around(r, 7, 14000, 0.6)
      WHEN 'static-qr' THEN around(r, 7, 17000, 0.5) ELSE around(r, 7, 21000, 0.5)
    END AS t1,
    CASE WHEN way = 'barcode' THEN around(r, 9, 1600, 0.6) ELSE around(r, 9, 16000, 0.6) END AS t2,
    placed_at_ms + CASE channel WHEN 'kiosk' THEN 1500 ELSE 4000 END + floor(u(r, 11) * 9000)::BIGINT AS pay_from_ms,
    -- Whoever signed in: a newcomer of today, or somebody who came first some days ago.
    channel = 'phone' OR (channel = 'table' AND u(r, 20) < 0.7) AS is_known,
    CASE WHEN u(r, 21) < 0.28 THEN 0 ELSE 1 + floor(110 * u(r, 22) ** 2.2)::INTEGER END AS known_for_days
  FROM eaten
)
SELECT
  p.*,
  b.value AS basket,
  ulid(p.placed_at_ms, p.r) AS order_id,
  y.play, y.end_status, y.end_version, y.checks,
  p.pay_from_ms + y.end_ms + y.end_t1 * p.t1 + y.end_t2 * p.t2 AS end_at_ms,
  CASE WHEN p.channel = 'kiosk' THEN ulid(1735689600000, device_key(p.store_no, p.kiosk_no)) END AS device_id,
  CASE WHEN p.is_known AND u(p.r, 25) < CASE WHEN p.known_for_days = 0 THEN 0.12 ELSE 0.02 END THEN 1 ELSE 0 END AS has_coupon
FROM played AS p
JOIN baskets AS b ON b.party = p.party AND b.q = floor(u(p.r, 12) * 1000)::INTEGER
JOIN play_picks AS k ON k.way = p.luck AND k.q = floor(u(p.r, 13) * 10000)::INTEGER
JOIN plays AS y ON y.play = k.value;
