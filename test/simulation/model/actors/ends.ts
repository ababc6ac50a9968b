import { thePayment } from '../payment.ts';
import { goesOn } from '../processes.ts';
import type { ModelState, Process } from '../state.ts';
import { clockOf } from '../store.ts';
import { withPlan } from './workflow.ts';

/** What comes after a payment was resolved: the sweeper watches again, a workflow plans its next task. */
export function ends(state: ModelState, process: Process): ModelState {
  switch (process.actor) {
    case 'sweeper':
      return goesOn(state, { ...process, at: 'watches again', call: undefined });
    case 'workflow':
      return withPlan(state, process, thePayment(state.stored), clockOf(state, process));
    default:
      return state;
  }
}
