import { describe, expect, test } from 'vitest';
import type * as z from 'zod/mini';
import { CaseResponse } from '../../../api/cases.ts';
import { TicketResponse } from '../../../api/kitchen.ts';
import { JournalResponse, OrderResponse } from '../../../api/orders.ts';
import {
  NOTICES,
  PAYMENT_STATUSES,
  PaymentResponse,
  RefundResponse,
} from '../../../api/payments.ts';
import { CASE_KINDS, type CaseKind } from '../../../core/domain/exception-case.ts';
import type { CheckId } from '../../../core/domain/ids.ts';
import { money } from '../../../core/domain/money.ts';
import type { Check, Order } from '../../../core/domain/order.ts';
import type { OrderAggregate } from '../../../core/domain/order-aggregate.ts';
import { PAYMENT_STATES, type PaymentStatus } from '../../../core/domain/payment-states.ts';
import type { FulfilmentStatus } from '../../../core/domain/ticket.ts';
import { presentCase } from '../../../functions/shared/present/case.ts';
import { orderETag, presentOrder } from '../../../functions/shared/present/order.ts';
import {
  paymentHttpStatus,
  presentPayment,
  presentRefund,
} from '../../../functions/shared/present/payment.ts';
import { presentTicket } from '../../../functions/shared/present/ticket.ts';
import {
  caseOf,
  empty,
  newMerchant,
  newPaymentId,
  orderOf,
  paymentOf,
  refundOf,
  ticketOf,
} from '../../contracts/fixtures.ts';
import { must, NOON, openWorld } from '../../support/world.ts';

const order = orderOf(newMerchant());
/** A second after the payments of these tests began. */
const NOW = paymentOf(order).startedAt + 1_000;
const statuses = Object.keys(PAYMENT_STATES) as PaymentStatus[];

/** The body as a client gets it: exactly what the schema declares, nothing more. */
function wire<S extends z.ZodMiniType>(schema: S, body: unknown): z.output<S> {
  const sent: unknown = JSON.parse(JSON.stringify(body));
  const parsed = schema.parse(sent);
  expect(sent).toEqual(parsed);
  return parsed;
}

const check = (n: number, changes: Partial<Check> = {}): Check => ({
  checkId: `c${n}` as CheckId,
  lineIds: [`l${n}`],
  amountDue: money('CNY', 100),
  ...changes,
});
const PAID = { paidBy: newPaymentId() };
const PAYING = { livePaymentId: newPaymentId() };
const with_ = (changes: Partial<Order>, more: Partial<OrderAggregate> = {}): OrderAggregate => ({
  ...empty({ ...order, ...changes }),
  ...more,
});

describe('an order says how far its money is', () => {
  test.each<[OrderResponse['paymentStatus'], Partial<Check>[]]>([
    ['UNPAID', [{}]],
    ['UNPAID', [{}, {}]],
    ['PAYING', [PAYING]],
    ['PAYING', [PAYING, PAID]],
    ['PAYING', [{}, PAYING]],
    ['PARTLY_PAID', [PAID, {}]],
    ['PAID', [PAID]],
    ['PAID', [PAID, PAID]],
    ['PAID', [{ ...PAID, ...PAYING }]],
  ])('%s with checks %j', (status, checks) => {
    const shown = presentOrder(with_({ checks: checks.map((c, n) => check(n + 1, c)) }), NOW);
    expect(shown.paymentStatus).toBe(status);
  });
});

describe('an order says how far the kitchen is', () => {
  test.each<[FulfilmentStatus | null, FulfilmentStatus[]]>([
    [null, []],
    ['PROPOSED', ['PROPOSED']],
    ['PREPARED', ['PREPARED', 'COMPLETED']],
    ['PREPARING', ['PREPARED', 'PREPARING']],
    ['PROPOSED', ['COMPLETED', 'PROPOSED', 'PREPARED']],
    ['COMPLETED', ['COMPLETED', 'COMPLETED']],
  ])('%s with tickets %j', (status, tickets) => {
    const shown = presentOrder(
      with_({}, { tickets: tickets.map((t) => ticketOf(order, { status: t })) }),
      NOW,
    );
    expect(shown.fulfilmentStatus).toBe(status);
  });
});

describe('a payment', () => {
  test('has the very states that the API declares', () => {
    expect([...PAYMENT_STATUSES].sort()).toEqual([...statuses].sort());
  });

  test.each(statuses)('that is %s tells the guest something definite', (status) => {
    const shown = wire(PaymentResponse, presentPayment(paymentOf(order, { status }), order, NOW));
    expect(NOTICES).toContain(shown.notice.code);
    expect(shown.notice.text).toMatch(/^[A-Z].*[.!]$/);
    expect(shown.outTradeNo.endsWith(shown.notice.reference)).toBe(true);
    expect(shown.notice.reference).toHaveLength(10);
  });

  test('promises the money back while the cancel is on its way', () => {
    const { notice } = presentPayment(paymentOf(order, { status: 'CANCELLING' }), order, NOW);
    expect(notice.text).toBe('You will not be charged; anything taken is returned.');
  });

  test('without an answer sends the guest to the staff after 65 s, and the order looks changed', () => {
    for (const status of ['INITIATED', 'PENDING'] as const) {
      const payment = paymentOf(order, { status });
      const at = (seconds: number) => payment.startedAt + seconds * 1_000;
      const shown = with_({}, { payments: [payment] });
      const noticeAt = (seconds: number) => presentPayment(payment, order, at(seconds)).notice;
      expect(noticeAt(64).code).toBe('confirming');
      expect(noticeAt(65)).toMatchObject({
        code: 'ask-staff',
        text: expect.stringMatching(/ask the staff/),
      });
      expect(orderETag(shown, at(64))).toBe(`v${order.version}`);
      expect(orderETag(shown, at(65))).not.toBe(orderETag(shown, at(64)));
    }
    const fenced = paymentOf(order, { status: 'CANCELLING' });
    expect(presentPayment(fenced, order, NOW + 90_000).notice.code).toBe('will-not-be-charged');
  });

  test.each(statuses)('that is %s is 202 only while it has no end', (status) => {
    const open = ['INITIATED', 'PENDING', 'CANCELLING'].includes(status);
    expect(paymentHttpStatus(paymentOf(order, { status }))).toBe(open ? 202 : 200);
  });
});

describe('what we answer is what the API declares, for', () => {
  test('an order with everything in it', () => {
    const payments = statuses.map((status) => paymentOf(order, { status, tradeNo: '2026' }));
    const refunds = payments.map((p) => refundOf(p, { lastCode: 'ACQ.SYSTEM_ERROR' }));
    const numbered = { note: 'no chilli', pickupNumber: 'A007', businessDate: '2026-11-22' };
    const shown = wire(
      OrderResponse,
      presentOrder(with_(numbered, { payments, refunds, tickets: [ticketOf(order)] }), NOW),
    );
    expect(shown).toMatchObject({ ...numbered, total: 3_850, currency: 'CNY' });
    expect(shown.payments).toHaveLength(statuses.length);
    expect(shown.lines[0]).toMatchObject({ unitPrice: 3_850, total: 3_850 });
  });

  test('a new order', () => {
    const shown = wire(OrderResponse, presentOrder(empty(order), NOW));
    expect(shown).toMatchObject({ paymentStatus: 'UNPAID', fulfilmentStatus: null });
  });

  test.each(['REQUESTED', 'SUCCEEDED', 'FAILED'] as const)('a refund that is %s', (status) => {
    const refund = refundOf(paymentOf(order), { status });
    expect(wire(RefundResponse, presentRefund(refund, order.orderId))).toMatchObject({
      status,
      amount: 100,
    });
  });

  test('a ticket, which tells the kitchen no prices', () => {
    const lines = order.lines.map(({ lineId, name, options, quantity }) => ({
      lineId,
      name,
      options,
      quantity,
    }));
    const ticket = ticketOf(order, { note: 'no chilli', lines });
    const shown = wire(TicketResponse, presentTicket(ticket));
    expect(JSON.stringify(shown)).not.toContain('price');
  });

  test.each(Object.keys(CASE_KINDS) as CaseKind[])('a case of %s', (kind) => {
    const found = caseOf(order.merchantId, 'x', { kind, amount: money('CNY', 100) });
    const shown = wire(CaseResponse, presentCase(found));
    expect(shown).toMatchObject({ says: CASE_KINDS[kind].says, amount: 100, currency: 'CNY' });
  });

  test('an order that was really placed, paid and refunded, and its journal', async () => {
    const world = await openWorld();
    const placed = await world.order([{}, { itemId: 'tea', quantity: 2 }]);
    const { payment } = must(await world.pay(placed));
    must(await world.refund(placed, { amount: 1_050 }));
    const shown = wire(OrderResponse, presentOrder(await world.look(placed), NOON));
    expect(shown).toMatchObject({
      status: 'COMMITTED',
      paymentStatus: 'PAID',
      fulfilmentStatus: 'PROPOSED',
      total: 4_900,
      payments: [{ paymentId: payment.paymentId, status: 'CAPTURED', refunded: 1_050 }],
      refunds: [{ status: 'SUCCEEDED', amount: 1_050 }],
      createdAt: NOON,
    });
    const entries = await world.journal(placed);
    wire(JournalResponse, { orderId: placed.orderId, entries });
  });
});
