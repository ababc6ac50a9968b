import type { DinerOrder, ForgetRequest } from '../domain/diner.ts';
import { withoutGuest } from '../domain/without-customer.ts';
import type { DinerOrders } from '../ports/diner-orders.ts';
import { type ChangeDeps, changeOrder } from './change-order.ts';

export interface ForgetDeps extends ChangeDeps {
  readonly dinerOrders: DinerOrders;
}

/** Within the time of a request; the rest is done by the worker. */
const MAX_FORGOTTEN_AT_ONCE = 50;
const PAGE = 25;
const MAX_REQUESTS = 10;

/**
 * Takes a customer out of what they ordered until the request, one order after the other: first the
 * order, then the row that leads there. So whoever goes on after a crash finds what is left.
 * @returns whether nothing is left.
 */
export async function forgetDiner(
  deps: ForgetDeps,
  request: ForgetRequest,
  max: number = MAX_FORGOTTEN_AT_ONCE,
): Promise<boolean> {
  let cursor: string | undefined;
  let forgotten = 0;
  do {
    const { merchantId, dinerId } = request;
    const page = await deps.dinerOrders.ofDiner(merchantId, dinerId, { limit: PAGE, cursor });
    for (const order of page.items.filter(({ at }) => at <= request.requestedAt)) {
      if (forgotten === max) return false;
      await forgetAt(deps, order);
      forgotten += 1;
    }
    cursor = page.next;
  } while (cursor !== undefined);
  await deps.dinerOrders.done(request);
  return true;
}

/** Written down first, so that it is carried out whatever happens. @returns whether it is already. */
export async function askToForget(deps: ForgetDeps, request: ForgetRequest): Promise<boolean> {
  await deps.dinerOrders.ask(request);
  return await forgetDiner(deps, request);
}

async function forgetAt(deps: ForgetDeps, order: DinerOrder): Promise<void> {
  await changeOrder(deps, order.merchantId, order.orderId, (aggregate, now) => {
    const edit = withoutGuest(aggregate, order.label, now);
    if (!edit) return { value: undefined };
    return { edit, what: 'forget-diner', actor: 'system', value: undefined };
  });
  await deps.dinerOrders.remove(order);
}

/**
 * Goes on with requests that were not carried out to their end. One that fails keeps no other waiting,
 * and is tried again at the next time.
 */
export async function forgetDiners(
  deps: ForgetDeps,
): Promise<{ readonly tried: number; readonly errors: readonly unknown[] }> {
  const requests = await deps.dinerOrders.asked(MAX_REQUESTS);
  const errors: unknown[] = [];
  for (const request of requests) {
    try {
      await forgetDiner(deps, request);
    } catch (error) {
      errors.push(error);
    }
  }
  return { tried: requests.length, errors };
}
