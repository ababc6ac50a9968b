import type { Credit } from '../domain/credit.ts';
import {
  born,
  type CaseId,
  type CheckId,
  giveBackRefundId,
  type MerchantId,
  type OrderId,
  type PaymentId,
  parseOrderId,
  parsePaymentId,
  type StoreId,
} from '../domain/ids.ts';
import { newPayment } from '../domain/new-payment.ts';
import type { Check, Order, OrderLine } from '../domain/order.ts';
import {
  changesOf,
  type OrderAggregate,
  type OrderChanges,
  refundOf,
} from '../domain/order-aggregate.ts';
import type { Refund } from '../domain/refund.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { settle } from '../domain/settle.ts';
import type { Directory } from '../ports/directory.ts';
import type { Ids } from '../ports/ids.ts';
import { notFound, type Rejection, unprocessable } from './rejection.ts';
import type { ResolveDeps } from './resolve-payment.ts';
import { resolveRefund } from './resolve-refund.ts';
import { creditOfCase, DECIDED, decided, type UnmatchedDeps } from './unmatched-credit.ts';

export interface ReturnCreditDeps extends ResolveDeps, UnmatchedDeps {
  readonly directory: Pick<Directory, 'store'>;
  readonly ids: Ids;
}

export interface ReturnCredit {
  readonly merchantId: MerchantId;
  readonly caseId: CaseId;
  /** Needed where Alipay did not tell where the money was paid. */
  readonly storeId?: StoreId | undefined;
  readonly reason: string;
  readonly actor: string;
}

export interface ReturnedCredit {
  readonly refund: Refund;
  /** The order that nobody placed, whose journal tells of it. */
  readonly orderId: OrderId;
}

/** The line of an order that nobody placed. */
const LINE_ID = 'l1';
const CHECK_ID = 'c1' as CheckId;

/**
 * Nobody bought anything with this money, so it goes back. It gets an order of its own, cancelled from
 * the start, on whose dead payment it is late money like any other: given back once, by a refund that
 * is carried on until Alipay confirms it, and told by a journal. Repeating answers the same refund.
 */
export async function returnCredit(
  deps: ReturnCreditDeps,
  command: ReturnCredit,
): Promise<Result<ReturnedCredit, Rejection>> {
  const { merchantId, caseId } = command;
  const known = await creditOfCase(deps, merchantId, caseId);
  if (!known.ok) return known;
  const { credit, found } = known.value;
  if (credit.status === 'RETURNED') return await returnedBefore(deps, credit);
  if (credit.status !== 'UNMATCHED') return fail(DECIDED);
  const storeId = found.storeId ?? command.storeId;
  if (!storeId)
    return fail(unprocessable('which-store', 'storeId', 'Name the store that returns it.'));
  const store = await deps.directory.store(merchantId, storeId);
  if (!store) return fail({ ...notFound('store'), field: 'storeId' });
  const now = deps.clock.now();
  const orderId = born(parseOrderId, deps.ids.ulid());
  const paymentId = born(parsePaymentId, deps.ids.ulid());
  const order = nobodysOrder(credit, store.storeId, orderId, now);
  const changes = giveBackAll(order, credit, paymentId, command, now);
  const outcome = await deps.orders.commit(changes);
  if (outcome !== 'committed') return fail(DECIDED);
  const refundId = giveBackRefundId(paymentId);
  await resolveRefund(deps, { merchantId, orderId, paymentId }, refundId);
  return await returnedBefore(deps, { merchantId, orderId, paymentId });
}

/** The refund as it is now; undecided, it goes on in the background like any other. */
async function returnedBefore(
  { orders }: ReturnCreditDeps,
  { merchantId, orderId, paymentId }: Pick<Credit, 'merchantId' | 'orderId' | 'paymentId'>,
): Promise<Result<ReturnedCredit, Rejection>> {
  if (!orderId || !paymentId) return fail(DECIDED);
  const aggregate = await orders.load(merchantId, orderId);
  const refund = aggregate && refundOf(aggregate, giveBackRefundId(paymentId));
  return refund ? ok({ refund, orderId }) : fail(notFound('refund'));
}

function nobodysOrder(
  { merchantId, amount, tradeNo }: Credit,
  storeId: Order['storeId'],
  orderId: OrderId,
  now: number,
): Order {
  const line: OrderLine = {
    lineId: LINE_ID,
    itemId: 'unclaimed-money',
    name: `Alipay ${tradeNo}`,
    options: [],
    quantity: 1,
    unitPrice: amount,
    total: amount,
  };
  const check: Check = { checkId: CHECK_ID, lineIds: [LINE_ID], amountDue: amount };
  return {
    merchantId,
    storeId,
    orderId,
    version: 0,
    status: 'CANCELED',
    channel: 'pos',
    fulfilment: 'takeout',
    releasePolicy: 'per-check',
    currency: amount.currency,
    menuVersion: 0,
    lines: [line],
    checks: [check],
    total: amount,
    createdAt: now,
    attempts: 0,
    cases: [],
  };
}

function giveBackAll(
  nobodys: Order,
  credit: Credit,
  paymentId: PaymentId,
  { caseId, reason, actor }: ReturnCredit,
  now: number,
): OrderChanges {
  const { amount, tradeNo, outTradeNo } = credit;
  const [check] = nobodys.checks;
  if (!check) throw new Error('An order has a check');
  const begun = newPayment(nobodys, check, { paymentId, way: 'static-qr', amount }, now);
  const dead = { ...begun.payment, creditOutTradeNo: outTradeNo, status: 'CLOSED' } as const;
  const before: OrderAggregate = { order: nobodys, payments: [dead], refunds: [], tickets: [] };
  const event = { source: 'notification', kind: 'captured', amount, tradeNo } as const;
  const edit = settle(before, paymentId, event, now)?.edit;
  if (!edit) throw new Error('Money on a dead payment is given back');
  const { orderId } = nobodys;
  const returned: Credit = { ...credit, status: 'RETURNED', orderId, paymentId };
  return changesOf(
    { ...before, payments: [] },
    {
      ...edit,
      refunds: (edit.refunds ?? []).map((refund) => ({ ...refund, reason, requestedBy: actor })),
      resolved: [decided({ caseId }, actor, `Goes back: ${reason}`, now)],
      credit: { credit: returned, provided: 'unmatched' },
    },
    { what: 'return-credit', actor, at: now },
  );
}
