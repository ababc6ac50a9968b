import { PAYMENT_POLICY as POLICY } from '../../../../core/domain/payment-policy.ts';
import { isLive } from '../../../../core/domain/payment-states.ts';
import { thePayment } from '../payment.ts';
import { goesOn } from '../processes.ts';
import type { ModelState, Process } from '../state.ts';
import { clockOf, type Play, settlePayment } from '../store.ts';
import { readPayment } from './resolution.ts';
import { startWorkflow } from './workflow.ts';

/** Mirrors sweepPayment (core/usecases/sweep.ts): before its deadline a payment is the workflow's. */
export function sweepPayment(play: Play, state: ModelState, process: Process): ModelState {
  const payment = thePayment(state.stored);
  const workflowsUntil = payment.cancelAt + POLICY.sweeperGraceMs;
  if (isLive(payment.status) && clockOf(state, process) < workflowsUntil) {
    return goesOn(startWorkflow(state, payment), { ...process, at: 'hands over' });
  }
  return readPayment(play, state, { ...process, errand: 'resolve' });
}

export const handOver = (play: Play, state: ModelState, process: Process): ModelState =>
  settlePayment(play, state, process, { source: 'us', kind: 'hand-over' }).state;

/** Whatever came of it, the row must not stay overdue. */
export const watchAgain = (play: Play, state: ModelState, process: Process): ModelState =>
  settlePayment(play, state, process, { source: 'us', kind: 'watch-again' }).state;
