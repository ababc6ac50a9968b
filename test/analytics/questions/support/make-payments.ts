import type { PAYMENTS } from '../../../../analytics/facts/payments.ts';
import type { CommonColumns, RowOf } from '../../../../analytics/facts/table.ts';
import type { Fact } from '../../../../analytics/facts/tables.ts';
import { type GivenBack, refundOf } from './make-refunds.ts';
import type { Channel, Visit } from './make-visits.ts';
import type { Random } from './random.ts';
import { common, DAY, MINUTE } from './wall-clock.ts';

/** What is to be paid. */
export interface Due {
  readonly visit: Visit;
  readonly orderId: string;
  readonly total: number;
  readonly checks: number;
}

export interface Settled {
  readonly status: 'COMMITTED' | 'CANCELED';
  readonly endedAt: number;
  readonly facts: readonly Fact[];
  /** The attempt that paid, of several the last; what staff give back later is of it. */
  readonly paidBy: GivenBack | undefined;
}

type Row = RowOf<typeof PAYMENTS>;
type Own = Omit<Row, keyof CommonColumns>;

const WAYS: Readonly<Record<Channel, readonly (readonly [string, number])[]>> = {
  kiosk: [
    ['qr', 6],
    ['barcode', 4],
  ],
  pos: [
    ['barcode', 9],
    ['cash', 5],
    ['card', 2],
    ['static-qr', 3],
  ],
  table: [['qr', 1]],
  phone: [['qr', 1]],
};

/** Attempts until all checks are paid, or the customer gives up. */
export function settle(random: Random, due: Due): Settled {
  const { visit, checks } = due;
  const facts: Fact[] = [];
  let now = visit.placedAt;
  let attemptNo = 0;
  let paid = 0;
  let paidBy: GivenBack | undefined;
  while (paid < checks && attemptNo < 5) {
    attemptNo += 1;
    const part = Math.floor(due.total / checks);
    const amount = paid === checks - 1 ? due.total - part * (checks - 1) : part;
    const tried = attempt(random, due, { attemptNo, check: paid + 1, amount, startedAt: now });
    facts.push(...tried.facts);
    now = tried.endedAt + random.int(2_000, 20_000);
    if (tried.paidBy) {
      paid += 1;
      paidBy = tried.paidBy;
    } else if (random.chance(0.3)) break;
  }
  if (paid === checks) return { status: 'COMMITTED', endedAt: lastEnd(facts), facts, paidBy };
  // A part was paid, and the rest never: it goes back the next day.
  const endedAt = now + MINUTE;
  const back = { kind: 'staff', at: now + DAY, orderEndedAt: endedAt } as const;
  if (paidBy) facts.push(refundOf(paidBy, { ...back, minor: paidBy.minor }));
  return { status: 'CANCELED', endedAt, facts, paidBy: undefined };

  function lastEnd(of: readonly Fact[]): number {
    const captures = of.filter((f) => f.table === 'payments' && f.row.status === 'CAPTURED');
    return captures.at(-1)?.row.at_ms ?? now;
  }
}

interface Attempt {
  readonly attemptNo: number;
  readonly check: number;
  readonly amount: number;
  readonly startedAt: number;
}

function attempt(random: Random, due: Due, { attemptNo, check, amount, startedAt }: Attempt) {
  const { visit, orderId } = due;
  const way = amount === 0 ? 'free' : random.pick(WAYS[visit.channel]);
  const unheard = way === 'qr' || way === 'barcode';
  const outcome = unheard ? random.pick(OUTCOMES) : 'CAPTURED';
  const unknown = unheard && random.chance(outcome === 'CANCELLED' ? 0.7 : 0.04);
  const paymentId = `${orderId}.p${attemptNo}`;
  const took = way === 'free' ? 0 : unheard ? random.int(1_200, unknown ? 90_000 : 30_000) : 15_000;
  const own: Own = {
    ...{ payment_id: paymentId, order_id: orderId, check_id: `c-${check}` },
    ...{ channel: visit.channel, way, status: outcome, is_outcome: true, is_late: false },
    ...{ was_unknown: unknown, currency: 'CNY', amount_minor: amount },
    captured_minor: outcome === 'CAPTURED' ? amount : 0,
    ...{ started_at_ms: startedAt, resolution_ms: took, attempt_no: attemptNo },
    since_placed_ms: startedAt + took - visit.placedAt,
    evidence: way === 'free' ? 'us' : unheard ? random.pick(EVIDENCE) : 'till',
    decline_code: outcome === 'DECLINED' ? random.pick(CODES) : null,
    cancel_reason: outcome === 'CANCELLED' ? 'deadline' : null,
  };
  const endedAt = startedAt + took;
  const told = (at: number, turn: number, more: Partial<Own> = {}): Fact => ({
    ...{ table: 'payments', merchantId: visit.store.merchantId },
    row: { ...common(`${paymentId}.${turn}`, visit.store.storeId, at), ...own, ...more },
  });
  const payer: GivenBack = { visit, orderId, paymentId, way, minor: amount, endedAt };
  const facts = [told(endedAt, 1)];
  if (outcome === 'CANCELLED' && unknown && random.chance(0.4)) {
    // Money came after all: it is on its way back at once, and back a little later.
    const late = { is_outcome: false, is_late: true, evidence: 'notification' } as const;
    const turns = ['RETURNING', 'RETURNED'].map((status, n) => {
      const at = endedAt + 40_000 + n * 6_000;
      const since = { resolution_ms: at - startedAt, since_placed_ms: at - visit.placedAt };
      return told(at, n + 2, { ...late, ...since, status });
    });
    const back = { kind: 'give-back', at: endedAt + 46_000, minor: amount } as const;
    facts.push(...turns, refundOf(payer, back));
  }
  return { endedAt, facts, paidBy: outcome === 'CAPTURED' ? payer : undefined };
}

const OUTCOMES = [
  ['CAPTURED', 86],
  ['DECLINED', 6],
  ['CLOSED', 3],
  ['CANCELLED', 5],
] as const;
const EVIDENCE = [
  ['pay', 5],
  ['query', 3],
  ['notification', 4],
] as const;
const CODES = [
  ['ACQ.BUYER_BALANCE_NOT_ENOUGH', 3],
  ['ACQ.PAYMENT_AUTH_CODE_INVALID', 2],
] as const;
