import type { PaymentEvent } from '../../core/domain/evidence.ts';
import {
  born,
  type CheckId,
  giveBackRefundId,
  outTradeNoOf,
  parseMerchantId,
  parseOrderId,
  parsePaymentId,
  parseStoreId,
  staffRefundId,
} from '../../core/domain/ids.ts';
import { add, type Money, money, zero } from '../../core/domain/money.ts';
import { type Edit, type OrderAggregate, paymentOf } from '../../core/domain/order-aggregate.ts';
import type { Payment } from '../../core/domain/payment.ts';
import type { PaymentStatus } from '../../core/domain/payment-states.ts';
import type { Refund } from '../../core/domain/refund.ts';
import { settle } from '../../core/domain/settle.ts';

/** The payment of these tests begins here, and its amount is 10.00. */
export const START = 1_795_320_000_000;
export const DUE: Money = money('CNY', 1_000);
const PAYMENT_ID = born(parsePaymentId, '01ARZ3NDEKTSV4RRFFQ69G5FAV');
export const GIVE_BACK = giveBackRefundId(PAYMENT_ID);
export const STAFF_REFUND = staffRefundId(PAYMENT_ID);
const ORDER_ID = born(parseOrderId, '01ARZ3NDEKTSV4RRFFQ69G5FAA');
const CHECK_ID = 'c1' as CheckId;

/** The pure rules without a store: an order of one check whose payment has just been written down. */
function initiated(): OrderAggregate {
  const line = { lineId: 'l1', itemId: 'i', name: 'Rice', options: [], quantity: 1 };
  const payment: Payment = {
    paymentId: PAYMENT_ID,
    outTradeNo: outTradeNoOf(ORDER_ID, PAYMENT_ID),
    checkId: CHECK_ID,
    way: 'barcode',
    amount: DUE,
    status: 'INITIATED',
    startedAt: START,
    cancelAt: START + 60_000,
    expiresAt: START + 300_000,
    dueAt: START + 64_000,
    generation: 0,
    refunded: zero('CNY'),
    cancelAttempts: 0,
  };
  const check = { checkId: CHECK_ID, lineIds: ['l1'], amountDue: DUE, livePaymentId: PAYMENT_ID };
  return {
    order: {
      merchantId: born(parseMerchantId, 'm1'),
      storeId: born(parseStoreId, 's1'),
      orderId: ORDER_ID,
      version: 2,
      status: 'CREATED',
      channel: 'kiosk',
      fulfilment: 'takeout',
      releasePolicy: 'per-check',
      currency: 'CNY',
      menuVersion: 1,
      lines: [{ ...line, unitPrice: DUE, total: DUE }],
      checks: [check],
      total: DUE,
      createdAt: START,
      pickupNumber: 'A001',
      attempts: 1,
      cases: [],
    },
    payments: [payment],
    refunds: [],
    tickets: [],
  };
}

export interface Step {
  readonly what: string | undefined;
  readonly after: OrderAggregate;
}

/** One event through the rules. */
export function step(before: OrderAggregate, event: PaymentEvent, now: number): Step {
  const settled = settle(before, PAYMENT_ID, event, now);
  return { what: settled?.what, after: settled ? withEdit(before, settled.edit) : before };
}

function withEdit(before: OrderAggregate, edit: Edit): OrderAggregate {
  const changed = new Set(edit.refunds?.map((r) => r.refundId));
  return {
    order: { ...(edit.order ?? before.order), version: before.order.version + 1 },
    payments: edit.payments ?? before.payments,
    refunds: [...before.refunds.filter((r) => !changed.has(r.refundId)), ...(edit.refunds ?? [])],
    tickets: [...before.tickets, ...(edit.tickets ?? [])],
  };
}

export function thePayment(aggregate: OrderAggregate): Payment {
  const payment = paymentOf(aggregate, PAYMENT_ID);
  if (!payment) throw new Error('no payment');
  return payment;
}

/** Staff want some of a captured payment back; reserved as the use case does it. */
export function withStaffRefund(before: OrderAggregate, minor: number, now: number) {
  const payment = thePayment(before);
  const amount = money('CNY', minor);
  const refund: Refund = {
    refundId: STAFF_REFUND,
    paymentId: PAYMENT_ID,
    kind: 'staff',
    amount,
    reason: 'cold',
    requestedBy: 'cashier',
    status: 'REQUESTED',
    requestedAt: now,
    attempts: 0,
    dueAt: now,
  };
  const reserved = { ...payment, refunded: add(payment.refunded, amount) };
  return { ...before, payments: [reserved], refunds: [...before.refunds, refund] };
}

export const captured = (source: 'pay' | 'query' | 'notification'): PaymentEvent => ({
  source,
  kind: 'captured',
  amount: DUE,
  tradeNo: 't1',
});

const unknown: PaymentEvent = { source: 'pay', kind: 'unknown', code: 'TIMEOUT' };
const fence: PaymentEvent = { source: 'us', kind: 'fence', reason: 'deadline' };
const nothingToCancel: PaymentEvent = { source: 'cancel', kind: 'cancelled', action: 'none' };

/** How a payment comes into each state, as events with their times in seconds after the start. */
const PATHS: Record<PaymentStatus, readonly (readonly [number, PaymentEvent])[]> = {
  INITIATED: [],
  PENDING: [[1, unknown]],
  CAPTURED: [[1, captured('pay')]],
  DECLINED: [[1, { source: 'pay', kind: 'declined', code: 'NO' }]],
  CLOSED: [[5, { source: 'query', kind: 'closed' }]],
  CANCELLING: [[60, fence]],
  CANCELLED: [
    [60, fence],
    [61, nothingToCancel],
  ],
  RETURNING: [
    [60, fence],
    [61, nothingToCancel],
    [90, captured('notification')],
  ],
  RETURNED: [
    [60, fence],
    [61, nothingToCancel],
    [90, captured('notification')],
    [91, { source: 'us', kind: 'refund-sent', refundId: GIVE_BACK }],
    [92, { source: 'refund', kind: 'refunded', refundId: GIVE_BACK }],
  ],
};

export const inState = (status: PaymentStatus): OrderAggregate =>
  PATHS[status].reduce(
    (aggregate, [seconds, event]) => step(aggregate, event, START + seconds * 1_000).after,
    initiated(),
  );
