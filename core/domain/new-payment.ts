import { outTradeNoOf, type PaymentId } from './ids.ts';
import { type Money, zero } from './money.ts';
import { type Check, type Order, withCheck } from './order.ts';
import type { AlipayWay, Payment } from './payment.ts';
import { PAYMENT_POLICY as POLICY } from './payment-policy.ts';

export interface NewPayment {
  readonly paymentId: PaymentId;
  readonly way: AlipayWay;
  readonly amount: Money;
  readonly terminalId?: string | undefined;
}

/**
 * Times of a new payment, in milliseconds after its start. A QR payment may be cancelled like any
 * other as long as no code is known. Money from a static QR code is only waited for: no workflow asks.
 */
const TIMES = {
  barcode: {
    cancelAfter: POLICY.cancelAfterMs,
    expiresAfter: POLICY.expiresAfterMs,
    dueAfter: POLICY.handOverAfterMs,
  },
  qr: {
    cancelAfter: POLICY.cancelAfterMs,
    expiresAfter: POLICY.qrLifeMs,
    dueAfter: POLICY.handOverAfterMs,
  },
  'static-qr': {
    cancelAfter: POLICY.creditWindowMs,
    expiresAfter: POLICY.creditWindowMs,
    dueAfter: POLICY.creditWindowMs,
  },
} as const satisfies Record<AlipayWay, Record<string, number>>;

/** A payment before Alipay is asked, and the order whose check it holds. */
export function newPayment(
  order: Order,
  check: Check,
  { paymentId, way, amount, terminalId }: NewPayment,
  now: number,
): { readonly order: Order; readonly payment: Payment } {
  const { cancelAfter, expiresAfter, dueAfter } = TIMES[way];
  const payment: Payment = {
    paymentId,
    outTradeNo: outTradeNoOf(order.orderId, paymentId),
    checkId: check.checkId,
    way,
    amount,
    status: 'INITIATED',
    startedAt: now,
    cancelAt: now + cancelAfter,
    expiresAt: now + expiresAfter,
    dueAt: now + dueAfter,
    generation: 0,
    ...(terminalId !== undefined && { terminalId }),
    refunded: zero(order.currency),
    cancelAttempts: 0,
  };
  const held = withCheck(order, { ...check, livePaymentId: paymentId });
  return { order: { ...held, attempts: order.attempts + 1 }, payment };
}
