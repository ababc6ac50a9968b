import type { ORDERS } from '../../../../analytics/facts/orders.ts';
import type { CommonColumns, RowOf } from '../../../../analytics/facts/table.ts';
import type { Fact } from '../../../../analytics/facts/tables.ts';
import { type Basket, fillBasket } from './make-basket.ts';
import { settle } from './make-payments.ts';
import { refundOf, staffRefunds } from './make-refunds.ts';
import type { Outage } from './make-stock.ts';
import { makeTickets } from './make-tickets.ts';
import type { Visit } from './make-visits.ts';
import type { Random } from './random.ts';
import { common, hourOf, MINUTE } from './wall-clock.ts';

export interface Wish {
  readonly visit: Visit;
  readonly orderId: string;
  readonly diner: string | null;
  readonly outages: readonly Outage[];
}

/** All that one order leaves behind: its end, its lines, its payments, refunds, tickets and cases. */
export function makeOrder(random: Random, wish: Wish): Fact[] {
  const { visit, orderId } = wish;
  const { store, channel, fulfilment, placedAt } = visit;
  const basket = fillBasket(random, visit, wish.outages);
  const checks = channel === 'table' && random.chance(0.15) ? 2 : 1;
  const fee = fulfilment === 'delivery' ? 500 : 0;
  const due = basket.subtotal - basket.discount + fee;
  // The till rounds what is paid there to ten fen.
  const rounding = channel === 'pos' ? -(due % 10) : 0;
  const total = due + rounding;
  const settled = settle(random, { visit, orderId, total, checks });
  const { status, endedAt } = settled;
  const columns = common(`${orderId}.9`, store.storeId, endedAt);
  const { merchantId } = store;
  const row: RowOf<typeof ORDERS> = {
    ...columns,
    ...{ order_id: orderId, status, channel, fulfilment, currency: 'CNY' },
    ...{ placed_at_ms: placedAt, placed_hour_local: hourOf(placedAt), open_ms: endedAt - placedAt },
    ...amountsOf(basket),
    ...{ delivery_fee_minor: fee, tax_added_minor: 0, rounding_minor: rounding },
    ...{ tax_included_minor: Math.round((total * 6) / 106), total_minor: total },
    ...{ checks_count: checks, guests_count: channel === 'table' ? random.int(1, 4) : null },
    menu_version: 3,
    placed_by: { kiosk: 'kiosk', pos: 'cashier', table: 'guest', phone: 'diner' }[channel],
    ...{ device_id: visit.device, diner: wish.diner },
  };
  const lines = basket.lines.map((line): Fact => {
    const own = { order_id: orderId, order_status: status, channel, fulfilment };
    const event_id = `${columns.event_id}.${line.line_no}`;
    return { table: 'order_lines', merchantId, row: { ...columns, event_id, ...own, ...line } };
  });
  const tickets =
    status === 'COMMITTED'
      ? makeTickets(random, { visit, orderId, lines: basket.lines, at: endedAt })
      : [];
  const after = afterwards(random, settled, basket.lines[0]?.unit_price_minor ?? 0);
  return [{ table: 'orders', merchantId, row }, ...lines, ...settled.facts, ...tickets, ...after];
}

type Amounts = Omit<RowOf<typeof ORDERS>, keyof CommonColumns>;

function amountsOf({ lines, subtotal, discount, offer, coupon }: Basket) {
  const sold = lines.filter((l) => l.line_kind !== 'part');
  const most = coupon && coupon.minor > (offer?.minor ?? 0) ? coupon : (offer ?? coupon);
  return {
    lines_count: sold.length,
    units: sold.reduce((sum, line) => sum + line.quantity, 0),
    subtotal_minor: subtotal,
    discount_minor: discount,
    coupon_discount_minor: coupon?.minor ?? 0,
    offers_count: (offer ? 1 : 0) + (coupon ? 1 : 0),
    offer_id: most?.offerId ?? null,
    coupons_count: coupon ? 1 : 0,
    coupon_offer_id: coupon?.offerId ?? null,
  } satisfies Partial<Amounts>;
}

/** What staff give back, and money that was paid twice: a second capture, given back an hour later. */
function afterwards(random: Random, settled: ReturnType<typeof settle>, oneUnit: number): Fact[] {
  const { paidBy, facts, endedAt } = settled;
  if (!paidBy) return [];
  const paid = facts.findLast((f) => f.table === 'payments' && f.row.status === 'CAPTURED');
  if (paid?.table !== 'payments' || !random.chance(0.015)) {
    return staffRefunds(random, paidBy, oneUnit);
  }
  const { row, merchantId } = paid;
  const paymentId = `${paidBy.orderId}.p9`;
  const at = endedAt + MINUTE;
  const again: Fact = {
    ...{ table: 'payments', merchantId },
    row: {
      ...{ ...row, ...common(`${paymentId}.1`, row.store_id, at), payment_id: paymentId },
      ...{ attempt_no: row.attempt_no + 1, resolution_ms: at - row.started_at_ms },
      since_placed_ms: row.since_placed_ms + MINUTE,
    },
  };
  const payer = { ...paidBy, paymentId };
  // Of some of them nobody has given it back yet: a case is open.
  if (random.chance(0.3)) return [again, ...caseOf(random, again)];
  const back = { kind: 'overpaid', at: at + 60 * MINUTE, minor: paidBy.minor } as const;
  return [again, refundOf(payer, { ...back, orderEndedAt: endedAt }), ...caseOf(random, again)];
}

function caseOf(random: Random, about: Fact & { readonly table: 'payments' }): Fact[] {
  const { row, merchantId } = about;
  const caseId = `overpaid_${row.order_id}`;
  const openedAt = row.at_ms;
  const told = (status: string, at: number, resolved_by: string | null): Fact => ({
    ...{ table: 'cases', merchantId },
    row: {
      ...common(`${caseId}.${status}`, row.store_id, at),
      ...{ case_id: caseId, kind: 'overpaid', status, order_id: row.order_id },
      ...{ payment_id: row.payment_id, refund_id: null, currency: 'CNY' },
      ...{ amount_minor: row.amount_minor, opened_at_ms: openedAt, open_ms: at - openedAt },
      resolved_by,
    },
  });
  const resolvedAt = openedAt + random.int(10, 600) * MINUTE;
  const opened = told('OPEN', openedAt, null);
  return random.chance(0.7) ? [opened, told('RESOLVED', resolvedAt, 'manager')] : [opened];
}
