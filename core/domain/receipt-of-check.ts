import { localTime } from './business-date.ts';
import { money } from './money.ts';
import type { Check, Order, OrderLine } from './order.ts';
import { type OrderAggregate, paymentOf } from './order-aggregate.ts';
import type { Payment } from './payment.ts';
import type {
  Receipt,
  ReceiptKind,
  ReceiptLine,
  ReceiptMark,
  ReceiptPayment,
  ReceiptRefund,
} from './receipt.ts';
import type { Refund } from './refund.ts';
import { rowsOfCheck } from './rows-of-check.ts';
import { changeOf } from './tender.ts';

/** What a receipt is about: one check's sale, one refund of it, or what is to be paid of it. */
export interface ReceiptSubject {
  readonly kind: ReceiptKind;
  readonly check: Check;
  /** Of a refund's receipt. */
  readonly refund?: Refund | undefined;
}

/** Where the receipt is given out. */
export interface ReceiptPlace {
  readonly storeName: string;
  readonly storeLines: readonly string[];
  readonly timeZone: string;
  readonly link: string;
}

/** Of a sale, by its check; of a refund, by its number: each has an original and copies of its own. */
export const printKeyOf = ({ check, refund }: ReceiptSubject): string =>
  refund?.refundId ?? check.checkId;

export const printsOf = ({ receiptPrints }: Order, subject: ReceiptSubject): number =>
  receiptPrints?.[printKeyOf(subject)] ?? 0;

/** The n-th paper of a receipt, counted from 1. */
export const markOfPrint = (n: number): ReceiptMark =>
  n === 1 ? { kind: 'original' } : { kind: 'copy', number: n - 1 };

/** Refunds that reached the customer; of one under way a paper would promise too much. */
export const refundsMade = ({ refunds }: OrderAggregate, check: Check): Refund[] =>
  refunds
    .filter((r) => r.paymentId === check.paidBy && r.status === 'SUCCEEDED')
    .sort((a, b) => a.requestedAt - b.requestedAt);

export function receiptOf(
  aggregate: OrderAggregate,
  subject: ReceiptSubject,
  mark: ReceiptMark,
  place: ReceiptPlace,
): Receipt {
  const { order } = aggregate;
  const { kind, check, refund } = subject;
  const wall = (at: number): string => localTime(at, place.timeZone);
  const paid = check.paidBy && paymentOf(aggregate, check.paidBy);
  const payment = paid ? receiptPayment(paid, wall) : undefined;
  const refunds = refund ? [refund] : refundsMade(aggregate, check);
  const isRefund = refund !== undefined;
  return {
    kind,
    mark,
    storeName: place.storeName,
    storeLines: place.storeLines,
    orderId: order.orderId,
    share: shareOf(order, check),
    pickupNumber: order.pickupNumber,
    table: order.table?.tableId ?? order.tableNumber,
    customerName: order.customerName,
    businessDate: order.businessDate,
    at: refund ? wall(refund.requestedAt) : (payment?.at ?? wall(order.createdAt)),
    channel: order.channel,
    fulfilment: order.fulfilment,
    note: isRefund ? undefined : order.note,
    lines: isRefund ? [] : linesOf(order, check).map(receiptLine),
    totals: isRefund ? [] : rowsOfCheck(order, check),
    total: refund?.amount ?? check.amountDue,
    payment,
    refunds: refunds.map((r) => receiptRefund(r, order, wall)),
    link: place.link,
  };
}

const linesOf = (order: Order, { lineIds }: Check): OrderLine[] =>
  order.lines.filter((l) => lineIds.includes(l.lineId));

function shareOf({ checks }: Order, check: Check): Receipt['share'] {
  if (checks.length === 1) return undefined;
  return { number: checks.indexOf(check) + 1, of: checks.length };
}

const receiptLine = ({
  name,
  quantity,
  unitPrice,
  total,
  options,
  note,
}: OrderLine): ReceiptLine => ({
  name,
  quantity,
  unitPrice,
  total,
  note,
  options: options.map((o) => ({ name: o.name, price: money(total.currency, o.priceDelta) })),
});

const receiptPayment = (payment: Payment, wall: (at: number) => string): ReceiptPayment => ({
  way: payment.way,
  amount: payment.captured ?? payment.amount,
  at: wall(payment.startedAt),
  outTradeNo: payment.outTradeNo,
  tradeNo: payment.tradeNo,
  tendered: payment.tender?.tendered,
  change: changeOf(payment),
  reference: payment.tender?.reference,
});

const receiptRefund = (
  { refundId, kind, amount, requestedAt, lines = [] }: Refund,
  order: Order,
  wall: (at: number) => string,
): ReceiptRefund => ({
  refundId,
  kind,
  amount,
  at: wall(requestedAt),
  lines: lines.map(({ lineId, quantity }) => ({
    name: order.lines.find((l) => l.lineId === lineId)?.name ?? lineId,
    quantity,
  })),
});
