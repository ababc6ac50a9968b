import type { CashierSession, Movement } from '../../../core/domain/cashier-session.ts';
import type { Credit } from '../../../core/domain/credit.ts';
import type { Destination } from '../../../core/domain/delivery.ts';
import type { Device, Pairing } from '../../../core/domain/device.ts';
import type { DinerOrder, ForgetRequest } from '../../../core/domain/diner.ts';
import type { ExceptionCase } from '../../../core/domain/exception-case.ts';
import type { JournalEntry } from '../../../core/domain/journal.ts';
import type { Order } from '../../../core/domain/order.ts';
import type { IdempotencyRecord } from '../../../core/domain/order-aggregate.ts';
import type { Payment } from '../../../core/domain/payment.ts';
import type { Refund } from '../../../core/domain/refund.ts';
import type { ScreenStep, ScreenSteps } from '../../../core/domain/screen-steps.ts';
import type { Snooze } from '../../../core/domain/snooze.ts';
import type { StaffMember } from '../../../core/domain/staff.ts';
import type { Ticket } from '../../../core/domain/ticket.ts';
import type { InboxItem } from '../../../core/ports/inbox.ts';

type Fields<T> = Record<keyof T, 'of a person' | 'of nobody'>;

const [person, nobody] = ['of a person', 'of nobody'] as const;
/** What every row of a tenant has, and money, times and states. */
const ids = { merchantId: nobody, storeId: nobody } as const;

/**
 * Each field of what is kept, and whether it tells of a person. A new field does not compile until
 * somebody has thought about it; what does tell of one belongs into core/domain/personal-data.ts.
 */
export const FIELDS = {
  order: {
    ...{ ...ids, orderId: nobody, version: nobody, status: nobody, channel: nobody },
    ...{ fulfilment: nobody, releasePolicy: nobody, currency: nobody, menuVersion: nobody },
    ...{ lines: person, checks: nobody, rows: nobody, redemptions: person, total: nobody },
    ...{ note: person, customerName: person, tableNumber: person, createdAt: nobody },
    ...{
      hold: person,
      unpaidSince: nobody,
      holds: nobody,
      unpaidForMs: nobody,
      pickupNumber: nobody,
      businessDate: nobody,
    },
    ...{ attempts: nobody, table: person, delivery: person, receiptPrints: nobody },
    ...{ cases: nobody, dueAt: nobody },
  } satisfies Fields<Order>,
  payment: {
    ...{ paymentId: nobody, outTradeNo: person, checkId: nobody, way: nobody, amount: nobody },
    ...{ status: nobody, startedAt: nobody, cancelAt: nobody, expiresAt: nobody, dueAt: nobody },
    ...{ generation: nobody, tradeNo: person, qrCode: nobody, terminalId: nobody },
    ...{ creditOutTradeNo: person, captured: nobody, confirmed: nobody, refunded: nobody },
    ...{ lastRefundAt: nobody, lastCode: nobody, cancelReason: nobody, cancelAttempts: nobody },
    ...{ cancelLeaseUntil: nobody, cancelRefused: nobody, cancelAction: nobody, tender: person },
  } satisfies Fields<Payment>,
  refund: {
    ...{ refundId: nobody, paymentId: nobody, kind: nobody, amount: nobody, lines: nobody },
    ...{ reason: person, requestedBy: person, status: nobody, requestedAt: nobody },
    ...{ attempts: nobody, sentAt: nobody, answeredAt: nobody, silentAt: nobody },
    ...{ lastCode: nobody, dueAt: nobody, sessionId: nobody },
  } satisfies Fields<Refund>,
  ticket: {
    ...{ ticketId: nobody, orderId: nobody, storeId: nobody, businessDate: nobody },
    ...{ status: nobody, pickupNumber: nobody },
    ...{ tableId: nobody, customerName: person, tableNumber: person, lines: person },
    ...{ note: person, slot: nobody, createdAt: nobody, changedAt: nobody },
    ...{ acknowledgedAt: nobody, dueAt: nobody, fulfilment: nobody },
  } satisfies Fields<Ticket>,
  journal: {
    ...{ version: nobody, at: nobody, what: nobody, actor: person, evidence: person },
    changes: nobody,
  } satisfies Fields<JournalEntry>,
  case: {
    ...{ caseId: nobody, ...ids, kind: nobody, status: nobody, openedAt: nobody },
    ...{ orderId: nobody, paymentId: nobody, refundId: nobody, ticketId: nobody },
    ...{ tradeNo: person },
    ...{ detail: person, amount: nobody, resolution: person },
  } satisfies Fields<ExceptionCase>,
  credit: {
    ...{ ...ids, tradeNo: person, outTradeNo: person, amount: nobody, receivedAt: nobody },
    ...{ terminalId: nobody, status: nobody, orderId: nobody, paymentId: nobody },
  } satisfies Fields<Credit>,
  idempotency: {
    ...{ key: nobody, fingerprint: person, resultId: nobody, orderId: nobody },
  } satisfies Fields<IdempotencyRecord>,
  notice: {
    ...{ merchantId: nobody, noticeId: nobody, body: person, path: nobody, headers: nobody },
    receivedAt: nobody,
  } satisfies Fields<InboxItem>,
  'diner-order': {
    ...{ ...ids, dinerId: person, orderId: nobody, label: nobody, at: nobody },
  } satisfies Fields<DinerOrder>,
  'forget-request': {
    ...{ merchantId: nobody, dinerId: person, requestedAt: nobody },
  } satisfies Fields<ForgetRequest>,
  destination: {
    ...{ recipient: person, phone: person, address: person, note: person },
  } satisfies Fields<Destination>,
  device: {
    ...{ ...ids, deviceId: nobody, kind: nobody, name: person, publicKey: nobody },
    ...{ status: nobody, pairedAt: nobody, pairedBy: person, revokedAt: nobody },
    revokedBy: person,
  } satisfies Fields<Device>,
  pairing: {
    ...{ deviceId: nobody, code: nobody, kind: nobody, name: person, publicKey: nobody },
    ...{ askedAt: nobody, expiresAt: nobody, approved: nobody },
  } satisfies Fields<Pairing>,
  session: {
    ...{ ...ids, sessionId: nobody, drawer: nobody, currency: nobody, status: nobody },
    ...{ openingFloat: nobody, openedAt: nobody, openedBy: person, tallies: nobody },
    closed: person,
  } satisfies Fields<CashierSession>,
  movement: {
    ...{ sessionId: nobody, movementId: nobody, kind: nobody, minor: nobody },
    ...{ reason: person, at: nobody, by: person },
  } satisfies Fields<Movement>,
  staff: {
    ...{ ...ids, staffId: nobody, name: person, role: person, pin: person, accessVersion: nobody },
    ...{ status: nobody, version: nobody, addedAt: nobody, addedBy: person, removedAt: nobody },
    removedBy: person,
  } satisfies Fields<StaffMember>,
  'screen-steps': {
    ...{ ...ids, screen: nobody, deviceId: nobody, sessionId: nobody, language: nobody },
    ...{ isAccessible: nobody, at: nobody, no: nobody, step: nobody, after: nobody },
    ...{ isBack: nobody, itemId: nobody, sinceStartMs: nobody, onPreviousMs: nobody },
  } satisfies Fields<Omit<ScreenSteps, 'steps'> & ScreenStep>,
  snooze: {
    ...{ kind: nobody, id: nobody, since: nobody, until: nobody, actor: person },
  } satisfies Fields<Snooze>,
} as const;
