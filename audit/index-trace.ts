import type { JournalEntry } from '../core/domain/journal.ts';
import type { OrderAggregate } from '../core/domain/order-aggregate.ts';
import type { Payment } from '../core/domain/payment.ts';
import {
  type Facts,
  isAtItsEnd,
  type OrderFacts,
  type PaymentFacts,
  type Seen,
  type Written,
} from './facts.ts';
import type { Trace, TraceEvent } from './trace.ts';

/** Reads the trace once and sorts what it tells by order, payment and out_trade_no. */
export function indexTrace(trace: Trace): Facts {
  const index = new TraceIndex(trace);
  for (const event of trace.events) index.add(event);
  const { atRest } = trace.conditions;
  return {
    trace,
    orders: [...index.orders.values()],
    payments: [...index.payments.values()],
    of: (kind) => index.of(kind),
    isOver: (payment) => atRest || isAtItsEnd(payment),
  };
}

class TraceIndex {
  readonly orders = new Map<string, OrderFacts>();
  readonly payments = new Map<string, PaymentFacts>();
  readonly #byNumber = new Map<string, PaymentFacts>();
  readonly #others = new Map<TraceEvent['kind'], TraceEvent[]>();

  constructor({ books }: Trace) {
    const trades = new Map(books.trades.map((t) => [t.outTradeNo, t]));
    const casesOf = Map.groupBy(books.cases, (c) => c.orderId);
    const creditCases = new Map(books.cases.map((c) => [c.tradeNo, c]));
    for (const aggregate of books.orders) {
      const { orderId, merchantId } = aggregate.order;
      const order = this.#order(orderId, merchantId, aggregate, casesOf.get(orderId) ?? []);
      for (const payment of aggregate.payments) {
        const { paymentId, checkId, tradeNo } = payment;
        const outTradeNo = payment.creditOutTradeNo ?? payment.outTradeNo;
        const facts: PaymentFacts = {
          ...emptyPayment(paymentId, order),
          payment,
          outTradeNo,
          check: aggregate.order.checks.find((c) => c.checkId === checkId),
          refunds: aggregate.refunds.filter((r) => r.paymentId === paymentId),
          cases: order.cases.filter((c) => c.paymentId === paymentId),
          creditCase: isCredit(payment) ? creditCases.get(tradeNo ?? '') : undefined,
          trade: trades.get(outTradeNo),
        };
        this.#keep(facts, order);
      }
    }
  }

  /** What names a payment goes to it, everything else to the list of its kind. */
  add(event: TraceEvent): void {
    if (event.kind === 'entry') {
      this.#addEntry(event);
      return;
    }
    if (event.kind === 'screen') {
      this.payments.get(event.paymentId)?.screens.push(event);
      return;
    }
    const payment = 'outTradeNo' in event ? this.#byNumber.get(event.outTradeNo) : undefined;
    if (!payment || !addTo(payment, event)) this.#addOther(event);
  }

  #addOther(event: TraceEvent): void {
    const list = this.#others.get(event.kind);
    if (list) list.push(event);
    else this.#others.set(event.kind, [event]);
  }

  of<K extends TraceEvent['kind']>(kind: K): readonly Seen<K>[] {
    return (this.#others.get(kind) ?? []) as Seen<K>[];
  }

  #addEntry({ n, at, entry, orderId, merchantId }: Seen<'entry'>): void {
    const order = this.orders.get(orderId) ?? this.#order(orderId, merchantId, undefined, []);
    const version: Written = { n, at, merchantId, entry };
    order.versions.push(version);
    for (const change of entry.changes) {
      if (change.part === 'payment') {
        const { from, to } = change;
        const told = from === undefined ? version : { ...version, entry: aboutWaiting(entry) };
        this.#payment(change.paymentId, order).steps.push({ ...told, from, to });
      }
      if (change.part === 'refund') {
        const { refundId, minor, to } = change;
        const payment = this.#payment(change.paymentId, order);
        payment.refundSteps.push({ ...version, refundId, minor, to });
      }
    }
  }

  /** The payment, also one that only the journal knows. */
  #payment(paymentId: string, order: OrderFacts): PaymentFacts {
    return this.payments.get(paymentId) ?? this.#keep(emptyPayment(paymentId, order), order);
  }

  #keep(facts: PaymentFacts, order: OrderFacts): PaymentFacts {
    this.payments.set(facts.paymentId, facts);
    if (facts.outTradeNo !== undefined) this.#byNumber.set(facts.outTradeNo, facts);
    order.payments.push(facts);
    return facts;
  }

  #order(
    orderId: string,
    merchantId: string,
    aggregate: OrderAggregate | undefined,
    cases: OrderFacts['cases'],
  ): OrderFacts {
    const order = { orderId, merchantId, aggregate, cases, versions: [], payments: [] };
    this.orders.set(orderId, order);
    return order;
  }
}

/** The money that a person assigns, or takes, is the new payment’s, not of one that stops waiting. */
function aboutWaiting(entry: JournalEntry): JournalEntry {
  if (entry.what !== 'assign-credit' && entry.what !== 'take-tender') return entry;
  const { evidence: _, ...others } = entry;
  return others;
}

/** Its money came under a number that Alipay made up. */
const isCredit = ({ creditOutTradeNo }: Payment): boolean => creditOutTradeNo !== undefined;

/** @returns false for an event that says nothing about a payment by itself. */
function addTo(payment: PaymentFacts, event: TraceEvent): boolean {
  switch (event.kind) {
    case 'request':
      return payment.requests.push(event) > 0;
    case 'captured':
      return payment.captured.push(event) > 0;
    case 'returned':
      return payment.returned.push(event) > 0;
    case 'call':
      return payment.calls.push(event) > 0;
    case 'acknowledged':
      return payment.acknowledged.push(event) > 0;
    default:
      return false;
  }
}

const emptyPayment = (paymentId: string, order: OrderFacts): PaymentFacts => ({
  paymentId,
  order,
  payment: undefined,
  outTradeNo: undefined,
  check: undefined,
  refunds: [],
  cases: [],
  creditCase: undefined,
  trade: undefined,
  steps: [],
  refundSteps: [],
  requests: [],
  captured: [],
  returned: [],
  calls: [],
  screens: [],
  acknowledged: [],
});
