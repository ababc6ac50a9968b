import { type Answer, answerOf, pastOldToken } from '../api/answer.ts';
import type { Api } from '../api/client.ts';
import type { Action } from './action.ts';
import type { SeenTicket } from './seen-ticket.ts';

/** @param ticket As it was shown, for what an answer does not tell. */
export async function sendAction(
  api: Api,
  action: Action,
  ticket: SeenTicket | undefined,
): Promise<Answer<SeenTicket>> {
  // Where the token ended while the screen slept, nothing was pressed in vain.
  return pastOldToken(await sent(api, action, ticket));
}

async function sent(
  api: Api,
  action: Action,
  ticket: SeenTicket | undefined,
): Promise<Answer<SeenTicket>> {
  const { orderId, ticketId, lineId, stationId, kind, courier } = action;
  if (kind === 'hand-over') {
    const handed = await answerOf(
      api.POST('/v1/orders/{orderId}/delivery/hand-over', {
        params: { path: { orderId } },
        body: courier === undefined ? {} : { courier },
      }),
    );
    return handed.ok ? { ...handed, data: handedOver(action, ticket) } : handed;
  }
  if (lineId !== undefined) {
    return answerOf(
      api.POST('/v1/orders/{orderId}/tickets/{ticketId}/lines/{lineId}/{action}', {
        params: { path: { orderId, ticketId, lineId, action: kind } },
      }),
    );
  }
  const isOfStation = stationId !== undefined && kind !== 'complete';
  return answerOf(
    api.POST('/v1/orders/{orderId}/tickets/{ticketId}/{action}', {
      params: {
        path: { orderId, ticketId, action: kind },
        query: isOfStation ? { station: stationId } : {},
      },
    }),
  );
}

/** A delivery that was handed over completes its tickets, which its answer does not show. */
const handedOver = (
  { orderId, ticketId, pickupNumber, at }: Action,
  ticket: SeenTicket | undefined,
): SeenTicket => ({
  ...(ticket ?? { orderId, ticketId, pickupNumber, lines: [], createdAt: at }),
  status: 'COMPLETED',
  changedAt: (ticket?.changedAt ?? at) + 1,
});
