CREATE OR REPLACE TEMP TABLE tickets_timed AS
SELECT
  r, store_id, order_id, channel, fulfilment, end_at_ms, lines_count, units, promised_at_ms,
  -- What is brought is begun half an hour before its slot.
  CASE WHEN promised_at_ms IS NULL THEN end_at_ms ELSE greatest(end_at_ms, promised_at_ms - 1800000) END AS released_at_ms,
  CASE WHEN u(r, 60) < 0.975 THEN 'once' WHEN u(r, 60) < 0.993 THEN 'again' ELSE 'left' END AS course,
  around(r, 61, (15000 + 150000 * rush(minute)) * pace, 0.5) AS waits,
  around(r, 63, (90000 + 55000 * lines_count) * pace * (1 + 0.5 * rush(minute)), 0.35) AS cooks,
  around(r, 65, CASE WHEN fulfilment = 'delivery' THEN 260000 ELSE 50000 + 40000 * rush(minute) END, 0.6) AS stands
FROM (
  SELECT
    *,
    CASE WHEN fulfilment = 'delivery'
      -- The first quarter of an hour that begins in 45 minutes or later.
      THEN ((end_at_ms + 2700000) // 900000 + 1) * 900000
    END AS promised_at_ms
  FROM ended
  WHERE end_status = 'COMMITTED'
);

CREATE OR REPLACE TEMP TABLE tickets_made AS
WITH courses AS (
  -- Where a ticket is after so much of its waiting, cooking, standing; again: it was ready too early.
  FROM (VALUES
    ('once', 1, 'PROPOSED', NULL, 1, 0.0, 0.0, 0.0), ('once', 2, 'PREPARING', 'PROPOSED', 1, 1.0, 0.0, 0.0),
    ('once', 3, 'PREPARED', 'PREPARING', 1, 1.0, 1.0, 0.0), ('once', 4, 'COMPLETED', 'PREPARED', 1, 1.0, 1.0, 1.0),
    ('again', 1, 'PROPOSED', NULL, 1, 0.0, 0.0, 0.0), ('again', 2, 'PREPARING', 'PROPOSED', 1, 1.0, 0.0, 0.0),
    ('again', 3, 'PREPARED', 'PREPARING', 1, 1.0, 0.8, 0.0), ('again', 4, 'PREPARING', 'PREPARED', 2, 1.0, 0.9, 0.0),
    ('again', 5, 'PREPARED', 'PREPARING', 2, 1.0, 1.4, 0.0), ('again', 6, 'COMPLETED', 'PREPARED', 1, 1.0, 1.4, 1.0),
    ('left', 1, 'PROPOSED', NULL, 1, 0.0, 0.0, 0.0), ('left', 2, 'PREPARING', 'PROPOSED', 1, 1.0, 0.0, 0.0),
    ('left', 3, 'PREPARED', 'PREPARING', 1, 1.0, 1.0, 0.0)
  ) AS c (course, turn_no, status, previous_status, step_no, w, k, s)
), steps AS (
  SELECT
    *,
    lag(w, 1, 0.0) OVER (PARTITION BY course ORDER BY turn_no) AS w0,
    lag(k, 1, 0.0) OVER (PARTITION BY course ORDER BY turn_no) AS k0,
    lag(s, 1, 0.0) OVER (PARTITION BY course ORDER BY turn_no) AS s0
  FROM courses
), moved AS (
  SELECT
    t.*, c.*EXCLUDE (course),
    (c.w * t.waits)::BIGINT + (c.k * t.cooks)::BIGINT + (c.s * t.stands)::BIGINT AS since_ms,
    (c.w0 * t.waits)::BIGINT + (c.k0 * t.cooks)::BIGINT + (c.s0 * t.stands)::BIGINT AS before_ms
  FROM tickets_timed AS t
  JOIN steps AS c ON c.course = t.course
)
SELECT
  -- The turns of an order before its tickets have the first ten versions.
  order_id || '.' || (10 + turn_no) || '.t-1' AS event_id, store_id, released_at_ms + since_ms AS at_ms,
  't-1' AS ticket_id, order_id, channel, fulfilment, status, previous_status, step_no,
  released_at_ms, since_ms AS since_release_ms, since_ms - before_ms AS in_previous_ms,
  promised_at_ms, lines_count, units
FROM moved;
