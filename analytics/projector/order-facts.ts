import type { Order, OrderLine } from '../../core/domain/order.ts';
import { rowsTogether, type TotalRow } from '../../core/domain/total-row.ts';
import type { ORDER_LINES } from '../facts/order-lines.ts';
import type { ORDERS } from '../facts/orders.ts';
import type { RowOf } from '../facts/table.ts';
import { endOf, type OrderHistory, type Told } from './order-history.ts';
import { commonColumns, hourOnTheWall } from './wall-time.ts';

/** The row of an order that has ended, and those of its lines. */
export function orderFacts(history: OrderHistory): Told[] {
  const { order } = history.aggregate;
  const end = endOf(history);
  if (!end) return [];
  const { at, version } = end.entry;
  const eventId = `${order.orderId}.${version}`;
  const { merchantId, storeId } = order;
  const common = commonColumns({ eventId, storeId, at, day: history.day });
  const row: RowOf<typeof ORDERS> = {
    ...common,
    order_id: order.orderId,
    status: end.change.to,
    channel: order.channel,
    fulfilment: order.fulfilment,
    currency: order.currency,
    placed_at_ms: order.createdAt,
    placed_hour_local: hourOnTheWall(order.createdAt, history.day),
    open_ms: at - order.createdAt,
    lines_count: order.lines.length,
    units: sum(order.lines.map((l) => l.quantity)),
    ...amountsOf(order),
    checks_count: order.checks.length,
    guests_count: order.table ? order.table.diners.length : null,
    menu_version: order.menuVersion,
    ...placedBy(history.journal[0]?.actor ?? ''),
    diner: history.diner ?? null,
  };
  const lines = order.lines.flatMap((line, n) => lineRows(order, line, n + 1));
  return [
    { version, fact: { table: 'orders', merchantId, row } },
    ...lines.map(({ suffix, ...line }): Told => {
      const own = { ...common, event_id: `${eventId}.${suffix}`, order_status: end.change.to };
      return { version, fact: { table: 'order_lines', merchantId, row: { ...own, ...line } } };
    }),
  ];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** An order of before there were rows is the sum of its lines; a table's is that of its checks. */
function rowsOf({ rows, lines, currency, total, checks }: Order): readonly TotalRow[] {
  if (rows) return rows;
  const ofChecks = checks.flatMap((c) => (c.rows ? [c.rows] : []));
  if (ofChecks.length > 0) return rowsTogether(currency, ofChecks);
  const minor = sum(lines.map((l) => l.total.minor));
  const rounding = { code: 'rounding', amount: { ...total, minor: total.minor - minor } } as const;
  return [{ code: 'subtotal', amount: { ...total, minor } }, rounding];
}

function amountsOf(order: Order) {
  const rows = rowsOf(order);
  const of = (code: TotalRow['code']): readonly TotalRow[] => rows.filter((r) => r.code === code);
  const minor = (found: readonly TotalRow[]): number => sum(found.map((r) => r.amount.minor));
  const coupons = order.redemptions ?? [];
  const discounts = of('discount').toSorted((a, b) => a.amount.minor - b.amount.minor);
  const byCoupon = discounts.filter((r) => coupons.some((c) => c.offerId === r.offerId));
  const off = (found: readonly TotalRow[]): number => sum(found.map((r) => -r.amount.minor));
  return {
    subtotal_minor: minor(of('subtotal')),
    discount_minor: off(discounts),
    coupon_discount_minor: off(byCoupon),
    delivery_fee_minor: minor(of('delivery')),
    tax_added_minor: minor(of('tax')),
    tax_included_minor: sum(of('tax').map((r) => r.included?.minor ?? 0)),
    rounding_minor: minor(of('rounding')),
    total_minor: order.total.minor,
    offers_count: discounts.length,
    offer_id: discounts[0]?.offerId ?? null,
    coupons_count: coupons.length,
    coupon_offer_id: coupons[0]?.offerId ?? null,
  };
}

/** Of a person the role alone: who served is nobody's business here. */
function placedBy(actor: string): { placed_by: string; device_id: string | null } {
  const [role = '', subject] = actor.split(':');
  return { placed_by: role, device_id: role === 'kiosk' ? (subject ?? null) : null };
}

type LineColumns = Omit<
  RowOf<typeof ORDER_LINES>,
  'order_status' | keyof ReturnType<typeof commonColumns>
>;

/** A line, and where it is a combo what is in it: those count nothing, or a dish would be sold twice. */
function lineRows(
  order: Order,
  line: OrderLine,
  line_no: number,
): (LineColumns & { readonly suffix: string })[] {
  const inCombo = line.options.filter((o) => o.slotId !== undefined);
  const own = inCombo.length === 0 ? line.options : [];
  const shared = {
    order_id: order.orderId,
    channel: order.channel,
    fulfilment: order.fulfilment,
    currency: order.currency,
    line_id: line.lineId,
    line_no,
    quantity: line.quantity,
  };
  const discount = line.discount?.minor ?? 0;
  const sold = {
    ...shared,
    suffix: line.lineId,
    line_kind: inCombo.length > 0 ? 'combo' : 'dish',
    item_id: line.itemId,
    item_name: line.name,
    category_id: line.categoryId ?? null,
    unit_price_minor: line.unitPrice.minor,
    gross_minor: line.total.minor,
    discount_minor: discount,
    net_minor: line.total.minor - discount,
    tax_added_minor: line.tax?.minor ?? 0,
    options_count: own.length,
    options_minor: sum(own.map((o) => o.priceDelta)),
  };
  const nothing = {
    unit_price_minor: 0,
    gross_minor: 0,
    discount_minor: 0,
    net_minor: 0,
    tax_added_minor: 0,
    options_count: 0,
    options_minor: 0,
  };
  const parts = inCombo.map((dish, n) => ({
    ...shared,
    ...nothing,
    suffix: `${line.lineId}.${n + 1}`,
    line_kind: 'part',
    item_id: dish.optionId,
    item_name: dish.name,
    category_id: null,
  }));
  return [sold, ...parts];
}
