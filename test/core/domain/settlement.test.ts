import { expect, test } from 'vitest';
import type { PaymentEvent } from '../../../core/domain/evidence.ts';
import { caseIdOf } from '../../../core/domain/exception-case.ts';
import {
  born,
  type CheckId,
  outTradeNoOf,
  parsePaymentId,
  staffRefundId,
} from '../../../core/domain/ids.ts';
import { money } from '../../../core/domain/money.ts';
import type { OpenCase } from '../../../core/domain/order.ts';
import type { Edit, OrderAggregate } from '../../../core/domain/order-aggregate.ts';
import type { Payment } from '../../../core/domain/payment.ts';
import type { PaymentStatus } from '../../../core/domain/payment-states.ts';
import { settle } from '../../../core/domain/settle.ts';
import {
  captured,
  DUE,
  GIVE_BACK,
  inState,
  START,
  thePayment,
  withStaffRefund,
} from '../../support/reducer.ts';

const NOW = START + 100_000;
const OTHER = born(parsePaymentId, '01ARZ3NDEKTSV4RRFFQ69G5FZZ');
const cancelledByAlipay: PaymentEvent = { source: 'cancel', kind: 'cancelled', action: 'close' };
const closed: PaymentEvent = { source: 'query', kind: 'closed' };

/** The order of `inState`, whose second check another payer is just paying. */
function withAnotherPayer(status: PaymentStatus): OrderAggregate {
  const before = inState(status);
  const checkId = 'c2' as CheckId;
  const theirs: Payment = {
    ...thePayment(inState('PENDING')),
    paymentId: OTHER,
    outTradeNo: outTradeNoOf(before.order.orderId, OTHER),
    checkId,
  };
  const check = { checkId, lineIds: [], amountDue: DUE, livePaymentId: OTHER };
  return {
    ...before,
    order: { ...before.order, checks: [...before.order.checks, check] },
    payments: [...before.payments, theirs],
  };
}

function withCases(before: OrderAggregate, ...cases: OpenCase[]): OrderAggregate {
  return { ...before, order: { ...before.order, cases } };
}

function edit(before: OrderAggregate, event: PaymentEvent, now = NOW): Edit {
  const settled = settle(before, thePayment(before).paymentId, event, now);
  if (!settled) throw new Error('the event changed nothing');
  return settled.edit;
}

test('news of a payment that the order does not have changes nothing', () => {
  expect(settle(inState('PENDING'), OTHER, captured('query'), NOW)).toBeUndefined();
});

test("the end of one payer's payment leaves the check of another payer held", () => {
  const { order } = edit(withAnotherPayer('CANCELLING'), cancelledByAlipay);
  expect(order?.checks.map((c) => c.livePaymentId)).toEqual([undefined, OTHER]);
});

test("another payer's refund does not explain why a trade of ours is closed", () => {
  const before = withAnotherPayer('CAPTURED');
  const [theirs] = withStaffRefund(before, DUE.minor, START).refunds;
  if (!theirs) throw new Error('no refund');
  const refunds = [
    { ...theirs, paymentId: OTHER, refundId: staffRefundId(OTHER), status: 'SUCCEEDED' as const },
  ];
  const { opened } = edit({ ...before, refunds }, closed);
  expect(opened).toMatchObject([{ kind: 'capture-contradicted' }]);
});

test('a wrong amount is called a mismatch, and the case names trade, amounts, store and payment', () => {
  const before = inState('PENDING');
  const { paymentId, outTradeNo } = thePayment(before);
  const wrong = { ...captured('query'), amount: money('CNY', 999) } as PaymentEvent;
  const settled = settle(before, paymentId, wrong, NOW);
  expect(settled?.what).toBe('mismatch');
  expect(settled?.edit.opened).toEqual([
    {
      caseId: caseIdOf('amount-mismatch', paymentId),
      kind: 'amount-mismatch',
      status: 'OPEN',
      merchantId: before.order.merchantId,
      storeId: before.order.storeId,
      orderId: before.order.orderId,
      paymentId,
      openedAt: NOW,
      detail: `${outTradeNo}: Alipay says 9.99 CNY, due 10.00 CNY`,
      amount: DUE,
    },
  ]);
});

test('a second cause opens a second case beside the first', () => {
  const { paymentId } = thePayment(inState('CANCELLING'));
  const known = { caseId: caseIdOf('amount-mismatch', paymentId), paymentId, closesItself: false };
  const refused: PaymentEvent = {
    source: 'cancel',
    kind: 'cancel-refused',
    code: 'X',
    remedy: 'person',
  };
  const { order, opened } = edit(withCases(inState('CANCELLING'), known), refused);
  expect(opened).toMatchObject([{ kind: 'cancel-refused', amount: DUE }]);
  const second = { caseId: caseIdOf('cancel-refused', paymentId), paymentId, closesItself: true };
  expect(order?.cases).toEqual([known, second]);
});

test('a payment that comes to its end resolves its own self-closing cases, once, and no others', () => {
  const { paymentId, refundId } = { ...thePayment(inState('CANCELLING')), refundId: GIVE_BACK };
  const stuck = { caseId: caseIdOf('cancel-stuck', paymentId), paymentId, closesItself: true };
  const others: OpenCase[] = [
    { caseId: caseIdOf('amount-mismatch', paymentId), paymentId, closesItself: false },
    { caseId: caseIdOf('cancel-stuck', OTHER), paymentId: OTHER, closesItself: true },
    { caseId: caseIdOf('partly-paid', 'o'), closesItself: true },
  ];
  const before = withCases(inState('CANCELLING'), stuck, ...others);

  const first = edit(before, cancelledByAlipay);
  expect(first.resolved).toEqual([
    { caseId: stuck.caseId, at: NOW, by: 'system', note: 'The payment is CANCELLED.' },
  ]);
  expect(first.order?.cases).toEqual([{ ...stuck, closesItself: false }, ...others]);

  const cancelled = {
    ...before,
    order: first.order ?? before.order,
    payments: first.payments ?? [],
  };
  const late = edit(cancelled, captured('query'));
  const returning = { ...cancelled, payments: late.payments ?? [], refunds: late.refunds ?? [] };
  const returned: PaymentEvent = { source: 'refund', kind: 'refunded', refundId };
  expect(edit(returning, returned).resolved).toEqual([]);
});

test('a case about the whole order closes when the last check is paid, not when one is', () => {
  const half = { caseId: caseIdOf('partly-paid', 'o'), closesItself: true };
  const one = edit(withCases(withAnotherPayer('PENDING'), half), captured('query'));
  expect(one.resolved).toEqual([]);
  expect(one.order?.status).toBe('CREATED');
  const last = edit(withCases(inState('PENDING'), half), captured('query'));
  expect(last.resolved).toMatchObject([{ caseId: half.caseId }]);
});
