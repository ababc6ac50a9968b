-- How long do people take at each screen, how often do they go back, and who needs large print?
-- A visit ends with its order or is abandoned; visits whose end no screen told are counted, and are in
-- no time.
-- @heading customers
-- @column screen string  kiosk, table or pos.
-- @column language string  Of the page, such as zh or en.
-- @column visits bigint  Visits that began.
-- @column ordered bigint  Visits that ended with an order.
-- @column ordered_share double  Of the visits that ended.
-- @column ordered_p50_ms double  From the first touch to the order: half took longer.
-- @column ordered_p95_ms double  The same; one of twenty took longer.
-- @column abandoned_p50_ms double  From the first touch until it was given up: half took longer.
-- @column steps_per_visit double  Steps that somebody took.
-- @column back_steps_per_visit double  Of them, steps back.
-- @column accessible_share double  Of the visits that ended, those in large print, in high contrast or read aloud.
WITH steps AS (
  SELECT
    s.screen,
    s.language,
    s.step,
    s.step_no,
    s.is_back,
    s.is_accessible,
    CASE WHEN s.step = 'done' THEN s.since_start_ms END AS ordered_ms,
    CASE WHEN s.step = 'abandoned' THEN s.since_start_ms END AS abandoned_ms
  FROM sessions AS s
  WHERE s.step <> 'offline'
),
screens AS (
  SELECT
    s.screen,
    s.language,
    count_if(s.step_no = 1) AS visits,
    count(s.ordered_ms) AS ordered,
    count(s.ordered_ms) + count(s.abandoned_ms) AS ended,
    approx_percentile(s.ordered_ms, 0.5) AS ordered_p50_ms,
    approx_percentile(s.ordered_ms, 0.95) AS ordered_p95_ms,
    approx_percentile(s.abandoned_ms, 0.5) AS abandoned_p50_ms,
    count_if(s.step <> 'abandoned') AS steps,
    count_if(s.is_back) AS back_steps,
    count_if(s.is_accessible AND s.step IN ('done', 'abandoned')) AS accessible
  FROM steps AS s
  GROUP BY s.screen, s.language
)
SELECT
  s.screen,
  s.language,
  s.visits,
  s.ordered,
  CAST(s.ordered AS double) / nullif(s.ended, 0) AS ordered_share,
  s.ordered_p50_ms,
  s.ordered_p95_ms,
  s.abandoned_p50_ms,
  CAST(s.steps AS double) / nullif(s.visits, 0) AS steps_per_visit,
  CAST(s.back_steps AS double) / nullif(s.visits, 0) AS back_steps_per_visit,
  CAST(s.accessible AS double) / nullif(s.ended, 0) AS accessible_share
FROM screens AS s
ORDER BY s.screen, s.language
