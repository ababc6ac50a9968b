import { PAYMENT_STATES } from '../../../../core/domain/payment-states.ts';
import { thePayment } from '../payment.ts';
import type { ModelState, Process } from '../state.ts';
import type { Play } from '../store.ts';
import { readPayment } from './resolution.ts';
import { startWorkflow } from './workflow.ts';

/** Mirrors continuePayment (core/usecases/continue-payment.ts); a refund's follow-up is its worker. */
export function followUp(play: Play, state: ModelState, process: Process): ModelState {
  const payment = thePayment(state.stored);
  if (PAYMENT_STATES[payment.status].holdsCheck) return startWorkflow(state, payment);
  const confirms = payment.status === 'CAPTURED' && !payment.confirmed;
  return confirms ? readPayment(play, state, { ...process, errand: 'query' }) : state;
}
