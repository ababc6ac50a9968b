import { born, parseRefundId } from '../../../core/domain/ids.ts';
import {
  blindTo,
  ignoring,
  isDead,
  mistaking,
  paymentsWith,
  spoiling,
  withRefunds,
} from './breaking.ts';
import { PAYMENT_ID, thePayment } from './payment.ts';
import type { Rules } from './store.ts';

interface BrokenRule {
  /** The invariant that has to notice it. */
  readonly breaks: string;
  readonly rules: Rules;
}

/** Any number but the derived one. */
const FRESH = born(parseRefundId, `R${PAYMENT_ID}`);

/** The rules with one of them broken, each a way to lose or double money. */
export const BROKEN_RULES = {
  'cancel is called without a fence': {
    breaks: 'M8 cancel only behind the fence',
    rules: spoiling((edit, { what }, before) =>
      what === 'fence'
        ? { ...edit, payments: paymentsWith(edit, { status: thePayment(before).status }) }
        : edit,
    ),
  },
  'money is served behind the fence': {
    breaks: 'N4 only forward',
    rules: blindTo(
      ({ status }) => (status === 'CANCELLING' ? { status: 'PENDING' } : {}),
      'captured',
    ),
  },
  'a dead payment is not watched': {
    breaks: 'nothing is unwatched',
    rules: spoiling((edit) =>
      edit.payments?.some(isDead)
        ? { ...edit, payments: paymentsWith(edit, { dueAt: undefined }) }
        : edit,
    ),
  },
  'late money goes back under a fresh number': {
    breaks: 'M4 late money goes back under one number',
    rules: spoiling((edit, { what }) =>
      what === 'giveBack'
        ? { ...edit, refunds: (edit.refunds ?? []).map((r) => ({ ...r, refundId: FRESH })) }
        : edit,
    ),
  },
  'money behind the fence is refunded while cancel is under way': {
    breaks: 'M9 one instrument at a time',
    rules: blindTo(
      ({ status }) =>
        status === 'CANCELLING' ? { cancelRefused: true, cancelLeaseUntil: undefined } : {},
      'captured',
    ),
  },
  'unknown is read as refused': {
    breaks: 'M7 an end of a payment is Alipay’s word',
    rules: mistaking((event) =>
      event.kind === 'unknown' && event.source === 'pay'
        ? { source: 'pay', kind: 'declined', code: event.code }
        : event,
    ),
  },
  'a refusal frees the check though the trade is known': {
    breaks: 'M7 a check is free only when its payment is over',
    rules: blindTo(() => ({ tradeNo: undefined }), 'declined'),
  },
  '"nothing to cancel" is believed though money was seen': {
    breaks: 'M7 a check is free only when its payment is over',
    rules: blindTo(
      ({ status }) => (status === 'CANCELLING' ? { captured: undefined } : {}),
      'cancelled',
    ),
  },
  'the fence comes before the deadline': {
    breaks: 'no cancel before its time',
    rules: spoiling((edit, { what }) =>
      what === 'wait' ? { ...edit, payments: paymentsWith(edit, { cancelAt: 0 }) } : edit,
    ),
  },
  'every silence is taken for a failed attempt': {
    breaks: 'no cancel before its time',
    rules: mistaking((event) =>
      event.kind === 'unknown' ? { ...event, attemptFailed: true } : event,
    ),
  },
  'a query undoes a capture': {
    breaks: 'N4 only forward',
    rules: blindTo(({ status }) => (status === 'CAPTURED' ? { status: 'PENDING' } : {}), 'closed'),
  },
  'the lease is ignored': {
    breaks: 'M9 one instrument at a time',
    rules: blindTo(() => ({ cancelLeaseUntil: undefined }), 'fence'),
  },
  'a contradiction is ignored': {
    breaks: 'M2 money is accounted for',
    rules: spoiling((edit, { what }, before) =>
      what === 'contradict' ? { ...edit, order: before.order, opened: [] } : edit,
    ),
  },
  'another amount is taken for ours': {
    breaks: 'M1 a ticket is paid for',
    rules: mistaking((event, { amount }) =>
      event.kind === 'captured' ? { ...event, amount } : event,
    ),
  },
  'late money is kept': {
    breaks: 'L2 money that is seen is dealt with',
    rules: ignoring((event, payment) => event.kind === 'captured' && isDead(payment)),
  },
  'a watched payment is forgotten after one look': {
    breaks: 'nothing is unwatched',
    rules: spoiling((edit, { what }) =>
      what === 'watch' ? { ...edit, payments: paymentsWith(edit, { dueAt: undefined }) } : edit,
    ),
  },
  'a cancel without an answer counts as done': {
    breaks: 'M7 an end of a payment is Alipay’s word',
    rules: mistaking((event) =>
      event.kind === 'cancel-unsettled'
        ? { source: 'cancel', kind: 'cancelled', action: 'none' }
        : event,
    ),
  },
  'a refused cancel counts as done': {
    breaks: 'M7 an end of a payment is Alipay’s word',
    rules: mistaking((event) =>
      event.kind === 'cancel-refused'
        ? { source: 'cancel', kind: 'cancelled', action: 'none' }
        : event,
    ),
  },
  'a refund without an answer counts as done': {
    breaks: 'an end of a refund is Alipay’s word',
    rules: mistaking((event) =>
      event.kind === 'refund-unsettled' ? { ...event, source: 'refund', kind: 'refunded' } : event,
    ),
  },
  'a refused repeat fails a refund that was made': {
    breaks: 'an end of a refund is Alipay’s word',
    rules: withRefunds({ silentAt: undefined }, 'refund-declined'),
  },
  'two workers send one refund': {
    breaks: 'M9 one instrument at a time',
    rules: withRefunds({ dueAt: undefined }, 'refund-sent'),
  },
  'a trade that is not found is taken as closed': {
    breaks: 'M7 an end of a payment is Alipay’s word',
    rules: mistaking((event) =>
      event.kind === 'not-found' ? { source: 'query', kind: 'closed' } : event,
    ),
  },
  'a payment that was handed over is due no more': {
    breaks: 'nothing is unwatched',
    rules: spoiling((edit, { what }) =>
      what === 'handOver' ? { ...edit, payments: paymentsWith(edit, { dueAt: undefined }) } : edit,
    ),
  },
  'what stays overdue is dropped': {
    breaks: 'nothing is unwatched',
    rules: spoiling((edit, { what }) =>
      what === 'watchAgain'
        ? { ...edit, payments: paymentsWith(edit, { dueAt: undefined }) }
        : edit,
    ),
  },
  'a closed trade does not end a give-back': {
    breaks: 'L3 every payment ends',
    rules: ignoring((event, { status }) => event.kind === 'closed' && status === 'RETURNING'),
  },
  'a reservation is not freed when its refund fails': {
    breaks: 'M4 no more goes back than came',
    rules: spoiling((edit, { what }, before) =>
      what === 'declineRefund' ? { ...edit, payments: before.payments } : edit,
    ),
  },
} as const satisfies Record<string, BrokenRule>;
