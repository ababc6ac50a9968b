import { randomInt } from 'node:crypto';
import { ulid } from 'ulid';
import { caseIdOf, type ExceptionCase } from '../../core/domain/exception-case.ts';
import {
  born,
  type CheckId,
  type MerchantId,
  type OrderId,
  outTradeNoOf,
  type PaymentId,
  parseMerchantId,
  parseOrderId,
  parsePaymentId,
  parseStoreId,
  parseTicketId,
  type StoreId,
  staffRefundId,
} from '../../core/domain/ids.ts';
import { money } from '../../core/domain/money.ts';
import type { Order } from '../../core/domain/order.ts';
import {
  changesOf,
  type Edit,
  type IdempotencyRecord,
  type OrderAggregate,
  type OrderChanges,
} from '../../core/domain/order-aggregate.ts';
import type { Payment } from '../../core/domain/payment.ts';
import type { Refund } from '../../core/domain/refund.ts';
import type { Ticket } from '../../core/domain/ticket.ts';
import type { OrderStore } from '../../core/ports/order-store.ts';

/** 2026-11-22T04:00:00Z, noon in Shanghai. */
export const NOON: number = Date.UTC(2026, 10, 22, 4);

/** A tenant of the test's own, so that tests can share one table. */
export const newMerchant = (): MerchantId =>
  born(parseMerchantId, `m-${randomInt(2 ** 40).toString(36)}`);
export const newStore = (): StoreId => born(parseStoreId, `s-${randomInt(2 ** 40).toString(36)}`);
export const newOrderId = (): OrderId => born(parseOrderId, ulid());
export const newPaymentId = (): PaymentId => born(parsePaymentId, ulid());

const fen = (minor: number) => money('CNY', minor);

export const orderOf = (merchantId: MerchantId, changes: Partial<Order> = {}): Order => ({
  merchantId,
  storeId: born(parseStoreId, 'nanjing-road'),
  orderId: newOrderId(),
  version: 0,
  status: 'CREATED',
  channel: 'kiosk',
  fulfilment: 'dine-in',
  releasePolicy: 'all-paid',
  currency: 'CNY',
  menuVersion: 1,
  lines: [
    {
      lineId: 'l1',
      itemId: 'beef-noodles',
      name: '牛肉面',
      options: [{ optionId: 'no-chilli', name: '不辣', priceDelta: 0 }],
      quantity: 1,
      unitPrice: fen(3850),
      total: fen(3850),
    },
  ],
  checks: [{ checkId: 'c1' as CheckId, lineIds: ['l1'], amountDue: fen(3850) }],
  total: fen(3850),
  createdAt: NOON,
  attempts: 0,
  cases: [],
  ...changes,
});

export function paymentOf(order: Order, changes: Partial<Payment> = {}): Payment {
  const paymentId = changes.paymentId ?? newPaymentId();
  return {
    paymentId,
    outTradeNo: outTradeNoOf(order.orderId, paymentId),
    checkId: 'c1' as CheckId,
    way: 'barcode',
    amount: fen(3850),
    status: 'INITIATED',
    startedAt: NOON,
    cancelAt: NOON + 60_000,
    expiresAt: NOON + 300_000,
    generation: 0,
    refunded: fen(0),
    cancelAttempts: 0,
    ...changes,
  };
}

export const refundOf = (payment: Payment, changes: Partial<Refund> = {}): Refund => ({
  refundId: staffRefundId(ulid()),
  paymentId: payment.paymentId,
  kind: 'staff',
  amount: fen(100),
  reason: 'cold noodles',
  requestedBy: 'cashier:li',
  status: 'REQUESTED',
  requestedAt: NOON,
  attempts: 0,
  ...changes,
});

export const ticketOf = (order: Order, changes: Partial<Ticket> = {}): Ticket => ({
  ticketId: born(parseTicketId, 't-all'),
  orderId: order.orderId,
  status: 'PROPOSED',
  pickupNumber: 'A007',
  lines: [{ lineId: 'l1', name: '牛肉面', options: [], quantity: 1 }],
  createdAt: NOON,
  changedAt: NOON,
  ...changes,
});

export const caseOf = (
  merchantId: MerchantId,
  about: string,
  changes: Partial<ExceptionCase> = {},
): ExceptionCase => ({
  caseId: caseIdOf('cancel-stuck', about),
  merchantId,
  kind: 'cancel-stuck',
  status: 'OPEN',
  openedAt: NOON,
  detail: about,
  ...changes,
});

export const empty = (order: Order): OrderAggregate => ({
  order,
  payments: [],
  refunds: [],
  tickets: [],
});

/** The edit as the next change of the order. */
export const next = (before: OrderAggregate, edit: Edit, at: number = NOON): OrderChanges =>
  changesOf(before, edit, { what: 'test', actor: 'system', at });

/** The aggregate after a change that was committed. */
export const after = (changes: OrderChanges): OrderAggregate => ({
  order: changes.order,
  payments: changes.payments,
  refunds: changes.refunds,
  tickets: changes.tickets,
});

/** A new order, committed. */
export async function place(orders: OrderStore): Promise<OrderAggregate> {
  const changes = next(empty(orderOf(newMerchant())), {});
  const outcome = await orders.commit(changes);
  if (outcome !== 'committed') throw new Error(`The first change of an order: ${outcome}`);
  return after(changes);
}

export const idempotencyOf = (key: string, { order }: OrderAggregate): IdempotencyRecord => ({
  key,
  fingerprint: `hash of ${key}`,
  resultId: order.orderId,
  orderId: order.orderId,
});
