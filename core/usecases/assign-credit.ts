import { CREDIT_RULES, type Credit, fitOf } from '../domain/credit.ts';
import {
  born,
  type CaseId,
  type MerchantId,
  type OrderId,
  parsePaymentId,
  type StoreId,
  staffRefundId,
} from '../domain/ids.ts';
import { add, equals, formatMoney, subtract } from '../domain/money.ts';
import { newPayment } from '../domain/new-payment.ts';
import type { Check } from '../domain/order.ts';
import type { Edit, OrderAggregate } from '../domain/order-aggregate.ts';
import type { Payment } from '../domain/payment.ts';
import type { Refund } from '../domain/refund.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { settle } from '../domain/settle.ts';
import { stopWaiting } from '../domain/stop-waiting.ts';
import { stoppedWaiting, type WaitingList, withoutWaiting } from '../domain/waiting-list.ts';
import type { Directory } from '../ports/directory.ts';
import type { Ids } from '../ports/ids.ts';
import type { WaitingLists } from '../ports/waiting-lists.ts';
import { changeOrder, type Decision } from './change-order.ts';
import type { Idempotency } from './idempotency.ts';
import { payableCheck } from './payable-check.ts';
import { type PaymentView, paymentNow, payOnceFor } from './payment-view.ts';
import { numbered, type PickUp, type PickUpDeps, pickUp } from './pick-up.ts';
import { conflict, notFound, type Rejection, unavailable, unprocessable } from './rejection.ts';
import type { ResolveDeps } from './resolve-payment.ts';
import { resolveRefund } from './resolve-refund.ts';
import { creditOfCase, DECIDED, decided, type UnmatchedDeps } from './unmatched-credit.ts';

export interface AssignCreditDeps extends ResolveDeps, PickUpDeps, UnmatchedDeps {
  readonly directory: Pick<Directory, 'store'>;
  readonly waiting: WaitingLists;
  readonly ids: Ids;
}

export interface AssignCredit {
  readonly merchantId: MerchantId;
  readonly caseId: CaseId;
  readonly orderId: OrderId;
  readonly checkId?: string | undefined;
  readonly actor: string;
  readonly idempotency: Idempotency;
}

/**
 * Staff know whose money it is: it pays the check, as a payment of its own. What is too much goes
 * back by a refund; what is too little pays nothing. A repeated key answers the same payment.
 */
export async function assignCredit(
  deps: AssignCreditDeps,
  command: AssignCredit,
): Promise<Result<PaymentView, Rejection>> {
  return await payOnceFor(deps.orders, command, () => assignOnce(deps, command));
}

async function assignOnce(
  deps: AssignCreditDeps,
  command: AssignCredit,
): Promise<Result<PaymentView, Rejection>> {
  const { merchantId, orderId } = command;
  const known = await creditOfCase(deps, merchantId, command.caseId);
  if (!known.ok) return known;
  const { credit } = known.value;
  if (credit.status !== 'UNMATCHED') return fail(DECIDED);
  const before = await deps.orders.load(merchantId, orderId);
  const store = before && (await deps.directory.store(merchantId, before.order.storeId));
  if (!store) return fail({ ...notFound('order'), field: 'orderId' });
  const absent = await whyAbsent(deps, credit);
  if (absent) return fail(absent);
  const pickedUp = await pickUp(deps, before.order, store);
  const refundId = staffRefundId(deps.ids.ulid());
  const paymentId = born(parsePaymentId, deps.ids.ulid());
  const changed = await changeOrder(
    deps,
    merchantId,
    orderId,
    async (found, now): Promise<Decision<Result<Payment, Rejection>>> => {
      const { aggregate, stopped } = stopWaiting(found, command.checkId, now);
      const check = payableCheck(aggregate, command.checkId);
      if (!check.ok) return { value: check };
      const refused = refusal(credit, check.value);
      if (refused) return { value: fail(refused) };
      const still = await deps.credits.find(merchantId, credit.tradeNo);
      if (still?.status !== 'UNMATCHED') return { value: fail(DECIDED) };
      const given = { paymentId, refundId, pickedUp, now };
      const { edit: paid, payment } = pay(aggregate, credit, check.value, command, given);
      const { key, fingerprint } = command.idempotency;
      const idempotency = { key, fingerprint, orderId, resultId: paymentId };
      const waiting = await leaveList(deps, credit, stopped, found.order.storeId, now);
      const edit = { ...paid, payments: [...stopped, payment], waiting, idempotency };
      return { edit, what: 'assign-credit', actor: command.actor, value: ok(payment) };
    },
  );
  if (!changed) return fail(notFound('order'));
  if (!changed.value.ok) return changed.value;
  // The rest goes back; undecided, it goes on in the background like any refund.
  await resolveRefund(deps, { merchantId, orderId, paymentId }, refundId);
  return await paymentNow(deps.orders, { merchantId, orderId, paymentId });
}

/**
 * The check has its money. If that is exactly its amount, the next is not for it; who typed something
 * else may have typed again before staff decided, and only what is paid from now on is not for it.
 */
async function leaveList(
  { waiting }: AssignCreditDeps,
  { merchantId, amount }: Credit,
  [payment]: readonly Payment[],
  storeId: StoreId,
  now: number,
): Promise<WaitingList | undefined> {
  if (payment?.terminalId === undefined) return undefined;
  const { terminalId, paymentId } = payment;
  const list = await waiting.at({ merchantId, storeId, terminalId, amount: payment.amount });
  return equals(amount, payment.amount)
    ? withoutWaiting(list, paymentId)
    : stoppedWaiting(list, paymentId, now);
}

/** Somebody may have returned it in Alipay's own portal, and then nothing may be served for it. */
async function whyAbsent(
  { gateway }: AssignCreditDeps,
  { merchantId, outTradeNo, amount, tradeNo }: Credit,
): Promise<Rejection | undefined> {
  const found = await gateway.query({ merchantId, outTradeNo, amount });
  if (found.kind === 'closed') {
    return conflict('credit-gone', 'Alipay holds this money no more: refund it to end the case.');
  }
  if (found.kind !== 'captured') return unavailable('Alipay does not confirm the money now.');
  const isIt = equals(found.amount, amount) && found.tradeNo === tradeNo;
  return isIt ? undefined : conflict('credit-differs', 'Alipay reports other money now.');
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
  kind: 'overpaid',
  reason: 'The customer typed more than was due',
  status: 'REQUESTED',
  attempts: 0,
  dueAt: refund.requestedAt,
});
