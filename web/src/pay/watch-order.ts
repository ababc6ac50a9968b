import type { OrderResponse } from '../../../api/orders.ts';
import type { Api } from '../api/client.ts';
import { ifNoneMatch, lookAt } from '../live/look.ts';
import { type Polled, poll } from '../live/poll.ts';

/** One order, kept current while somebody looks at it, or waits for its money. */
export const watchOrder = (api: Api, orderId: string): Polled<OrderResponse> =>
  poll<OrderResponse>({
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
