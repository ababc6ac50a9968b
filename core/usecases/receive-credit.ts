import type { Credit } from '../domain/credit.ts';
import type { Evidence } from '../domain/evidence.ts';
import { CASE_KINDS, caseIdOf, type ExceptionCase } from '../domain/exception-case.ts';
import { type MerchantId, parseStoreId } from '../domain/ids.ts';
import { equals, formatMoney } from '../domain/money.ts';
import { type OrderAggregate, paymentOf } from '../domain/order-aggregate.ts';
import { numberAtAlipay } from '../domain/payment.ts';
import { isLive } from '../domain/payment-states.ts';
import { settle } from '../domain/settle.ts';
import {
  stillWaitedAt,
  type WaitingCheck,
  type WaitingList,
  waitedAt,
  withoutWaiting,
} from '../domain/waiting-list.ts';
import type { CreditStore } from '../ports/credit-store.ts';
import type { GatewayNotice, PaymentGateway } from '../ports/payment-gateway.ts';
import type { WaitingLists } from '../ports/waiting-lists.ts';
import { type ChangeDeps, changeOrder, type Decision } from './change-order.ts';
import { settlePayment } from './settle-payment.ts';

export interface CreditDeps extends ChangeDeps {
  readonly waiting: WaitingLists;
  readonly credits: CreditStore;
  readonly gateway: Pick<PaymentGateway, 'query'>;
}

/** Others may begin to wait, or be paid, while one is chosen; then all is looked at again. */
const MAX_ROUNDS = 5;

/**
 * Money under a number that is not ours. If one check alone waited for it at its place when it was
 * paid, waits still, and Alipay says that the money is there, it is that check's. Otherwise it is a
 * case at once, which staff assign or return. Each trade is written down once, so repeated
 * notifications change nothing.
 * @param receivedAt when we first heard of it, ms since 1970.
 */
export async function receiveCredit(
  deps: CreditDeps,
  merchantId: MerchantId,
  notice: GatewayNotice,
  receivedAt: number,
): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const known = await deps.credits.find(merchantId, notice.tradeNo);
    if (known) return await settleAttached(deps, known, notice);
    if (notice.result.kind !== 'captured') return;
    const credit = creditOf(merchantId, notice, receivedAt);
    const list = await listFor(deps, credit);
    const candidates = list ? await whoWaited(deps, list, notice, receivedAt) : [];
    const [only, other] = candidates;
    const check = only?.waits && !other ? only.check : undefined;
    const gone = check !== undefined && !(await isThere(deps, credit));
    if (!list || !check || gone) {
      const why = gone ? 'gone' : other ? 'several' : only ? 'no longer' : 'nobody';
      await deps.credits.open(credit, unmatched(credit, why, deps.clock.now()));
      return;
    }
    if (await attach(deps, credit, list, check)) return;
  }
  throw new Error(`Money of trade ${notice.tradeNo} meets other checks each time`);
}

/** Later news of a trade that is known: for its payment like any other evidence. */
async function settleAttached(
  deps: CreditDeps,
  { merchantId, orderId, paymentId }: Credit,
  { result }: GatewayNotice,
): Promise<void> {
  if (!orderId || !paymentId) return;
  const event = { source: 'notification', ...result } as const;
  await settlePayment(deps, { merchantId, orderId, paymentId }, event);
}

function creditOf(merchantId: MerchantId, notice: GatewayNotice, receivedAt: number): Credit {
  const { tradeNo, outTradeNo, amount, shop } = notice;
  return {
    merchantId,
    tradeNo,
    outTradeNo,
    amount,
    receivedAt,
    storeId: parseStoreId(shop?.storeId ?? ''),
    terminalId: shop?.terminalId,
    status: 'UNMATCHED',
  };
}

async function listFor(deps: CreditDeps, credit: Credit): Promise<WaitingList | undefined> {
  const { merchantId, storeId, terminalId, amount } = credit;
  if (storeId === undefined || terminalId === undefined) return undefined;
  return await deps.waiting.at({ merchantId, storeId, terminalId, amount });
}

interface Candidate {
  readonly check: WaitingCheck;
  /** Not any more, where its window is over or another way was chosen: but the money may be its. */
  readonly waits: boolean;
}

/**
 * Those whose money it may be: they waited when it was paid, by Alipay's word, and have got none. Others
 * at their place count beside them; alone they count for nothing. Of a notice that does not say when, or
 * that tells of a refund, nobody can tell whose it is.
 */
async function whoWaited(
  { orders }: CreditDeps,
  { place, checks }: WaitingList,
  { paidAt, tellsOfRefund }: GatewayNotice,
  receivedAt: number,
): Promise<readonly Candidate[]> {
  if (paidAt === undefined || tellsOfRefund) return [];
  const found = await Promise.all(
    checks
      .filter((c) => stillWaitedAt(c, paidAt))
      .map(async (check) => {
        const aggregate = await orders.load(place.merchantId, check.orderId);
        const payment = aggregate && paymentOf(aggregate, check.paymentId);
        if (!payment || numberAtAlipay(payment) !== undefined) return [];
        return [{ check, waits: isLive(payment.status) }];
      }),
  );
  const all = found.flat();
  const anyWaited = all.some(
    ({ check }) => waitedAt(check, paidAt) && check.startedAt <= receivedAt,
  );
  return anyWaited ? all : [];
}

function isWaiting(aggregate: OrderAggregate, { paymentId }: WaitingCheck): boolean {
  const payment = paymentOf(aggregate, paymentId);
  return payment !== undefined && isLive(payment.status);
}

/**
 * A notification may be long on its way: only a query tells that the money is there now.
 * @throws Error when Alipay does not say, for the sweeper to ask again.
 */
async function isThere(
  { gateway }: CreditDeps,
  { merchantId, outTradeNo, amount, tradeNo }: Credit,
): Promise<boolean> {
  const found = await gateway.query({ merchantId, outTradeNo, amount });
  if (found.kind === 'captured') return equals(found.amount, amount) && found.tradeNo === tradeNo;
  if (found.kind === 'closed') return false;
  throw new Error(`Alipay says ${found.kind} about trade ${tradeNo}, which it notified of`);
}

/** @returns false where the check, or the list, is no longer as it was judged. */
async function attach(
  deps: CreditDeps,
  credit: Credit,
  judged: WaitingList,
  check: WaitingCheck,
): Promise<boolean> {
  const { merchantId, tradeNo, amount } = credit;
  const event: Evidence = { source: 'notification', kind: 'captured', amount, tradeNo };
  const decide = async (a: OrderAggregate, now: number): Promise<Decision<boolean>> => {
    const list = await deps.waiting.at(judged.place);
    if (list.version !== judged.version || !isWaiting(a, check)) return { value: false };
    if (await deps.credits.find(merchantId, tradeNo)) return { value: false };
    const settled = settle(withNumberOf(a, check, credit), check.paymentId, event, now);
    if (!settled) return { value: false };
    const { orderId, paymentId } = check;
    const attached: Credit = { ...credit, status: 'ATTACHED', orderId, paymentId };
    const edit = {
      ...settled.edit,
      waiting: withoutWaiting(list, paymentId),
      credit: { credit: attached, provided: 'new' },
    } as const;
    return { edit, what: settled.what, actor: 'system', value: true };
  };
  return (await changeOrder(deps, merchantId, check.orderId, decide))?.value ?? false;
}

/** The payment knows from now on by which number Alipay calls it. */
const withNumberOf = (
  a: OrderAggregate,
  { paymentId }: Pick<WaitingCheck, 'paymentId'>,
  { outTradeNo }: Credit,
): OrderAggregate => ({
  ...a,
  payments: a.payments.map((p) =>
    p.paymentId === paymentId ? { ...p, creditOutTradeNo: outTradeNo } : p,
  ),
});

/** Why the money is nobody's by itself, as staff read it. */
const REASONS = {
  nobody: 'no check waited for it',
  several: 'several checks waited for it',
  'no longer': 'the check that waited for it waits no more',
  gone: 'Alipay does not hold it any more',
} as const;

function unmatched(credit: Credit, why: keyof typeof REASONS, now: number): ExceptionCase {
  const { merchantId, tradeNo, outTradeNo, amount, storeId, terminalId } = credit;
  const where = storeId ? ` at ${storeId} ${terminalId ?? ''}`.trimEnd() : '';
  return {
    caseId: caseIdOf('unsolicited-credit', tradeNo),
    merchantId,
    kind: 'unsolicited-credit',
    status: 'OPEN',
    openedAt: now,
    storeId,
    tradeNo,
    detail: `${CASE_KINDS['unsolicited-credit'].says} ${formatMoney(amount)}${where}: ${REASONS[why]}. ${outTradeNo}, trade ${tradeNo}`,
    amount,
  };
}
