import { daysAfter, localDate } from '../../core/domain/wall-clock.ts';
import { clock, merchantPages, reconciliations } from '../shared/compose.ts';
import { log } from '../shared/log.ts';

/** Merchants of one execution; each takes some 40 of the 25,000 events that an execution may have. */
const AT_ONCE = 50;

/**
 * Every morning: has yesterday's bills compared, by China's calendar. Names make a second start of
 * the same pages do nothing.
 */
export async function handler(): Promise<void> {
  const day = daysAfter(localDate(clock().now(), 'Asia/Shanghai'), -1);
  let started = 0;
  let page = 0;
  for await (const merchants of merchantPages(AT_ONCE)) {
    page += 1;
    if (merchants.length === 0) continue;
    await reconciliations().start(`nightly-${day}-${page}`, day, merchants);
    started += merchants.length;
  }
  log('info', 'reconciliations-started', { row: day, swept: started });
}
