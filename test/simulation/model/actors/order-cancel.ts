import type { Edit } from '../../../../core/domain/order-aggregate.ts';
import { PAYMENT_STATES } from '../../../../core/domain/payment-states.ts';
import { PAYMENT_ID, thePayment } from '../payment.ts';
import { calls, goesOn } from '../processes.ts';
import type { ModelState, Process } from '../state.ts';
import { clockOf, commit, type Play } from '../store.ts';

/** Mirrors the start of cancelOrder (core/usecases/cancel-order.ts): one last query where one can help. */
export function readOrder(_: Play, state: ModelState, process: Process): ModelState {
  return PAYMENT_STATES[thePayment(state.stored).status].holdsCheck
    ? calls(state, process, { name: 'query' })
    : goesOn(state, { ...process, at: 'gives the order up' });
}

/** The order's end and the fence are one transaction; then cancel is called at once. */
export function giveUpOrder(play: Play, state: ModelState, process: Process): ModelState {
  const { order } = state.stored;
  const over = order.status === 'CANCELED' || order.checks.some((c) => c.paidBy !== undefined);
  if (over) return state;
  const edit = fenceAll(play, state, clockOf(state, process));
  const after = commit(play, state, edit, 'cancel-order');
  return edit.payments?.length ? calls(after, process, { name: 'cancel' }) : after;
}

function fenceAll({ rules }: Play, { stored }: ModelState, now: number): Edit {
  const event = { source: 'us', kind: 'fence', reason: 'order-cancelled' } as const;
  const { holdsCheck } = PAYMENT_STATES[thePayment(stored).status];
  const fenced = holdsCheck ? rules.settle(stored, PAYMENT_ID, event, now)?.edit.payments : [];
  return { order: { ...stored.order, status: 'CANCELED' }, payments: fenced ?? [] };
}
