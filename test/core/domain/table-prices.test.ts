import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeTable } from '../../../core/domain/close-table.ts';
import {
  born,
  parseMerchantId,
  parseOrderId,
  parsePaymentId,
  parseStoreId,
} from '../../../core/domain/ids.ts';
import { zero } from '../../../core/domain/money.ts';
import { newPayment } from '../../../core/domain/new-payment.ts';
import { type Order, type OrderLine, withCheck } from '../../../core/domain/order.ts';
import type { OrderAggregate } from '../../../core/domain/order-aggregate.ts';
import type { Payment } from '../../../core/domain/payment.ts';
import { priceOfLines } from '../../../core/domain/refund-lines.ts';
import { rowsOf, rowsOfCheck } from '../../../core/domain/rows-of-check.ts';
import {
  fixedChecks,
  isTableOrder,
  looseLines,
  numberLines,
  type PriceLines,
  seat,
  type TableOrder,
  withLines,
} from '../../../core/domain/table-order.ts';
import { shareOf } from '../../../core/domain/table-shares.ts';
import { costOf } from '../../../core/domain/totals.ts';
import { priceByBook } from '../../../core/usecases/price-with-offers.ts';
import { cart, offers, rules } from '../../support/offer-arbitraries.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const asOrdered = ({ discount: _, tax: __, ...line }: OrderLine): OrderLine => line;

const guest = fc.constantFrom('ann', 'bob', 'cid');
const act = fc.oneof(
  fc.record({ does: fc.constant('order' as const), guest, lines: cart }),
  fc.record({ does: fc.constant('change' as const), n: fc.nat(), quantity: fc.nat({ max: 5 }) }),
  fc.record({ does: fc.constant('pay' as const), who: fc.option(guest, { nil: undefined }) }),
  fc.record({
    ...{ does: fc.constant('settle' as const), n: fc.nat() },
    status: fc.constantFrom('CAPTURED' as const, 'CLOSED' as const),
  }),
);
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

/** A table as the use cases change it: what cannot be paid by itself is refused. */
class TableOfGuests {
  readonly price: PriceLines;
  now: OrderAggregate;
  #payments = 0;

  constructor(price: PriceLines) {
    this.price = price;
    const order: Order = {
      ...{ merchantId: born(parseMerchantId, 'm1'), storeId: born(parseStoreId, 's1') },
      ...{ orderId: born(parseOrderId, '0'.repeat(26)), version: 1, status: 'CREATED' },
      ...{ channel: 'table', fulfilment: 'dine-in', releasePolicy: 'per-check' },
      ...{ currency: 'JPY', menuVersion: 1, lines: [], checks: [], total: zero('JPY') },
      ...{ createdAt: 0, attempts: 0, cases: [] },
      table: { tableId: '1', diners: [], linesMade: 0, checksMade: 0 },
    };
    this.now = { order, payments: [], refunds: [], tickets: [] };
  }

  get order(): TableOrder {
    if (!isTableOrder(this.now.order)) throw new Error('It is a table');
    return this.now.order;
  }

  do(what: Act): void {
    if (what.does === 'order') this.#order(what.guest, what.lines);
    if (what.does === 'change') this.#change(what.n, what.quantity);
    if (what.does === 'pay') this.#pay(what.who);
    if (what.does === 'settle') this.#settle(what.n, what.status);
  }

  close(): void {
    const end = closeTable(this.now, 1);
    if (end.kind === 'ended' && end.edit.order) this.now = { ...this.now, order: end.edit.order };
  }

  #order(by: string, lines: readonly OrderLine[]): void {
    const seated = seat(this.order.table, by);
    const numbered = numberLines(seated.table, lines.slice(0, 4), seated.label);
    const more = { ...this.order, table: numbered.table };
    this.#lines(more, [...this.order.lines, ...numbered.lines]);
  }

  #change(n: number, quantity: number): void {
    const loose = looseLines(this.now);
    const line = loose[n % loose.length];
    if (!line) return;
    const total = { ...line.unitPrice, minor: line.unitPrice.minor * quantity };
    const lines = this.order.lines.flatMap((l) =>
      l !== line ? [l] : quantity === 0 ? [] : [{ ...l, quantity, total }],
    );
    if (lines.length > 0) this.#lines(this.order, lines);
  }

  #lines(order: TableOrder, lines: readonly OrderLine[]): void {
    const next = withLines(this.now, order, lines, this.price);
    if (next.checks.every((c) => c.amountDue.minor > 0)) this.now = { ...this.now, order: next };
  }

  #pay(who: string | undefined): void {
    const diner = this.order.table.diners.find((d) => d.key === who)?.label;
    const whose = who === undefined ? 'all' : { diner };
    const share = shareOf(this.now, this.order, whose, this.price);
    if (!share) return;
    this.#payments += 1;
    const paymentId = born(parsePaymentId, String(this.#payments).padStart(26, '0'));
    const amount = share.check.amountDue;
    const started = newPayment(share.order, share.check, { paymentId, way: 'qr', amount }, 1);
    this.now = {
      ...this.now,
      order: started.order,
      payments: [...this.now.payments, started.payment],
    };
  }

  #settle(n: number, status: 'CAPTURED' | 'CLOSED'): void {
    const running = this.now.payments.filter((p) => p.status === 'INITIATED');
    const payment = running[n % running.length];
    const check = this.order.checks.find((c) => c.checkId === payment?.checkId);
    if (!payment || !check) return;
    const { livePaymentId: _, ...free } = check;
    const paid = status === 'CAPTURED' ? { ...free, paidBy: payment.paymentId } : free;
    const payments = this.now.payments.map((p): Payment => (p === payment ? { ...p, status } : p));
    this.now = { ...this.now, order: withCheck(this.order, paid), payments };
  }
}

/** What must be true of a table's order whatever the guests have done. */
function isWell({ order }: TableOfGuests): void {
  const minor = (rows: readonly { amount: { minor: number } }[]) =>
    sum(rows.map((r) => r.amount.minor));
  expect(order.checks.flatMap((c) => c.lineIds).sort()).toEqual(
    order.lines.map((l) => l.lineId).sort(),
  );
  expect(sum(order.checks.map((c) => c.amountDue.minor))).toBe(order.total.minor);
  expect(minor(rowsOf(order))).toBe(order.total.minor);
  for (const check of order.checks) {
    const of = order.lines.filter((l) => check.lineIds.includes(l.lineId));
    expect(minor(check.rows ?? [])).toBe(check.amountDue.minor);
    expect(minor(rowsOfCheck(order, check))).toBe(check.amountDue.minor);
    const rest = (check.rows ?? []).filter((r) => r.code !== 'rounding');
    expect(minor(rest)).toBe(sum(of.map((l) => costOf(l).minor)));
    const whole = of.map(({ lineId, quantity }) => ({ lineId, quantity }));
    const back = priceOfLines(order, check.lineIds, [], whole);
    expect(back.ok && back.value.minor).toBe(minor(rest));
  }
}

test('of any menu, offers, taxes and guests, each check is priced by itself, once, and adds up', () => {
  const store = {
    currency: 'JPY',
    businessDay: { timeZone: 'Asia/Shanghai', cutOverHour: 4 },
  } as const;
  const acts = fc.array(act, { minLength: 3, maxLength: 12 });
  fc.assert(
    fc.property(offers, rules, acts, (given, r, all) => {
      const book = { offers: given, rules: r };
      const price: PriceLines = (lines) =>
        priceByBook(book, { uses: new Map() }, store, lines, 1_000);
      const table = new TableOfGuests(price);
      for (const one of all) {
        const before = table.order;
        const fixed = fixedChecks(table.now);
        table.do(one);
        isWell(table);
        // What is being paid, or was, does not change.
        for (const check of fixed) {
          const same = table.order.checks.find((c) => c.checkId === check.checkId);
          expect(same?.amountDue).toEqual(check.amountDue);
          expect(same?.rows).toEqual(check.rows);
        }
        const { checksMade } = before.table;
        // A check that is there already keeps the price that was promised.
        if (table.order.table.checksMade === checksMade) continue;
        if (one.does !== 'pay') {
          const loose = looseLines(table.now).map(asOrdered);
          expect(table.order.checks.at(-1)?.amountDue).toEqual(price(loose).total);
          continue;
        }
        // A guest pays the price of their own dishes, though free ones of others go with them.
        const paid = table.order.checks.find((c) => c.livePaymentId && !fixed.includes(c));
        const label = before.table.diners.find((d) => d.key === one.who)?.label;
        const wanted = before.lines.filter(
          (l) => paid?.lineIds.includes(l.lineId) && (!one.who || l.diner === label),
        );
        expect(paid?.amountDue).toEqual(price(wanted.map(asOrdered)).total);
      }
      const paid = table.order.checks.filter((c) => c.paidBy);
      table.close();
      if (table.order.status !== 'COMMITTED') return;
      isWell(table);
      expect(table.order.checks).toEqual(paid);
    }),
    { numRuns: 120 },
  );
});
