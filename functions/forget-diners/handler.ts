import { forgetDiners } from '../../core/usecases/forget-diner.ts';
import { backoff, clock, dinerOrders, orders } from '../shared/compose.ts';
import { errorFields, log } from '../shared/log.ts';

/**
 * Every hour: goes on where a customer's request to be forgotten was too much for one call, or where
 * its process died.
 * @throws Error when requests failed, after all others, because the alarm counts errors.
 */
export async function handler(): Promise<void> {
  const deps = { dinerOrders: dinerOrders(), orders: orders() };
  const { tried, errors } = await forgetDiners({ ...deps, clock: clock(), backoff: backoff() });
  for (const error of errors) log('error', 'row-failed', { row: 'FORGET', ...errorFields(error) });
  log('info', 'swept', { swept: tried, failed: errors.length });
  if (errors.length > 0) throw new Error(`${errors.length} of ${tried} requests failed`);
}
