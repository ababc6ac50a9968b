import type { Refund } from '../../../core/domain/refund.ts';
import type { Execution, Process } from './state.ts';

/*
 * Processes as they begin. Beginning and the first step are one action: a process that has not yet
 * read anything is the same as one that has not begun.
 */
const begins = (process: Omit<Process, 'id' | 'skewMs'>): Process => ({
  id: 0,
  skewMs: 0,
  ...process,
});

/** Sends pay once the payment is written down (core/usecases/start-payment.ts). */
export const payer = (sentAt: number): Process =>
  begins({ actor: 'pay', at: 'waits', call: { name: 'pay', sentAt } });

/** functions/query-payment and functions/cancel-payment. */
export const task = (next: Execution['next'], generation: number): Process =>
  begins({ actor: 'workflow', at: 'reads the payment', errand: next, generation });

export const followUp = (): Process => begins({ actor: 'follow-up', at: 'follows up' });

export const sweeper = (): Process => begins({ actor: 'sweeper', at: 'sweeps' });

/** A refund whose time has come, found by the sweeper or by its follow-up. */
export const refundWorker = ({ refundId, amount, attempts, kind }: Refund): Process => {
  const givesBack = kind === 'give-back';
  const refund = { refundId, amount, attempts, givesBack };
  return begins({ actor: 'refund', at: 'reads the refund', refund });
};

/** Whoever settles a notice that lies in the inbox: the one that received it, or the sweeper. */
export const settler = (noticeId: number): Process =>
  begins({ actor: 'notification', at: 'settles the notice', noticeId });

/** A person gives the unpaid order up. */
export const orderCancel = (): Process => begins({ actor: 'order-cancel', at: 'reads the order' });

/** A person wants so many minor units back, or all that is left. */
export const staffRefund = (wanted: number | 'all'): Process =>
  begins({ actor: 'staff-refund', at: 'requests a refund', wanted });
