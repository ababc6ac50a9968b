import { CREDIT_RULES, type Credit, fitOf } from '../domain/credit.ts';
import {
  born,
  type CaseId,
  type MerchantId,
  type OrderId,
  parsePaymentId,
  staffRefundId,
} from '../domain/ids.ts';
import { add, formatMoney, subtract } from '../domain/money.ts';
import { newPayment } from '../domain/new-payment.ts';
import type { Check } from '../domain/order.ts';
import { type Edit, type OrderAggregate, paymentOf } from '../domain/order-aggregate.ts';
import type { Payment } from '../domain/payment.ts';
import type { Refund } from '../domain/refund.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { settle } from '../domain/settle.ts';
import type { Directory } from '../ports/directory.ts';
import type { Ids } from '../ports/ids.ts';
import { changeOrder, type Decision } from './change-order.ts';
import { payableCheck } from './payable-check.ts';
import { numbered, type PickUp, type PickUpDeps, pickUp } from './pick-up.ts';
import { conflict, notFound, type Rejection, unprocessable } from './rejection.ts';
import type { ResolveDeps } from './resolve-payment.ts';
import { resolveRefund } from './resolve-refund.ts';
import { creditOfCase, DECIDED, decided, type UnmatchedDeps } from './unmatched-credit.ts';

export interface AssignCreditDeps extends ResolveDeps, PickUpDeps, UnmatchedDeps {
  readonly directory: Pick<Directory, 'store'>;
  readonly ids: Ids;
}

export interface AssignCredit {
  readonly merchantId: MerchantId;
  readonly caseId: CaseId;
  readonly orderId: OrderId;
  readonly checkId?: string | undefined;
  readonly actor: string;
}

/**
 * Staff know whose money it is: it pays the check, as a payment of its own. What is too much goes
 * back by a refund; what is too little pays nothing. Repeating answers the same payment.
 */
export async function assignCredit(
  deps: AssignCreditDeps,
  command: AssignCredit,
): Promise<Result<Payment, Rejection>> {
  const { merchantId, orderId } = command;
  const known = await creditOfCase(deps, merchantId, command.caseId);
  if (!known.ok) return known;
  const { credit } = known.value;
  const before = await deps.orders.load(merchantId, orderId);
  const paid = before && assignedBefore(before, credit);
  if (paid) return ok(paid);
  if (credit.status !== 'UNMATCHED') return fail(DECIDED);
  const store = before && (await deps.directory.store(merchantId, before.order.storeId));
  if (!store) return fail({ ...notFound('order'), field: 'orderId' });
  const pickedUp = await pickUp(deps, before.order, store);
  const refundId = staffRefundId(deps.ids.ulid());
  const paymentId = born(parsePaymentId, deps.ids.ulid());
  const changed = await changeOrder(
    deps,
    merchantId,
    orderId,
    async (found, now): Promise<Decision<Result<Payment, Rejection>>> => {
      const { aggregate: a, stopped } = stopWaiting(found, command.checkId, now);
      const check = payableCheck(a, command.checkId);
      if (!check.ok) return { value: check };
      const refused = refusal(credit, check.value);
      if (refused) return { value: fail(refused) };
      const still = await deps.credits.find(merchantId, credit.tradeNo);
      if (still?.status !== 'UNMATCHED') return { value: fail(DECIDED) };
      const given = { paymentId, refundId, pickedUp, now };
      const { edit: paid, payment } = pay(a, credit, check.value, command, given);
      const edit = { ...paid, payments: [...stopped, payment] };
      return { edit, what: 'assign-credit', actor: command.actor, value: ok(payment) };
    },
  );
  if (!changed) return fail(notFound('order'));
  // The rest goes back; undecided, it goes on in the background like any refund.
  await resolveRefund(deps, { merchantId, orderId, paymentId }, refundId);
  return changed.value;
}

/** A repeated request finds what the first one did. */
const assignedBefore = (a: OrderAggregate, { status, paymentId }: Credit): Payment | undefined =>
  status === 'ATTACHED' && paymentId ? paymentOf(a, paymentId) : undefined;

/** The check waits for such money, and this is it: nobody has to wait until the other payment is over. */
function stopWaiting(
  aggregate: OrderAggregate,
  checkId: string | undefined,
  now: number,
): { readonly aggregate: OrderAggregate; readonly stopped: readonly Payment[] } {
  const event = { source: 'us', kind: 'stop-waiting' } as const;
  let { order } = aggregate;
  const stopped = aggregate.payments.flatMap((payment) => {
    if (checkId !== undefined && payment.checkId !== checkId) return [];
    const edit = settle({ ...aggregate, order }, payment.paymentId, event, now)?.edit;
    order = edit?.order ?? order;
    return edit?.payments ?? [];
  });
  return { aggregate: { ...aggregate, order }, stopped };
}

function refusal({ amount }: Credit, { amountDue }: Check): Rejection | undefined {
  if (amount.currency !== amountDue.currency) {
    const text = `The money is ${amount.currency}, the order ${amountDue.currency}.`;
    return unprocessable('other-currency', 'orderId', text);
  }
  if (CREDIT_RULES[fitOf(amount, amountDue)].byStaff !== 'refuse') return undefined;
  const text = `${formatMoney(amount)} do not pay ${formatMoney(amountDue)}: refund it instead.`;
  return conflict('credit-too-small', text);
}

type Given = Pick<Payment, 'paymentId'> &
  Pick<Refund, 'refundId'> & { readonly pickedUp: PickUp; readonly now: number };

function pay(
  a: OrderAggregate,
  credit: Credit,
  check: Check,
  { caseId, orderId, actor }: AssignCredit,
  { paymentId, refundId, pickedUp, now }: Given,
): { readonly edit: Edit; readonly payment: Payment } {
  const { amount, tradeNo, outTradeNo, terminalId } = credit;
  const way = 'static-qr';
  const begun = newPayment(a.order, check, { paymentId, way, amount, terminalId }, now);
  const asked = { ...begun.payment, creditOutTradeNo: outTradeNo };
  const order = numbered(begun.order, pickedUp);
  const event = { source: 'notification', kind: 'captured', amount, tradeNo } as const;
  const edit = settle(
    { ...a, order, payments: [...a.payments, asked] },
    paymentId,
    event,
    now,
  )?.edit;
  const [captured] = edit?.payments ?? [];
  if (!edit || !captured) throw new Error('A new payment of exactly this amount takes its money');
  const rest = subtract(amount, check.amountDue);
  const payment = { ...captured, refunded: add(captured.refunded, rest) };
  const refund = { refundId, paymentId, amount: rest, requestedBy: actor, requestedAt: now };
  return {
    payment,
    edit: {
      ...edit,
      payments: [payment],
      refunds: rest.minor > 0 ? [restOf(refund)] : [],
      resolved: [...(edit.resolved ?? []), decided({ caseId }, actor, `Pays ${orderId}.`, now)],
      credit: {
        credit: { ...credit, status: 'ATTACHED', orderId, paymentId },
        provided: 'unmatched',
      },
    },
  };
}

const restOf = (
  refund: Pick<Refund, 'refundId' | 'paymentId' | 'amount' | 'requestedBy' | 'requestedAt'>,
): Refund => ({
  ...refund,
  kind: 'staff',
  reason: 'The customer typed more than was due',
  status: 'REQUESTED',
  attempts: 0,
  dueAt: refund.requestedAt,
});
