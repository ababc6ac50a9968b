import { heldBy } from './alipay/trade.ts';
import { thePayment } from './payment.ts';
import type { Broken } from './predicates.ts';
import type { Alipay, ModelState } from './state.ts';

/** Nobody is at work and nothing will ever be due: what is now stays so. */
function isAtRest({ stored, processes, late, notices }: ModelState): boolean {
  return (
    processes.length === 0 &&
    late.length === 0 &&
    notices.every((n) => n.place !== 'inbox') &&
    thePayment(stored).dueAt === undefined &&
    stored.refunds.every((r) => r.status !== 'REQUESTED')
  );
}

/** M2, where nothing moves any more: the buyer's money is served, or was returned, or a person sees it. */
export function unaccounted(state: ModelState): Broken | undefined {
  if (!isAtRest(state) || state.openCases.length > 0) return undefined;
  const sentence = differenceOf(state);
  return sentence === undefined ? undefined : { invariant: 'M2 money is accounted for', sentence };
}

function differenceOf({ stored, alipay }: ModelState): string | undefined {
  const { status, amount } = thePayment(stored);
  const held = heldBy(alipay);
  if (status !== 'CAPTURED') {
    return held === 0 ? undefined : `nobody serves the ${held} of a ${status} payment`;
  }
  if (stored.tickets.length === 0) return 'it is paid, and not served';
  const returned = stored.refunds
    .filter((r) => r.status === 'SUCCEEDED')
    .reduce((sum, r) => sum + r.amount.minor, 0);
  const booked = amount.minor - returned;
  const expected = held + returnedByHand(alipay);
  return booked === expected ? undefined : `${booked} is booked, and Alipay holds ${held}`;
}

/** What somebody returns past us, only a bill can tell. */
const returnedByHand = ({ trade }: Alipay): number =>
  (trade?.returns ?? []).reduce((sum, r) => (r.by === 'hand' ? sum + r.minor : sum), 0);

/** At rest; or before a person, where Alipay leaves nothing else: then a case says so. */
export function isAGoodEnd(state: ModelState): boolean {
  return isAtRest(state) || (needsAPerson(state) && state.openCases.length > 0);
}

/** Alipay refused for good to return money, or said "paid" of a payment that it never had. */
function needsAPerson({ stored, alipay }: ModelState): boolean {
  const refused = stored.refunds.some(
    (r) => r.status === 'REQUESTED' && alipay.refusedRefunds.includes(r.refundId),
  );
  return refused || (alipay.saidPaid && !alipay.trade?.paid);
}
