import type { Facts, OrderFacts, PaymentFacts } from './facts.ts';
import type { Observer, TraceEvent } from './trace.ts';

/** What is wrong, in one sentence with the numbers, and where. */
export interface Fault {
  readonly orderId?: string | undefined;
  readonly outTradeNo?: string | undefined;
  readonly sentence: string;
}

/** One rule that must hold, as a function of what was observed and of nothing else. */
export interface Invariant {
  readonly id: string;
  readonly says: string;
  /** Who must have watched. */
  readonly needs: readonly Observer[];
  /** Kinds of events without which the rule would hold unseen. */
  readonly kinds?: readonly TraceEvent['kind'][];
  /** `at-rest` rules hold for a payment that is at its end, and for all once everything is at rest. */
  readonly when: 'always' | 'at-rest';
  /** An at-rest rule about everything together: while anything moves it says nothing. */
  readonly whole?: true;
  readonly check: (facts: Facts) => readonly Fault[];
}

/** What a rule about one payment or one order answers when all is well. */
export const WELL: readonly string[] = [];

/** A rule about each payment; it answers sentences. */
export const ofPayments =
  (rule: (payment: PaymentFacts, facts: Facts) => readonly string[]): Invariant['check'] =>
  (facts) => {
    const faults: Fault[] = [];
    for (const payment of facts.payments) {
      for (const sentence of rule(payment, facts)) faults.push(faultOf(payment, sentence));
    }
    return faults;
  };

/** The same for payments whose story is over. */
export const ofEndedPayments = (
  rule: (payment: PaymentFacts, facts: Facts) => readonly string[],
): Invariant['check'] =>
  ofPayments((payment, facts) => (facts.isOver(payment) ? rule(payment, facts) : WELL));

/** A rule about each order. */
export const ofOrders =
  (rule: (order: OrderFacts, facts: Facts) => readonly string[]): Invariant['check'] =>
  (facts) => {
    const faults: Fault[] = [];
    for (const order of facts.orders) {
      for (const sentence of rule(order, facts)) faults.push({ orderId: order.orderId, sentence });
    }
    return faults;
  };

const faultOf = ({ order, outTradeNo }: PaymentFacts, sentence: string): Fault => ({
  orderId: order.orderId,
  outTradeNo,
  sentence,
});
