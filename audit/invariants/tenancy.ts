import { type Invariant, ofOrders, ofPayments, WELL } from '../invariant.ts';
import { DEAD } from '../rule-book.ts';

/** No payment of such a status is captured any more. */
const REMAKES = ['edit-order', 'close-unpaid'];
const OVER = [...DEAD, 'RETURNING', 'RETURNED'];

/** Nobody sees another's, and no secret lies anywhere. */
export const TENANCY: readonly Invariant[] = [
  {
    id: 'T1a',
    says: 'No row of one tenant is touched on behalf of another.',
    needs: ['world'],
    kinds: ['trespass'],
    when: 'always',
    check: (facts) =>
      facts.of('trespass').map(({ caller, row }) => ({ sentence: `${caller} touched ${row}.` })),
  },
  {
    id: 'T1b',
    says: 'An order’s rows belong to it and to its merchant.',
    needs: ['store'],
    when: 'always',
    check: ofOrders(({ orderId, aggregate, cases, versions }) => {
      if (!aggregate) return WELL;
      const { order, payments, refunds, tickets } = aggregate;
      const faults: string[] = [];
      const elsewhere = versions.find((v) => v.merchantId !== order.merchantId);
      if (elsewhere)
        faults.push(`It is ${order.merchantId}'s, and lies with ${elsewhere.merchantId}.`);
      // Guests divide a bill anew after a payment that is over, and staff change one or cut it short.
      const isRemade = versions.some(({ entry }) => REMAKES.includes(entry.what));
      for (const { paymentId, checkId, status } of payments) {
        const isGone = OVER.includes(status) && (order.table !== undefined || isRemade);
        if (!isGone && !order.checks.some((c) => c.checkId === checkId))
          faults.push(`Payment ${paymentId} pays check ${checkId} of another.`);
      }
      for (const { refundId, paymentId } of refunds) {
        const known = payments.some((p) => p.paymentId === paymentId);
        if (!known) faults.push(`Refund ${refundId} refunds payment ${paymentId} of another.`);
      }
      for (const ticket of tickets) {
        if (ticket.orderId !== orderId)
          faults.push(`Ticket ${ticket.ticketId} is of ${ticket.orderId}.`);
      }
      for (const found of cases) {
        if (found.merchantId !== order.merchantId)
          faults.push(`${found.caseId} is ${found.merchantId}'s.`);
      }
      return faults;
    }),
  },
  {
    id: 'T2',
    says: 'No log, queue, workflow or object holds a secret, an auth code or a buyer.',
    needs: ['world'],
    kinds: ['leak'],
    when: 'always',
    check: (facts) =>
      facts.of('leak').map(({ where, what }) => ({ sentence: `${what} is in ${where}.` })),
  },
  {
    id: 'T3',
    says: 'No auth code is in a journal or a payment.',
    needs: ['store'],
    when: 'always',
    check: ofPayments(({ payment, steps, refunds }) => {
      const faults: string[] = [];
      if (holdsAuthCode({ payment, refunds: refunds.map((r) => r.lastCode) })) {
        faults.push('Its row holds what looks like an auth code.');
      }
      for (const { entry } of steps) {
        if (!entry.evidence || !holdsAuthCode(entry.evidence)) continue;
        faults.push(`Version ${entry.version} holds what looks like an auth code.`);
      }
      return faults;
    }),
  },
];

/**
 * 16 to 24 digits that begin with 25 to 30, and are no part of a longer number, word or address (the
 * text of a QR code that we show may end like that).
 */
const AUTH_CODE = /(?<![0-9A-Za-z/])(?:2[5-9]|30)\d{14,22}(?![0-9A-Za-z])/;

const holdsAuthCode = (value: unknown): boolean => AUTH_CODE.test(JSON.stringify(value));
