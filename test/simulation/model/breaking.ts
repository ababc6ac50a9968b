import type { PaymentEvent } from '../../../core/domain/evidence.ts';
import type { Edit, OrderAggregate } from '../../../core/domain/order-aggregate.ts';
import type { Payment } from '../../../core/domain/payment.ts';
import type { Refund } from '../../../core/domain/refund.ts';
import { settle } from '../../../core/domain/settle.ts';
import { PAYMENT_ID, thePayment } from './payment.ts';
import type { Rules } from './store.ts';

type Settled = ReturnType<Rules['settle']>;

/** Hides something of the payment from the rules; what they leave alone stays as it is. */
export function blindTo(
  hides: (payment: Payment) => Partial<Payment>,
  when: PaymentEvent['kind'],
): Rules {
  return {
    settle(aggregate, id, event, now) {
      if (event.kind !== when) return settle(aggregate, id, event, now);
      const payment = thePayment(aggregate);
      const hidden = hides(payment);
      const settled = settle(withPayment(aggregate, hidden), id, event, now);
      return settled && { ...settled, edit: uncovered(settled.edit, payment, hidden) };
    },
  };
}

function uncovered(edit: Edit, payment: Payment, hidden: Partial<Payment>): Edit {
  const names = Object.keys(hidden) as (keyof Payment)[];
  const payments = (edit.payments ?? []).map((after) => {
    const untouched = names.filter((name) => after[name] === hidden[name]);
    return { ...after, ...Object.fromEntries(untouched.map((name) => [name, payment[name]])) };
  });
  return { ...edit, payments };
}

/** Takes one kind of event for another. */
export const mistaking = (
  mistake: (event: PaymentEvent, payment: Payment) => PaymentEvent,
): Rules => ({
  settle: (aggregate, id, event, now) =>
    settle(aggregate, id, mistake(event, thePayment(aggregate)), now),
});

/** Changes what the real rules decided. */
export const spoiling = (
  spoil: (edit: Edit, settled: NonNullable<Settled>, before: OrderAggregate) => Edit,
): Rules => ({
  settle(aggregate, id, event, now) {
    const settled = settle(aggregate, id, event, now);
    return settled && { ...settled, edit: spoil(settled.edit, settled, aggregate) };
  },
});

export const ignoring = (isIgnored: (event: PaymentEvent, payment: Payment) => boolean): Rules => ({
  settle: (aggregate, id, event, now) =>
    isIgnored(event, thePayment(aggregate)) ? undefined : settle(aggregate, id, event, now),
});

const withPayment = (aggregate: OrderAggregate, changes: Partial<Payment>): OrderAggregate => ({
  ...aggregate,
  payments: aggregate.payments.map((p) => (p.paymentId === PAYMENT_ID ? { ...p, ...changes } : p)),
});

export const paymentsWith = (
  { payments = [] }: Edit,
  changes: Partial<Payment>,
): readonly Payment[] => payments.map((p) => ({ ...p, ...changes }));

export const isDead = ({ status }: Payment): boolean =>
  ['DECLINED', 'CLOSED', 'CANCELLED'].includes(status);

/** Hides something of the refunds from the rules. */
export function withRefunds(changes: Partial<Refund>, when: PaymentEvent['kind']): Rules {
  return {
    settle(aggregate, id, event, now) {
      if (event.kind !== when) return settle(aggregate, id, event, now);
      const refunds = aggregate.refunds.map((r) => ({ ...r, ...changes }));
      return settle({ ...aggregate, refunds }, id, event, now);
    },
  };
}
