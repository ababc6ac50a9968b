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
import type { Directory, Store } from '../ports/directory.ts';
import type { Ids } from '../ports/ids.ts';
import { DuplicateKey, TooMuchContention } from './change-order.ts';
import { type Idempotency, once } from './idempotency.ts';
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
  readonly idempotency: Idempotency;
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
  const { merchantId, idempotency } = command;
  return await once(
    deps.orders,
    merchantId,
    idempotency,
    () => returnOnce(deps, command),
    ({ orderId, resultId }) =>
      refundOfCredit(deps, { merchantId, orderId, paymentId: born(parsePaymentId, resultId) }),
  );
}

/** A transaction may fail because of load, or because somebody else decided. */
const MAX_TRIES = 4;

async function returnOnce(
  deps: ReturnCreditDeps,
  command: ReturnCredit,
): Promise<Result<ReturnedCredit, Rejection>> {
  const { merchantId, caseId } = command;
  const orderId = born(parseOrderId, deps.ids.ulid());
  const paymentId = born(parsePaymentId, deps.ids.ulid());
  for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
    const known = await creditOfCase(deps, merchantId, caseId);
    if (!known.ok) return known;
    const { credit, found } = known.value;
    if (credit.status === 'RETURNED') return await refundOfCredit(deps, credit);
    if (credit.status !== 'UNMATCHED') return fail(DECIDED);
    const store = await storeFor(deps, command, found.storeId);
    if (!store.ok) return store;
    const now = deps.clock.now();
    const order = nobodysOrder(credit, store.value.storeId, orderId, now);
    const outcome = await deps.orders.commit(giveBackAll(order, credit, paymentId, command, now));
    if (outcome === 'duplicate') throw new DuplicateKey();
    if (outcome === 'committed') {
      const key = { merchantId, orderId, paymentId };
      await resolveRefund(deps, key, giveBackRefundId(paymentId));
      return await refundOfCredit(deps, key);
    }
    await deps.backoff.pause(attempt);
  }
  throw new TooMuchContention(`The money of ${caseId} is too busy`);
}

/** Where the money was paid, by Alipay's word if that store is ours, or the one that staff name. */
async function storeFor(
  { directory }: ReturnCreditDeps,
  { merchantId, storeId: named }: ReturnCredit,
  told: StoreId | undefined,
): Promise<Result<Store, Rejection>> {
  const there = told && (await directory.store(merchantId, told));
  if (there) return ok(there);
  if (!named) {
    return fail(unprocessable('which-store', 'storeId', 'Name the store that returns it.'));
  }
  const store = await directory.store(merchantId, named);
  return store ? ok(store) : fail({ ...notFound('store'), field: 'storeId' });
}

/** The refund as it is now; undecided, it goes on in the background like any other. */
async function refundOfCredit(
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
  { caseId, reason, actor, idempotency: { key, fingerprint } }: ReturnCredit,
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
      idempotency: { key, fingerprint, orderId, resultId: paymentId },
    },
    { what: 'return-credit', actor, at: now },
  );
}
