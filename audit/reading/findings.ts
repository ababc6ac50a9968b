import type { ExceptionCase } from '../../core/domain/exception-case.ts';
import type { Verdict, Violation } from '../check.ts';
import type { Facts } from '../facts.ts';
import type { Fault } from '../invariant.ts';
import { type MoneyPlace, NOWHERE, placeOf } from '../money-place.ts';
import type { AuditReport } from './report.ts';

const MOST_KEPT = 1_000;

/** What an audit has found so far; sums and a bounded list, however many orders there are. */
export class Findings {
  readonly #violations: Violation[] = [];
  #violationCount = 0;
  #orders = 0;
  #payments = 0;
  #openCases = 0;
  #trades = 0;
  #captured = 0;
  #returned = 0;
  #unanswered = 0;
  #foreign = 0;
  #place: MoneyPlace = NOWHERE;

  add(violations: readonly Violation[]): void {
    this.#violationCount += violations.length;
    this.#violations.push(...violations.slice(0, MOST_KEPT - this.#violations.length));
  }

  addFaults(id: string, faults: readonly Fault[]): void {
    this.add(faults.map((fault) => ({ id, ...fault })));
  }

  addOrder(facts: Facts): void {
    const { orders, cases, trades } = facts.trace.books;
    this.#orders += orders.length;
    this.#payments += facts.payments.length;
    this.#openCases += cases.filter((c) => c.status === 'OPEN').length;
    this.#trades += trades.length;
    for (const { capturedMinor, returnedMinor } of trades) {
      this.#captured += capturedMinor;
      this.#returned += returnedMinor;
    }
    // Without Alipay's books nobody knows what it holds.
    if (!facts.trace.conditions.observed.includes('alipay')) return;
    for (const payment of facts.payments) this.#place = sum(this.#place, placeOf(payment, facts));
  }

  /** A case of no order. */
  addOrphan({ status }: ExceptionCase): void {
    if (status === 'OPEN') this.#openCases += 1;
  }

  addUnanswered(payments: number): void {
    this.#unanswered += payments;
  }

  addForeign(): void {
    this.#foreign += 1;
  }

  report(rules: Pick<Verdict, 'judged' | 'notJudged'>, withAlipay: boolean): AuditReport {
    const alipay = {
      trades: this.#trades,
      captured: this.#captured,
      returned: this.#returned,
      place: this.#place,
      unanswered: this.#unanswered,
      foreign: this.#foreign,
    };
    return {
      orders: this.#orders,
      payments: this.#payments,
      openCases: this.#openCases,
      alipay: withAlipay ? alipay : undefined,
      violations: this.#violations,
      violationCount: this.#violationCount,
      ...rules,
    };
  }
}

const sum = (a: MoneyPlace, b: MoneyPlace): MoneyPlace => ({
  held: a.held + b.held,
  served: a.served + b.served,
  returning: a.returning + b.returning,
  inCase: a.inCase + b.inCase,
  waiting: a.waiting + b.waiting,
  lost: a.lost + b.lost,
});
