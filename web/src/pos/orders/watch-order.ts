import type { OrderResponse } from '../../../../api/orders.ts';
import { ifNoneMatch, lookAt } from '../../live/look.ts';
import { type Polled, poll } from '../../live/poll.ts';
import type { Till } from '../till.ts';

/** One order, kept current while somebody looks at it. */
export function watchOrder({ api }: Pick<Till, 'api'>, orderId: string): Polled<OrderResponse> {
  return poll<OrderResponse>({
    everyMs: 1_000,
    idleMs: 4_000,
    look: (etag, signal) =>
      lookAt(
        api.GET('/v1/orders/{orderId}', {
          params: { path: { orderId } },
          signal,
          ...ifNoneMatch(etag),
        }),
      ),
  });
}
