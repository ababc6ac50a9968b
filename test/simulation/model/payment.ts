import {
  born,
  type CheckId,
  giveBackRefundId,
  outTradeNoOf,
  parseMerchantId,
  parseOrderId,
  parsePaymentId,
  parseStoreId,
  type RefundId,
  staffRefundId,
} from '../../../core/domain/ids.ts';
import { type Money, money, zero } from '../../../core/domain/money.ts';
import { type OrderAggregate, paymentOf } from '../../../core/domain/order-aggregate.ts';
import type { Payment } from '../../../core/domain/payment.ts';
import { PAYMENT_POLICY as POLICY } from '../../../core/domain/payment-policy.ts';

const CURRENCY = 'CNY';
export const amountOf = (minor: number): Money => money(CURRENCY, minor);

/** The payment begins here: noon in Shanghai on 2026-11-22. */
export const START = 1_795_320_000_000;
export const DUE: Money = amountOf(1_000);
export const PAYMENT_ID = born(parsePaymentId, '01ARZ3NDEKTSV4RRFFQ69G5FAV');
export const GIVE_BACK: RefundId = giveBackRefundId(PAYMENT_ID);
const ORDER_ID = born(parseOrderId, '01ARZ3NDEKTSV4RRFFQ69G5FAA');
const CHECK_ID = 'c1' as CheckId;

/** The n-th refund that staff ask for, counted from 0. */
export const staffRefund = (n: number): RefundId =>
  staffRefundId(`01ARZ3NDEKTSV4RRFFQ69G5F${String(n).padStart(2, '0')}`);

/** An order of one check whose payment was written down at `startedAt`, as startPayment does it. */
export function initiated(startedAt: number): OrderAggregate {
  const line = { lineId: 'l1', itemId: 'i', name: 'Rice', options: [], quantity: 1 };
  const payment: Payment = {
    paymentId: PAYMENT_ID,
    outTradeNo: outTradeNoOf(ORDER_ID, PAYMENT_ID),
    checkId: CHECK_ID,
    way: 'barcode',
    amount: DUE,
    status: 'INITIATED',
    startedAt,
    cancelAt: startedAt + POLICY.cancelAfterMs,
    expiresAt: startedAt + POLICY.expiresAfterMs,
    dueAt: startedAt + POLICY.handOverAfterMs,
    generation: 0,
    refunded: zero(CURRENCY),
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
      currency: CURRENCY,
      menuVersion: 1,
      lines: [{ ...line, unitPrice: DUE, total: DUE }],
      checks: [check],
      total: DUE,
      createdAt: startedAt,
      pickupNumber: 'A001',
      businessDate: '2026-11-22',
      attempts: 1,
      cases: [],
    },
    payments: [payment],
    refunds: [],
    tickets: [],
  };
}

export function thePayment(aggregate: OrderAggregate): Payment {
  const payment = paymentOf(aggregate, PAYMENT_ID);
  if (!payment) throw new Error('The payment has no row');
  return payment;
}
