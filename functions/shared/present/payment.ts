import type { PaymentResponse, RefundResponse } from '../../../api/payments.ts';
import type { Order } from '../../../core/domain/order.ts';
import type { Payment } from '../../../core/domain/payment.ts';
import { isLive, PAYMENT_STATES } from '../../../core/domain/payment-states.ts';
import type { Refund } from '../../../core/domain/refund.ts';
import { changeOf } from '../../../core/domain/tender.ts';
import { noticeOf } from './notice.ts';

/** `now` decides what the notice says of a payment that nobody has answered for long. */
export const presentPayment = (payment: Payment, order: Order, now: number): PaymentResponse => ({
  paymentId: payment.paymentId,
  orderId: order.orderId,
  checkId: payment.checkId,
  way: payment.way,
  status: payment.status,
  amount: payment.amount.minor,
  refunded: payment.refunded.minor,
  outTradeNo: payment.outTradeNo,
  tradeNo: payment.tradeNo,
  qrCode: isLive(payment.status) ? payment.qrCode : undefined,
  expiresAt: payment.expiresAt,
  notice: noticeOf(payment, now),
  startedAt: payment.startedAt,
  pickupNumber: order.pickupNumber,
  ...(payment.tender && {
    tender: {
      tendered: payment.tender.tendered?.minor,
      change: changeOf(payment)?.minor,
      reference: payment.tender.reference,
      sessionId: payment.tender.sessionId,
    },
  }),
});

/** 202 for as long as Alipay has not confirmed an end. */
export const paymentHttpStatus = ({ status }: Payment): 200 | 202 =>
  PAYMENT_STATES[status].holdsCheck ? 202 : 200;

export const presentRefund = (refund: Refund, orderId: string): RefundResponse => ({
  refundId: refund.refundId,
  paymentId: refund.paymentId,
  orderId,
  kind: refund.kind,
  status: refund.status,
  amount: refund.amount.minor,
  ...(refund.lines && { lines: [...refund.lines] }),
  reason: refund.reason,
  requestedAt: refund.requestedAt,
  code: refund.lastCode,
  sessionId: refund.sessionId,
});
