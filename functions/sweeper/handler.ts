import { sweep } from '../../core/usecases/sweep.ts';
import {
  backoff,
  cases,
  clock,
  credits,
  dueList,
  gateway,
  inbox,
  kitchens,
  orders,
  tickets,
  waiting,
  workflow,
} from '../shared/compose.ts';
import { errorFields, log } from '../shared/log.ts';

/**
 * Every minute: settles every row whose time has come. The guarantee behind everything faster.
 * @throws Error when rows failed, after all others are settled, because the alarm counts errors.
 */
export async function handler(): Promise<void> {
  const { swept, failures } = await sweep({
    orders: orders(),
    gateway: gateway(),
    inbox: inbox(),
    cases: cases(),
    credits: credits(),
    waiting: waiting(),
    dueList: dueList(),
    tickets: tickets(),
    kitchens: kitchens(),
    workflow: workflow(),
    clock: clock(),
    backoff: backoff(),
  });
  for (const { row, error } of failures) log('error', 'row-failed', { row, ...errorFields(error) });
  log('info', 'swept', { swept, failed: failures.length });
  if (failures.length > 0) throw new Error(`${failures.length} of ${swept} rows failed`);
}
