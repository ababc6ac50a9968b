import { type Check, checkStatus, isOpenTable, type Order } from '../domain/order.ts';
import type { Edit, OrderAggregate } from '../domain/order-aggregate.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import {
  dinerOf,
  fixedChecks,
  isTableOrder,
  type PriceLines,
  type TableOrder,
} from '../domain/table-order.ts';
import { TABLE_POLICY as POLICY } from '../domain/table-policy.ts';
import { areSamePortions, type Portion, portionsIn, shareOf } from '../domain/table-shares.ts';
import type { Tables } from '../ports/tables.ts';
import { changeOrder, TooMuchContention } from './change-order.ts';
import { type Idempotency, once } from './idempotency.ts';
import { type PricesAt, pricesOf, type TablePriceDeps, tooManyRows } from './price-at-table.ts';
import { conflict, notFound, type Rejection, unprocessable } from './rejection.ts';
import { type PaymentView, type StartPaymentDeps, startPayment } from './start-payment.ts';
import { findTableOrder, otherOrder, type TableOrderView, tableClosed } from './table-order.ts';

export type PayAtTableDeps = StartPaymentDeps & TablePriceDeps & { readonly tables: Tables };

export interface PayAtTable {
  readonly token: string;
  readonly orderId: string;
  readonly dinerKey: (order: Pick<Order, 'merchantId' | 'orderId'>) => string;
  /** The guest's own dishes, all that nobody pays or has paid, or a check whose payment failed. */
  readonly whose: 'mine' | 'all' | { readonly checkId: string };
  /** What the guest was shown: nobody pays for a dish that was added meanwhile. */
  readonly minor: number;
  /** And of which dishes; a check's never change. */
  readonly lines?: readonly Portion[] | undefined;
  readonly language?: string | undefined;
  readonly idempotency: Idempotency;
}

/** Another guest may order between setting a check apart and paying it, which makes it anew. */
const MAX_ROUNDS = 5;

/**
 * Sets apart what a guest pays, and pays it as any check is paid, with a code that the guest's own
 * phone opens. A repeated key never pays again.
 */
export async function payAtTable(
  deps: PayAtTableDeps,
  command: PayAtTable,
): Promise<Result<PaymentView, Rejection>> {
  const found = await findTableOrder(deps, command.token);
  if (!found.ok) return found;
  const { merchantId, orderId, tableId } = found.value.table;
  const { idempotency } = command;
  const start = (checkId: string | undefined): ReturnType<typeof startPayment> =>
    startPayment(deps, {
      ...{ way: 'qr', merchantId, orderId, checkId, idempotency },
      actor: `table:${tableId}`,
    });
  return await once(
    deps.orders,
    merchantId,
    idempotency,
    async () => {
      if (command.orderId !== orderId) return fail(otherOrder);
      const prices = await pricesOf(deps, found.value.table, command.language);
      for (let round = 0; round < MAX_ROUNDS; round++) {
        const check = await checkToPay(deps, command, found.value, prices);
        if (!check.ok) return check;
        const started = await start(check.value.checkId);
        if (started.ok || started.error.code !== 'unknown-check') return started;
      }
      throw new TooMuchContention(`Guests order at ${tableId} faster than one can pay`);
    },
    // The payment that the key made; which check it was for is written there.
    () => start(undefined),
  );
}

async function checkToPay(
  deps: StartPaymentDeps,
  command: PayAtTable,
  { table }: TableOrderView,
  prices: PricesAt,
): Promise<Result<Check, Rejection>> {
  const { merchantId, orderId, tableId } = table;
  const changed = await changeOrder<Result<Check, Rejection>>(
    deps,
    merchantId,
    orderId,
    (aggregate, now) => {
      const chosen = choose(aggregate, command, prices(now));
      if (!chosen.ok) return { value: chosen };
      const { check, edit } = chosen.value;
      if (check.amountDue.minor !== command.minor) {
        const text = `It is ${check.amountDue.minor} now: look again.`;
        return { value: fail(conflict('amount-changed', text)) };
      }
      if (!isAsShown(aggregate, command, check)) {
        return { value: fail(conflict('dishes-changed', 'These are other dishes: look again.')) };
      }
      if (!edit) return { value: ok(check) };
      return { edit, what: 'set-check-apart', actor: `table:${tableId}`, value: ok(check) };
    },
  );
  return changed?.value ?? fail(notFound('order'));
}

type Choice = { readonly check: Check; readonly edit?: Edit };

/** Equal sums of other dishes are not what the guest was shown. */
const isAsShown = ({ order }: OrderAggregate, { lines }: PayAtTable, check: Check): boolean =>
  lines === undefined || areSamePortions(lines, portionsIn(order, check.lineIds));

function choose(
  aggregate: OrderAggregate,
  command: PayAtTable,
  price: PriceLines,
): Result<Choice, Rejection> {
  const { order } = aggregate;
  if (!isTableOrder(order)) return fail(notFound('order'));
  const { whose } = command;
  if (typeof whose === 'object') return checkNamed(order, whose.checkId);
  if (!isOpenTable(order)) return fail(tableClosed);
  if (fixedChecks(aggregate).length >= POLICY.maxFixedChecks) {
    return fail(conflict('too-many-attempts', 'Too many attempts: please ask the staff.'));
  }
  return apart(aggregate, order, command, price);
}

/** Again what was tried and failed, as long as nobody has changed or divided its dishes. */
function checkNamed({ checks }: Order, checkId: string): Result<Choice, Rejection> {
  const check = checks.find((c) => c.checkId === checkId);
  if (!check) return fail(unprocessable('unknown-check', 'checkId', `No check ${checkId}.`));
  return checkStatus(check) === 'PAID'
    ? fail(conflict('already-paid', 'Nothing is left to pay.'))
    : ok({ check });
}

function apart(
  aggregate: OrderAggregate,
  order: TableOrder,
  { whose, dinerKey }: PayAtTable,
  price: PriceLines,
): Result<Choice, Rejection> {
  const diner = dinerOf(order.table, dinerKey(order));
  const share = shareOf(aggregate, order, whose === 'all' ? 'all' : { diner }, price);
  if (!share) return fail(conflict('nothing-to-pay', 'Nothing is left to pay.'));
  if (tooManyRows(share.order)) {
    return fail(conflict('too-many-attempts', 'Too many checks: please ask the staff.'));
  }
  const { order: next, check } = share;
  return ok(next === order ? { check } : { check, edit: { order: next } });
}
