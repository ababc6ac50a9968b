-- Which dishes that a screen offers beside do people take?
-- @heading marketing
-- @column screen string  `kiosk`, `table` or `pos`.
-- @column item_id string  The dish that was offered; null where the screen did not say.
-- @column shown bigint  Times that it was offered.
-- @column accepted bigint  Times that it was taken.
-- @column acceptance_rate double  accepted / shown; null where no offer was seen.
SELECT
  s.screen,
  s.item_id,
  count_if(s.step = 'upsell-shown') AS shown,
  count_if(s.step = 'upsell-accepted') AS accepted,
  CAST(count_if(s.step = 'upsell-accepted') AS double)
    / nullif(count_if(s.step = 'upsell-shown'), 0) AS acceptance_rate
FROM sessions AS s
WHERE s.step IN ('upsell-shown', 'upsell-accepted')
GROUP BY s.screen, s.item_id
ORDER BY s.screen, s.item_id NULLS LAST
