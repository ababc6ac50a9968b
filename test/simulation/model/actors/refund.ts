import type { Evidence } from '../../../../core/domain/evidence.ts';
import { equals, formatMoney } from '../../../../core/domain/money.ts';
import { refundOf } from '../../../../core/domain/order-aggregate.ts';
import type {
  QueryResult,
  RefundQueryResult,
  RefundResult,
} from '../../../../core/ports/payment-gateway.ts';
import { refundEvidence, unsettled } from '../../../../core/usecases/resolve-refund.ts';
import { calls, goesOn } from '../processes.ts';
import type { ModelState, Process } from '../state.ts';
import { clockOf, type Play, settlePayment } from '../store.ts';

/** A refund as its worker read it, with the number and amount that it will send. */
type Read = NonNullable<Process['refund']>;

/** Mirrors the reads of resolveRefund (core/usecases/resolve-refund.ts). */
export function readRefund(_: Play, state: ModelState, process: Process): ModelState {
  const refund = refundOf(state.stored, readBy(process).refundId);
  if (refund?.status !== 'REQUESTED') return state;
  if (clockOf(state, process) < (refund.dueAt ?? 0)) return state;
  const { refundId, amount, attempts } = refund;
  const read: Read = { refundId, amount, attempts, givesBack: refund.kind === 'give-back' };
  return goesOn(state, { ...process, at: 'intends the refund', refund: read });
}

/** The intent is stored before anything is asked, so that one worker does it at a time. */
export function intendRefund(play: Play, before: ModelState, process: Process): ModelState {
  const { refundId, attempts, givesBack, amount } = readBy(process);
  const intent = { source: 'us', kind: 'refund-sent', refundId } as const;
  const { state, changed } = settlePayment(play, before, process, intent);
  if (!changed) return state;
  const refund = { refundId, amount };
  if (attempts > 0) return calls(state, process, { name: 'refund-query', refund });
  return calls(state, process, { name: givesBack ? 'trade-query' : 'refund', refund });
}

export function hearRefundQuery(
  play: Play,
  state: ModelState,
  process: Process,
  found: RefundQueryResult,
): ModelState {
  const { refundId, amount, givesBack } = readBy(process);
  switch (found.kind) {
    case 'unknown':
      return settled(play, state, process, unsettled(refundId, found.code, false));
    case 'refunded':
      return settled(
        play,
        state,
        process,
        equals(found.amount, amount)
          ? { source: 'refund', kind: 'refunded', refundId }
          : unsettled(refundId, `ANOTHER_AMOUNT ${formatMoney(found.amount)}`, true),
      );
    case 'not-found': {
      const name = givesBack ? 'trade-query' : 'refund';
      return calls(state, process, { name, refund: { refundId, amount } });
    }
  }
}

/** Late money is given back only if its trade still holds it. */
export function hearTradeQuery(
  play: Play,
  state: ModelState,
  process: Process,
  trade: QueryResult,
): ModelState {
  const { refundId, amount } = readBy(process);
  if (trade.kind === 'unknown') {
    return settled(play, state, process, unsettled(refundId, trade.code, false));
  }
  if (trade.kind === 'closed') return settled(play, state, process, { source: 'query', ...trade });
  return calls(state, process, { name: 'refund', refund: { refundId, amount } });
}

export const hearRefund = (
  play: Play,
  state: ModelState,
  process: Process,
  result: RefundResult,
): ModelState => settled(play, state, process, refundEvidence(readBy(process).refundId, result));

const settled = (play: Play, state: ModelState, process: Process, event: Evidence): ModelState =>
  settlePayment(play, state, process, event).state;

function readBy({ refund }: Process): Read {
  if (!refund) throw new Error('A refund worker has a refund');
  return refund;
}
