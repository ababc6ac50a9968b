import type { Context } from 'aws-lambda';
import type { Partition } from '../../analytics/facts/layout.ts';
import { compactDay, daysOfFacts } from '../../analytics/projector/compact.ts';
import { forgetDay } from '../../analytics/projector/forget.ts';
import { DINER_POLICY } from '../../core/domain/diner.ts';
import { daysAfter, localDate } from '../../core/domain/wall-clock.ts';
import { clock, factFiles, ids } from '../shared/compose.ts';
import { errorFields, log } from '../shared/log.ts';

/** Time to finish the day that has been begun. */
const MARGIN_MS = 120_000;
/** Nights that may fail before a customer is kept for too long. */
const NIGHTS = 30;

/**
 * Each night makes one file of each day. A day that is still open somewhere, or that something is
 * added to later, is of several files again and has its turn the next night; so has what there was
 * no time for. After a year a day's orders lose their customers.
 */
export async function handler(_event: unknown, context: Context): Promise<void> {
  const files = factFiles();
  const today = localDate(clock().now(), 'UTC');
  const forgotten = daysAfter(today, -DINER_POLICY.ordersKeptDays);
  const isDue = ({ table, dt }: Partition): boolean =>
    table === 'orders' && dt <= forgotten && dt > daysAfter(forgotten, -NIGHTS);
  let failed = 0;
  for (const { partition, files: many } of await daysOfFacts(files)) {
    if (context.getRemainingTimeInMillis() < MARGIN_MS) break;
    try {
      if (many > 1 && partition.dt <= today) {
        await compactDay(files, partition, `day-${ids().ulid()}`);
      }
      if (isDue(partition)) await forgetDay(files, partition);
    } catch (error) {
      failed += 1;
      log('error', 'day-not-compacted', { ...errorFields(error), row: partition.dt });
    }
  }
  if (failed > 0) throw new Error(`${failed} days are as they were`);
}
