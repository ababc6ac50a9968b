import type { Evidence } from '../../../../core/domain/evidence.ts';
import type { PayResult } from '../../../../core/ports/payment-gateway.ts';
import { goesOn } from '../processes.ts';
import type { ModelState, Process } from '../state.ts';
import { clockOf, type Play, settlePayment } from '../store.ts';

/** Mirrors the end of askAlipay (core/usecases/start-payment.ts): an attempt that failed is cancelled at once. */
export function hearPay(
  play: Play,
  before: ModelState,
  process: Process,
  result: PayResult,
): ModelState {
  const evidence: Evidence = { source: 'pay', ...result };
  const { state, payment } = settlePayment(play, before, process, evidence);
  if (payment.status !== 'PENDING' || payment.cancelAt > clockOf(state, process)) return state;
  return goesOn(state, { ...process, at: 'reads the payment', call: undefined, errand: 'resolve' });
}
