import type { Credit } from '../domain/credit.ts';
import type { Evidence } from '../domain/evidence.ts';
import { CASE_KINDS, caseIdOf, type ExceptionCase } from '../domain/exception-case.ts';
import { type MerchantId, parseStoreId } from '../domain/ids.ts';
import { formatMoney } from '../domain/money.ts';
import { type OrderAggregate, paymentOf } from '../domain/order-aggregate.ts';
import { isLive } from '../domain/payment-states.ts';
import { settle } from '../domain/settle.ts';
import { type WaitingCheck, type WaitingList, withoutWaiting } from '../domain/waiting-list.ts';
import type { CreditStore } from '../ports/credit-store.ts';
import type { GatewayNotice } from '../ports/payment-gateway.ts';
import type { WaitingLists } from '../ports/waiting-lists.ts';
import { type ChangeDeps, changeOrder, type Decision } from './change-order.ts';
import { settlePayment } from './settle-payment.ts';

export interface CreditDeps extends ChangeDeps {
  readonly waiting: WaitingLists;
  readonly credits: CreditStore;
}

/** Others may begin to wait, or be paid, while one is chosen; then all is looked at again. */
const MAX_ROUNDS = 5;

/**
 * Money under a number that is not ours. Where exactly one check waits for it at its place, it is
 * that check's; otherwise it is a case at once, which staff assign or return. Each trade is written
 * down once, so repeated notifications change nothing.
 */
export async function receiveCredit(
  deps: CreditDeps,
  merchantId: MerchantId,
  notice: GatewayNotice,
): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const known = await deps.credits.find(merchantId, notice.tradeNo);
    if (known) return await settleAttached(deps, known, notice);
    if (notice.result.kind !== 'captured') return;
    const credit = creditOf(merchantId, notice, deps.clock.now());
    const list = await listFor(deps, credit);
    const waiting = list ? await whoWaits(deps, merchantId, list.checks) : [];
    const [check, other] = waiting;
    if (!list || !check || other) {
      await deps.credits.open(credit, unmatched(credit, waiting.length));
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

function creditOf(merchantId: MerchantId, notice: GatewayNotice, now: number): Credit {
  const { tradeNo, outTradeNo, amount, shop } = notice;
  return {
    merchantId,
    tradeNo,
    outTradeNo,
    amount,
    receivedAt: now,
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

/** Those on the list whose payment still waits; some were paid another way, or given up. */
async function whoWaits(
  { orders }: CreditDeps,
  merchantId: MerchantId,
  listed: readonly WaitingCheck[],
): Promise<readonly WaitingCheck[]> {
  const found = await Promise.all(
    listed.map(async (check) => {
      const aggregate = await orders.load(merchantId, check.orderId);
      return aggregate && isWaiting(aggregate, check) ? [check] : [];
    }),
  );
  return found.flat();
}

function isWaiting(aggregate: OrderAggregate, { paymentId }: WaitingCheck): boolean {
  const payment = paymentOf(aggregate, paymentId);
  return payment !== undefined && isLive(payment.status);
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

function unmatched(credit: Credit, candidates: number): ExceptionCase {
  const { merchantId, tradeNo, outTradeNo, amount, storeId, terminalId, receivedAt } = credit;
  const where = storeId ? ` at ${storeId} ${terminalId ?? ''}`.trimEnd() : '';
  const who = candidates === 0 ? 'no check waits' : `${candidates} checks wait`;
  return {
    caseId: caseIdOf('unsolicited-credit', tradeNo),
    merchantId,
    kind: 'unsolicited-credit',
    status: 'OPEN',
    openedAt: receivedAt,
    storeId,
    tradeNo,
    detail: `${CASE_KINDS['unsolicited-credit'].says} ${formatMoney(amount)}${where}, for which ${who}. ${outTradeNo}, trade ${tradeNo}`,
    amount,
  };
}
