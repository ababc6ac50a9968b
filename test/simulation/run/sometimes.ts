import type { Trace, TraceEvent } from '../../../audit/trace.ts';
import type { GatewayName } from '../../../local/alipay-simulator/simulated-merchant.ts';

type Test = (event: TraceEvent, trace: Trace) => boolean;

const entry =
  (what: string, ...evidence: readonly string[]): Test =>
  (event) =>
    event.by === 'store' &&
    event.kind === 'entry' &&
    event.entry.what === what &&
    (evidence.length === 0 || evidence.includes(event.entry.evidence?.kind ?? ''));

const opensCase =
  (kind: string): Test =>
  (event) =>
    event.by === 'store' &&
    event.kind === 'entry' &&
    event.entry.changes.some((c) => c.part === 'case' && c.kind === kind && c.to === 'OPEN');

const answers =
  (route: string, status: number): Test =>
  (event) =>
    event.by === 'world' &&
    event.kind === 'http' &&
    event.route.endsWith(route) &&
    event.status === status;

const orphan =
  (kind: string): Test =>
  (event, { books }) =>
    event.n === 0 && books.cases.some((c) => c.kind === kind);

/** How the entry's payment is paid, from the books at the end. */
function wayOf(event: TraceEvent, { books }: Trace): string | undefined {
  if (event.kind !== 'entry') return undefined;
  const change = event.entry.changes.find((c) => c.part === 'payment');
  const of = books.orders.find(({ order }) => order.orderId === event.orderId);
  return of?.payments.find((p) => change && p.paymentId === change.paymentId)?.way;
}

const ofWay =
  (way: string, test: Test): Test =>
  (event, trace) =>
    test(event, trace) && wayOf(event, trace) === way;

/** What only merchants of these gateways meet; AMS does not say what a cancel has done. */
const ONLY: Readonly<Record<string, readonly GatewayName[]>> = {
  'a cancel returns the money': ['open-platform', 'global'],
  'money of a static code pays its check': ['global'],
  'a check no longer waits for a static code': ['global'],
};

/** The names of what a run at this gateway must have met. */
export const sometimesAt = (gateway: GatewayName): string[] =>
  Object.keys(SOMETIMES).filter((name) => ONLY[name]?.includes(gateway) ?? true);

/**
 * Situations that a run must have met, or it proves nothing about them. Counted over all worlds; a
 * zero fails a run.
 */
const SOMETIMES = {
  'money that came late is given back': entry('giveBack'),
  'the give-back is confirmed': entry('finishGiveBack'),
  'a closed trade proves the give-back': entry('finishGiveBack', 'closed'),
  'money arrives behind the fence': entry('recordCapture'),
  'a cancel returns the money': (event) =>
    entry('cancelled', 'cancelled')(event, NO_TRACE) && actionOf(event) === 'refund',
  'a cancel closes the trade': (event) =>
    entry('cancelled', 'cancelled')(event, NO_TRACE) && actionOf(event) === 'close',
  'a cancel finds no trade': (event) =>
    entry('cancelled', 'cancelled')(event, NO_TRACE) && actionOf(event) === 'none',
  'a cancel is not settled at once': entry('keepCancelling'),
  'Alipay refuses to cancel': entry('changeInstrument'),
  'pay is declined': entry('decline'),
  'a trade closes by itself': entry('close'),
  'a second answer confirms the first': entry('confirm'),
  'a query contradicts the pay answer': entry('contradict'),
  'a refund succeeds': entry('finishRefund'),
  'a refund is not settled at once': entry('keepRefunding'),
  'a refund is refused': entry('declineRefund'),
  'an order is given up': entry('cancel-order'),
  'an order is changed before it is paid': entry('edit-order'),
  'an order is changed too late': answers('PATCH /v1/orders/{orderId}', 409),
  'an order is held': entry('hold-order'),
  'an order is taken back': entry('release-order'),
  'what nobody paid is struck off': entry('close-unpaid'),
  'an order that nobody pays ends': entry('expire-order'),
  'the sweeper hands a payment over': entry('handOver'),
  'the sweeper puts a payment off': entry('watchAgain'),
  'another amount is reported': entry('mismatch'),
  'the kitchen cooks': entry('ticket-start'),
  'the kitchen acknowledges': entry('ticket-acknowledge'),
  'a kitchen that was late ends its case': (event) =>
    event.kind === 'entry' &&
    event.entry.actor !== 'system' &&
    event.entry.what !== 'resolve-case' &&
    event.entry.changes.some((c) => c.part === 'case' && c.kind === 'kitchen-silent'),
  'a person resolves a case': entry('resolve-case'),
  'case: amount-mismatch': opensCase('amount-mismatch'),
  'case: capture-contradicted': opensCase('capture-contradicted'),
  'case: cancel-stuck': opensCase('cancel-stuck'),
  'case: cancel-refused': opensCase('cancel-refused'),
  'case: refund-stuck': opensCase('refund-stuck'),
  'case: refund-refused': opensCase('refund-refused'),
  'case: partly-paid': opensCase('partly-paid'),
  'case: kitchen-silent': opensCase('kitchen-silent'),
  'case: unknown-payment': orphan('unknown-payment'),
  'a payment is answered at once': answers('/payments', 200),
  'a payment is still being confirmed': answers('/payments', 202),
  'a second attempt waits for the first': answers('/payments', 409),
  'a used key with another body is refused': answers('/payments', 422),
  'too large a refund is refused': answers('/refunds', 422),
  "another tenant's order is not found": answers('{orderId}', 404),
  'a forged notification is refused': (event) =>
    event.by === 'world' &&
    event.kind === 'acknowledged' &&
    event.forged &&
    event.answer !== 'success',
  'a code is shown': (event) =>
    event.by === 'store' &&
    event.kind === 'entry' &&
    event.entry.evidence?.kind === 'pending' &&
    event.entry.evidence.qrCode !== undefined,
  'a code is refused': ofWay('qr', entry('decline')),
  'a scanned code is paid': ofWay('qr', entry('capture')),
  'a code that nobody scanned is given up': (event, trace) =>
    actionOf(event) === 'none' && wayOf(event, trace) === 'qr',
  'a code is paid behind the fence': ofWay(
    'qr',
    (event, trace) => entry('recordCapture')(event, trace) || entry('giveBack')(event, trace),
  ),
  'money of a static code pays its check': ofWay('static-qr', entry('capture')),
  'a check no longer waits for a static code': entry('stopWaiting'),
  'staff assign money to an order': entry('assign-credit'),
  'staff return money that nobody ordered': entry('return-credit'),
  'case: unsolicited-credit': orphan('unsolicited-credit'),
  'cash is taken': ofWay('cash', entry('take-tender')),
  'a card is taken': ofWay('card', entry('take-tender')),
  'money is taken at the counter behind a fence': behindFence,
  'the counter waits for Alipay': answers('/tenders', 409),
  'cash goes back': ofWay('cash', entry('request-refund')),
  'guests order at a table': entry('order-at-table'),
  'a guest pays a part of what the table owes': entry('set-check-apart'),
  'a table is closed when all is paid': entry('close-table'),
  'what a guest was shown is no longer what is due': answers('{token}/order/payments', 409),
  'a guest pays at a table': answers('{token}/order/payments', 202),
  'a message is given up': (event) => event.by === 'world' && event.kind === 'dead-letter',
  'a process dies while it calls Alipay': (event) =>
    event.by === 'world' && event.kind === 'call' && event.outcome === 'died',
} as const satisfies Record<string, Test>;

/** Another payment of the order is being cancelled when it is taken. */
function behindFence(event: TraceEvent, { events }: Trace): boolean {
  if (event.kind !== 'entry' || event.entry.what !== 'take-tender') return false;
  const last = new Map<string, string>();
  for (const other of events) {
    if (other.kind !== 'entry' || other.orderId !== event.orderId || other.n >= event.n) continue;
    for (const c of other.entry.changes) if (c.part === 'payment') last.set(c.paymentId, c.to);
  }
  return [...last.values()].includes('CANCELLING');
}

const NO_TRACE = {} as Trace;

const actionOf = (event: TraceEvent): string | undefined =>
  event.by === 'store' && event.kind === 'entry' && event.entry.evidence?.kind === 'cancelled'
    ? event.entry.evidence.action
    : undefined;

const TESTS: readonly (readonly [string, Test])[] = Object.entries(SOMETIMES);

/** How often each of them came about in this trace. */
export function sometimesOf(trace: Trace): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const event of trace.events) {
    for (const [name, test] of TESTS) {
      if (test(event, trace)) counts[name] = (counts[name] ?? 0) + 1;
    }
  }
  return counts;
}
