import type { Api } from '../api/client.ts';
import { ifNoneMatch, lookAt } from '../live/look.ts';
import { type Polled, poll } from '../live/poll.ts';
import { isOver, type SeenOrder } from './order-state.ts';

/** The order as it is now, until it is over or there is none. */
export function followOrder(api: Api, token: string): Polled<SeenOrder> {
  const polled = poll<SeenOrder>({
    look: (etag, signal) =>
      lookAt(
        api.GET('/v1/receipt-links/{token}', {
          params: { path: { token } },
          ...{ signal, ...ifNoneMatch(etag) },
        }),
      ),
    // Phones that were put away need not hear of it as soon as those that are looked at.
    idleMs: 10_000,
  });
  polled.value.subscribe((order) => {
    if (order !== undefined && isOver(order)) polled.stop();
  });
  polled.refusal.subscribe((refusal) => {
    if (refusal?.status === 404) polled.stop();
  });
  return polled;
}
