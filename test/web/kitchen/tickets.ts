import type { TicketResponse } from '../../../api/kitchen.ts';
import type { Action } from '../../../web/src/kitchen/action.ts';

/** Of noon on some day; what counts is how much later it is. */
export const NOON = 1_795_000_000_000;
export const MINUTE = 60_000;

export const line = (
  lineId: string,
  more: Partial<TicketResponse['lines'][number]> = {},
): TicketResponse['lines'][number] => ({ lineId, name: lineId, quantity: 1, options: [], ...more });

/** A ticket of two dishes that came at noon. */
export const ticket = (more: Partial<TicketResponse> = {}): TicketResponse => ({
  ...{ orderId: 'o1', ticketId: 't1', status: 'PROPOSED', pickupNumber: 'A001' },
  ...{ lines: [line('noodles'), line('tea')], createdAt: NOON, changedAt: NOON },
  ...more,
});

export const action = (more: Partial<Action> = {}): Action => ({
  ...{ actionId: 'a1', kind: 'bump', orderId: 'o1', ticketId: 't1', pickupNumber: 'A001' },
  ...{ at: NOON + MINUTE, seenVoids: '[[],[]]' },
  ...more,
});
