import type { Context } from 'aws-lambda';
import { compactDay, daysToCompact } from '../../analytics/projector/compact.ts';
import { localDate } from '../../core/domain/wall-clock.ts';
import { clock, factFiles, ids } from '../shared/compose.ts';
import { errorFields, log } from '../shared/log.ts';

/** Time to finish the day that has been begun. */
const MARGIN_MS = 120_000;

/**
 * Each night makes one file of each day. A day that is still open somewhere, or that something is
 * added to later, is of several files again and has its turn the next night; so has what there was
 * no time for.
 */
export async function handler(_event: unknown, context: Context): Promise<void> {
  const files = factFiles();
  const today = localDate(clock().now(), 'UTC');
  let failed = 0;
  for (const partition of await daysToCompact(files, today)) {
    if (context.getRemainingTimeInMillis() < MARGIN_MS) break;
    try {
      await compactDay(files, partition, `day-${ids().ulid()}`);
    } catch (error) {
      failed += 1;
      log('error', 'day-not-compacted', { ...errorFields(error), row: partition.dt });
    }
  }
  if (failed > 0) throw new Error(`${failed} days are as they were`);
}
