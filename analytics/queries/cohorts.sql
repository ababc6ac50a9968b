-- Of the customers who first came in a month, how many came again in each month after?
-- Of customers who signed in, from their paid orders of the asked days and the half year before them;
-- whoever came before that counts as new when they came again. Months without any have no row.
-- @heading customers
-- @lookback 180
-- @column cohort_month string  The month of their first order, such as 2026-09.
-- @column months_later int  How many months after that; 0 is the month itself.
-- @column diners bigint  How many of them ordered in that month.
-- @column cohort_diners bigint  How many first came in the cohort's month.
-- @column share double  The one of the other.
WITH visits AS (
  SELECT o.diner, o.month_no, min(o.business_date) AS first_date
  FROM orders AS o
  WHERE o.status = 'COMMITTED' AND o.diner IS NOT NULL
  GROUP BY o.diner, o.month_no
),
since AS (
  SELECT
    v.diner,
    v.month_no,
    v.first_date,
    min(v.month_no) OVER (PARTITION BY v.diner) AS cohort_no
  FROM visits AS v
),
months AS (
  SELECT
    s.cohort_no,
    s.month_no - s.cohort_no AS months_later,
    count(*) AS diners,
    min(s.first_date) AS first_date
  FROM since AS s
  GROUP BY s.cohort_no, s.month_no - s.cohort_no
),
cohorts AS (
  SELECT
    m.cohort_no,
    m.months_later,
    m.diners,
    min(m.first_date) OVER (PARTITION BY m.cohort_no) AS first_date,
    max(m.diners) OVER (PARTITION BY m.cohort_no) AS cohort_diners
  FROM months AS m
)
SELECT
  substr(CAST(c.first_date AS varchar), 1, 7) AS cohort_month,
  c.months_later,
  c.diners,
  c.cohort_diners,
  CAST(c.diners AS double) / c.cohort_diners AS share
FROM cohorts AS c
ORDER BY c.cohort_no, c.months_later
