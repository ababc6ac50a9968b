import type { PaymentStatus } from '../../core/domain/payment-states.ts';
import { hasNoTrade, isTender, type OrderFacts, type PaymentFacts, type Step } from '../facts.ts';
import { type Invariant, ofOrders, ofPayments, WELL } from '../invariant.ts';
import { isTicketMove, ORDER_MOVES, PAYMENT_MOVES, PROOFS, REFUND_MOVES } from '../rule-book.ts';

/** Everything moves along the drawn edges only, each on its proof. */
export const STATES: readonly Invariant[] = [
  {
    id: 'N4a',
    says: 'A payment moves along the drawn edges only.',
    needs: ['store'],
    when: 'always',
    check: ofPayments(({ steps }) => {
      let status: PaymentStatus | undefined;
      const faults: string[] = [];
      for (const { from, to, entry } of steps) {
        // A report of another amount opens a case in any state, also in the last one.
        const stays = from === to && (to !== 'RETURNED' || entry.what === 'mismatch');
        const born = BIRTHS[entry.what] ?? 'INITIATED';
        const moves = from === undefined ? to === born : stays || PAYMENT_MOVES[from].includes(to);
        if (!moves || from !== status) {
          faults.push(`Version ${entry.version} moves it from ${from} to ${to}; it was ${status}.`);
        }
        status = to;
      }
      return faults;
    }),
  },
  {
    id: 'N4b',
    says: 'Each move of a payment has its proof: unknown is not failed, and only Alipay’s word ends anything.',
    needs: ['store'],
    when: 'always',
    check: ofPayments((p) => p.steps.flatMap((step) => proofFault(p, step) ?? WELL)),
  },
  {
    id: 'N4c',
    says: 'An order is open, then paid for by captured checks, or given up by somebody.',
    needs: ['store'],
    when: 'always',
    check: ofOrders(orderFaults),
  },
  {
    id: 'N4d',
    says: 'A refund ends once, on Alipay’s word about that refund; money that must go back is never refused. What was taken at the counter is given back by a person, at once.',
    needs: ['store'],
    when: 'always',
    check: ofPayments(refundFaults),
  },
  {
    id: 'N4e',
    says: 'A ticket moves along the drawn edges only; it may stay while a line is bumped, voided or wanted again, or its customer forgotten.',
    needs: ['store'],
    when: 'always',
    check: ofOrders((order) =>
      movesOf(order, 'ticket').flatMap(({ id, from, to, version, entry }) => {
        const legal = from === undefined ? to === 'PROPOSED' : isTicketMove(entry.what, from, to);
        return legal ? WELL : [`Version ${version} moves ticket ${id} from ${from} to ${to}.`];
      }),
    ),
  },
];

/** With which state a payment is born; money that came before its payment is there at once. */
const BIRTHS: Readonly<Record<string, PaymentStatus>> = {
  'assign-credit': 'CAPTURED',
  'take-tender': 'CAPTURED',
  // Of an order that costs nothing.
  'place-order': 'CAPTURED',
  'return-credit': 'RETURNING',
};

function proofFault(p: PaymentFacts, step: Step): string | undefined {
  const { from, to, entry } = step;
  if (from === to || (from === undefined && entry.what === 'start-payment')) return undefined;
  const { evidence, version } = entry;
  if (to === 'CANCELLING' && entry.what === 'cancel-order' && entry.actor !== 'system') {
    return undefined;
  }
  const proof = evidence ? `${evidence.source} ${evidence.kind}` : `${entry.what} without evidence`;
  const wrong = `Version ${version} makes it ${to} on ${proof}`;
  if (hasNoTrade(p) && to === 'CLOSED' && mayStopWaiting(proof, entry)) return undefined;
  if (!PROOFS[to].includes(proof)) return `${wrong}.`;
  if (evidence && isTender(p) !== (evidence.source === 'till'))
    return `${wrong}, as ${p.payment?.way}.`;
  if (evidence?.kind === 'captured' && evidence.amount.minor !== p.payment?.amount.minor) {
    return `${wrong} of ${evidence.amount.minor}, not ${p.payment?.amount.minor}.`;
  }
  if (evidence?.kind === 'refunded' && evidence.refundId !== `G${p.paymentId}`) {
    return `${wrong} of ${evidence.refundId}.`;
  }
  // A report of another amount is no money of this payment.
  const moneyCame = p.steps.some(
    ({ n, entry: e }) => n < step.n && e.evidence?.kind === 'captured' && e.what !== 'mismatch',
  );
  if (evidence?.kind === 'cancelled' && evidence.action !== 'refund' && moneyCame) {
    return `${wrong} with action ${evidence.action}, although money had come.`;
  }
  return undefined;
}

/** No trade is there to be closed: time is over, or the check is seen to in another way. */
const mayStopWaiting = (proof: string, { what }: Step['entry']): boolean =>
  proof === 'us stop-waiting' || OTHER_WAYS.includes(what);

const OTHER_WAYS = ['cancel-order', 'assign-credit', 'start-payment', 'take-tender'];

/** How an order may end without being paid for. */
const ENDINGS = ['cancel-order', 'expire-order', 'return-credit'];

function orderFaults(order: OrderFacts): string[] {
  const moves = movesOf(order, 'order').flatMap(({ from, to, version, entry }) => {
    // Money that nobody ordered goes back in an order that was never open.
    const born = entry.what === 'return-credit' ? 'CANCELED' : bornAs(order);
    const legal = from === undefined ? to === born : legalMove(ORDER_MOVES, from, to);
    const faults = legal ? [] : [`Version ${version} moves the order from ${from} to ${to}.`];
    const paid = entry.changes.some((c) => c.part === 'payment' && c.to === 'CAPTURED');
    // The last check of a shared table may be paid long before its guests leave.
    if (to === 'COMMITTED' && !paid && entry.what !== 'close-table')
      faults.push(`Version ${version} commits it without a payment.`);
    if (to === 'CANCELED' && !ENDINGS.includes(entry.what)) {
      faults.push(`Version ${version} gives it up by ${entry.what}.`);
    }
    return faults;
  });
  return [...moves, ...standingFaults(order)];
}

/** What costs nothing is paid for as it is placed. */
const bornAs = ({ aggregate }: OrderFacts): 'COMMITTED' | 'CREATED' =>
  aggregate?.order.total.minor === 0 ? 'COMMITTED' : 'CREATED';

/** Committed means that every check is paid and no guest may order more, given up that none is. */
function standingFaults({ aggregate }: OrderFacts): readonly string[] {
  if (!aggregate) return WELL;
  const { status, checks, table } = aggregate.order;
  const guestsStay = table !== undefined && table.closedAt === undefined;
  const paid = checks.filter((c) => c.paidBy !== undefined).length;
  const fits = {
    COMMITTED: paid === checks.length && !guestsStay,
    CANCELED: paid === 0,
    CREATED: paid < checks.length || guestsStay,
  };
  return fits[status]
    ? WELL
    : [`The order is ${status}, ${paid} of ${checks.length} checks are paid.`];
}

/** Written once, when it is done. */
const handedBackFaults = ({ refundSteps }: PaymentFacts): string[] =>
  refundSteps.flatMap(({ refundId, to, entry: { version, what, actor, evidence } }, n) => {
    const isFirst = refundSteps.findIndex((s) => s.refundId === refundId) === n;
    const byPerson = what === 'request-refund' && actor !== 'system' && evidence === undefined;
    if (isFirst && byPerson && to === 'SUCCEEDED') return WELL;
    return [`Version ${version} makes ${refundId} ${to} by ${what}, ${actor}, of a tender.`];
  });

function refundFaults(payment: PaymentFacts): string[] {
  if (isTender(payment)) return handedBackFaults(payment);
  const { refundSteps } = payment;
  const faults: string[] = [];
  const before = new Map<string, { to: string; minor: number }>();
  for (const { refundId, minor, to, entry } of refundSteps) {
    const last = before.get(refundId);
    before.set(refundId, { to, minor });
    const { evidence, version } = entry;
    const says = `Version ${version} makes ${refundId}`;
    const moves = last ? legalMove(REFUND_MOVES, last.to, to) : to === 'REQUESTED';
    const repeats = last?.to === to && to === 'REQUESTED';
    if (!moves && !repeats) faults.push(`${says} ${to} after ${last?.to ?? 'nothing'}.`);
    if (last && last.minor !== minor) faults.push(`${says} ${minor}, it was ${last.minor}.`);
    const aboutIt =
      evidence !== undefined && 'refundId' in evidence && evidence.refundId === refundId;
    const isBack = refundId.startsWith('G');
    const proofs = {
      SUCCEEDED: 'refunded',
      FAILED: 'refund-declined',
      REQUESTED: undefined,
    } as const;
    const proof = proofs[to];
    if (proof === undefined) continue;
    const byClosing = to === 'SUCCEEDED' && isBack && evidence?.kind === 'closed';
    if (!byClosing && !(aboutIt && evidence.kind === proof)) {
      faults.push(`${says} ${to} on ${evidence?.kind ?? 'nothing'}.`);
    }
    if (to === 'FAILED' && isBack) faults.push(`${says} FAILED, which must go back.`);
  }
  return faults;
}

interface Move {
  readonly id: string;
  readonly from: string | undefined;
  readonly to: string;
  readonly version: number;
  readonly entry: Step['entry'];
}

/** Every change of the order's own state, or of each ticket's, with the state before it. */
function movesOf({ versions }: OrderFacts, part: 'order' | 'ticket'): Move[] {
  const before = new Map<string, string>();
  const moves: Move[] = [];
  for (const { entry } of versions) {
    for (const change of entry.changes) {
      if (change.part !== part) continue;
      const id = change.part === 'ticket' ? change.ticketId : 'order';
      moves.push({ id, from: before.get(id), to: change.to, version: entry.version, entry });
      before.set(id, change.to);
    }
  }
  return moves;
}

const legalMove = (
  table: Readonly<Record<string, readonly string[]>>,
  from: string,
  to: string,
): boolean => table[from]?.includes(to) === true;
