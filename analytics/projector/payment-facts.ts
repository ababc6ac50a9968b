import type { JournalEntry } from '../../core/domain/journal.ts';
import type { Payment } from '../../core/domain/payment.ts';
import type { PaymentStatus } from '../../core/domain/payment-states.ts';
import type { PAYMENTS } from '../facts/payments.ts';
import type { RowOf } from '../facts/table.ts';
import { type OrderHistory, type Step, stepsOf, type Told } from './order-history.ts';
import { commonColumns } from './wall-time.ts';

/** What an attempt to pay comes to. */
const OUTCOMES: readonly PaymentStatus[] = [
  'CAPTURED',
  'DECLINED',
  'CLOSED',
  'CANCELLED',
  'RETURNING',
  'RETURNED',
];

/** The rows of all attempts to pay an order. */
export function paymentFacts(history: OrderHistory): Told[] {
  const steps = stepsOf(history, 'payment');
  // In the order in which they began.
  const ids = [...new Set(steps.map(({ change }) => change.paymentId))];
  return ids.flatMap((paymentId, n) => {
    const payment = history.aggregate.payments.find((p) => p.paymentId === paymentId);
    const own = steps.filter(({ change }) => change.paymentId === paymentId);
    return payment ? attemptFacts(history, { payment, steps: own, attemptNo: n + 1 }) : [];
  });
}

interface Attempt {
  readonly payment: Payment;
  readonly steps: readonly Step<'payment'>[];
  readonly attemptNo: number;
}

function attemptFacts(history: OrderHistory, attempt: Attempt): Told[] {
  const turns = attempt.steps
    .map((step, n) => ({ step, until: attempt.steps.slice(0, n + 1) }))
    .filter(({ step: { change } }) => change.to !== change.from && OUTCOMES.includes(change.to));
  const { merchantId } = history.aggregate.order;
  return turns.map(({ step, until }, n): Told => {
    const row = { ...rowOf(history, attempt, until, step), is_outcome: n === 0 };
    return { version: step.entry.version, fact: { table: 'payments', merchantId, row } };
  });
}

function rowOf(
  { aggregate, day }: OrderHistory,
  { payment, attemptNo }: Attempt,
  until: readonly Step<'payment'>[],
  { entry, change }: Step<'payment'>,
): Omit<RowOf<typeof PAYMENTS>, 'is_outcome'> {
  const { storeId, orderId, channel, createdAt } = aggregate.order;
  const { paymentId, checkId, way, amount, startedAt } = payment;
  const { at, version, evidence } = entry;
  const heard = until.flatMap((step) => step.entry.evidence ?? []);
  const captured = heard.filter((e) => e.kind === 'captured').at(-1);
  const fence = heard.find((e) => e.kind === 'fence');
  return {
    ...commonColumns({ eventId: `${paymentId}.${version}`, storeId, at, day }),
    payment_id: paymentId,
    order_id: orderId,
    check_id: checkId,
    channel,
    way,
    status: change.to,
    is_late: captured !== undefined && change.to !== 'CAPTURED',
    was_unknown: heard.some((e) => e.kind === 'unknown'),
    currency: amount.currency,
    amount_minor: amount.minor,
    captured_minor: change.to === 'CAPTURED' ? (captured?.amount ?? amount).minor : 0,
    started_at_ms: startedAt,
    resolution_ms: at - startedAt,
    since_placed_ms: at - createdAt,
    attempt_no: attemptNo,
    evidence: evidence?.source ?? null,
    decline_code: declineCode(evidence),
    cancel_reason: fence?.reason ?? null,
  };
}

const declineCode = (evidence: JournalEntry['evidence']): string | null =>
  evidence?.kind === 'declined' ? evidence.code : null;
