-- How long does paying take, by way of paying?
-- From the beginning of the attempt until we knew that the money is ours.
-- @heading process
-- @column way string  `barcode`, `qr`, `static-qr`, `cash`, `card` or `free`.
-- @column payments bigint  Attempts that were paid.
-- @column p50_ms double  Half of them took at most so many ms.
-- @column p95_ms double  95 of 100 took at most so many ms.
-- @column p99_ms double  99 of 100 took at most so many ms.
SELECT
  p.way,
  count(*) AS payments,
  approx_percentile(p.resolution_ms, 0.5) AS p50_ms,
  approx_percentile(p.resolution_ms, 0.95) AS p95_ms,
  approx_percentile(p.resolution_ms, 0.99) AS p99_ms
FROM payments AS p
WHERE p.is_outcome AND p.status = 'CAPTURED'
GROUP BY p.way
ORDER BY p.way
