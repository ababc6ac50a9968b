import type { Evidence } from '../../../../core/domain/evidence.ts';
import { PAYMENT_STATES } from '../../../../core/domain/payment-states.ts';
import type { CancelResult, QueryResult } from '../../../../core/ports/payment-gateway.ts';
import { cancelEvidence, isOpen, mayCancel } from '../../../../core/usecases/resolve-payment.ts';
import { thePayment } from '../payment.ts';
import { calls, goesOn } from '../processes.ts';
import type { ModelState, Process } from '../state.ts';
import { clockOf, type Play, settlePayment } from '../store.ts';
import { ends } from './ends.ts';

/**
 * Mirrors queryPayment, cancelPayment and resolvePayment (core/usecases/resolve-payment.ts). They
 * read the payment up to three times in a row with nothing in between; here the last read decides,
 * because an earlier one could only end the process sooner.
 */
export function readPayment(_: Play, state: ModelState, process: Process): ModelState {
  const payment = thePayment(state.stored);
  const may = mayCancel(payment, clockOf(state, process));
  if (process.errand === 'cancel' && !may) return ends(state, process);
  if (!isOpen(payment)) return ends(state, process);
  const cancels = process.errand !== 'query' && may;
  return calls(state, { ...process, cancels }, { name: 'query' });
}

/** The query's answer is settled; where it was the last one before a cancel, the fence is next. */
export function hearQuery(
  play: Play,
  before: ModelState,
  process: Process,
  result: QueryResult,
): ModelState {
  const event: Evidence = { source: 'query', ...result };
  const { state, payment } = settlePayment(play, before, process, event);
  if (process.actor === 'order-cancel') {
    return goesOn(state, { ...process, at: 'gives the order up' });
  }
  const fences = process.cancels && PAYMENT_STATES[payment.status].holdsCheck;
  return fences ? goesOn(state, { ...process, at: 'fences' }) : ends(state, process);
}

/** The fence is written, and cancel is called at once. */
export function writeFence(play: Play, before: ModelState, process: Process): ModelState {
  const { state, changed } = settlePayment(play, before, process, {
    source: 'us',
    kind: 'fence',
    reason: 'deadline',
  });
  return changed ? calls(state, process, { name: 'cancel' }) : ends(state, process);
}

/** Mirrors the end of sendCancel. */
export function hearCancel(
  play: Play,
  before: ModelState,
  process: Process,
  result: CancelResult,
): ModelState {
  const { state } = settlePayment(play, before, process, cancelEvidence(result));
  return ends(state, process);
}
