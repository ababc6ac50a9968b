import type { ExceptionCase } from '../core/domain/exception-case.ts';
import { type Facts, isTender, type PaymentFacts } from './facts.ts';
import { CASE_RULES, DEAD, UNFINISHED } from './rule-book.ts';
import type { Trade } from './trace.ts';

/** Where the money is that Alipay holds of one payment, in minor units; the parts add up to `held`. */
export interface MoneyPlace {
  /** Captured and not returned, in Alipay's books. */
  readonly held: number;
  readonly served: number;
  /** A refund of it is under way. */
  readonly returning: number;
  /** A person has it. */
  readonly inCase: number;
  /** Nobody has decided yet, and somebody will look again. */
  readonly waiting: number;
  /** Nobody knows; below zero, our books claim more than Alipay holds. */
  readonly lost: number;
}

export const NOWHERE: MoneyPlace = {
  held: 0,
  served: 0,
  returning: 0,
  inCase: 0,
  waiting: 0,
  lost: 0,
};

/** Of a payment that has a row. Without a trade at Alipay it holds nothing. */
export function placeOf(facts: PaymentFacts, { trace }: Facts): MoneyPlace {
  const { payment, trade } = facts;
  const held = netOf(trade);
  if (!payment) return { ...NOWHERE, held, lost: held };
  if (isTender(facts)) return { ...NOWHERE, held, lost: held };
  const requested = sumOf(facts, 'REQUESTED');
  const mayWait = payment.dueAt !== undefined && !trace.conditions.atRest;
  switch (payment.status) {
    case 'CAPTURED':
      return servedPlace(facts, held, requested, mayWait && payment.confirmed !== true);
    case 'RETURNING':
      if (requested > 0 && (held === requested || held === 0)) {
        return { ...NOWHERE, held, returning: held };
      }
      return unsettledPlace(facts, held, false);
    default:
      return unsettledPlace(facts, held, mayWait);
  }
}

/** What Alipay holds of a trade. */
export const netOf = (trade: Trade | undefined): number =>
  trade ? trade.capturedMinor - trade.returnedMinor : 0;

/** What is left of the customer's money, with Alipay or in the till. */
export const keptOf = (facts: PaymentFacts): number =>
  isTender(facts)
    ? (facts.payment?.captured?.minor ?? 0) - sumOf(facts, 'SUCCEEDED')
    : netOf(facts.trade);

function servedPlace(
  facts: PaymentFacts,
  held: number,
  requested: number,
  mayWait: boolean,
): MoneyPlace {
  const booked = (facts.payment?.amount.minor ?? 0) - sumOf(facts, 'SUCCEEDED');
  if (held === booked) {
    return { ...NOWHERE, held, served: booked - requested, returning: requested };
  }
  // Alipay has made the refund, and we have not heard of it yet.
  if (held === booked - requested) return { ...NOWHERE, held, served: held };
  // The pay answer may have been rolled back; a query will tell.
  if (mayWait && held === 0) return NOWHERE;
  if (personHas(facts.cases)) return { ...NOWHERE, held, inCase: held };
  const asBooked = { served: booked - requested, returning: requested };
  return { ...NOWHERE, held, ...asBooked, lost: held - booked };
}

function unsettledPlace({ cases }: PaymentFacts, held: number, mayWait: boolean): MoneyPlace {
  if (held === 0) return NOWHERE;
  if (personHas(cases)) return { ...NOWHERE, held, inCase: held };
  return mayWait ? { ...NOWHERE, held, waiting: held } : { ...NOWHERE, held, lost: held };
}

/** A case that explains a difference: it is open, or a person has resolved it. */
export const personHas = (cases: readonly ExceptionCase[]): boolean =>
  cases.some(
    (c) =>
      CASE_RULES[c.kind].holdsMoney &&
      (c.status === 'OPEN' || (c.resolution !== undefined && c.resolution.by !== 'system')),
  );

const sumOf = ({ refunds }: PaymentFacts, status: 'REQUESTED' | 'SUCCEEDED'): number =>
  refunds.reduce((sum, r) => (r.status === status ? sum + r.amount.minor : sum), 0);

/** The state in words, for sentences. */
export const standing = ({ payment, refunds, cases }: PaymentFacts): string => {
  const open = cases.filter((c) => c.status === 'OPEN').map((c) => c.kind);
  const refunded = refunds.map((r) => `${r.status.toLowerCase()} ${r.amount.minor}`);
  const refundText = refunded.length > 0 ? `, refunds ${refunded.join(', ')}` : '';
  const caseText = open.length > 0 ? `, open case ${open.join(', ')}` : ', no open case';
  return `${payment?.status ?? 'without a row'}${refundText}${caseText}`;
};

/** Alipay has not confirmed an end. */
export const isUnfinished = ({ payment }: PaymentFacts): boolean =>
  payment !== undefined && UNFINISHED.includes(payment.status);

export const isDead = ({ payment }: PaymentFacts): boolean =>
  payment !== undefined && DEAD.includes(payment.status);
