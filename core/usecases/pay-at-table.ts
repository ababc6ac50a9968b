import { sum } from '../domain/money.ts';
import { type Check, checkStatus, isOpenTable, type Order } from '../domain/order.ts';
import type { Edit, OrderAggregate } from '../domain/order-aggregate.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import {
  dinerOf,
  fixedChecks,
  isTableOrder,
  looseLines,
  setApart,
  type TableOrder,
} from '../domain/table-order.ts';
import { TABLE_POLICY as POLICY } from '../domain/table-policy.ts';
import type { Tables } from '../ports/tables.ts';
import { changeOrder, TooMuchContention } from './change-order.ts';
import { type Idempotency, once } from './idempotency.ts';
import { conflict, notFound, type Rejection, unprocessable } from './rejection.ts';
import { type PaymentView, type StartPaymentDeps, startPayment } from './start-payment.ts';
import { findTableOrder, type TableOrderView, tableClosed } from './table-order.ts';

export interface PayAtTable {
  readonly token: string;
  readonly dinerKey: (order: Pick<Order, 'merchantId' | 'orderId'>) => string;
  /** The guest's own dishes, all that nobody pays or has paid, or a check whose payment failed. */
  readonly whose: 'mine' | 'all' | { readonly checkId: string };
  /** What the guest was shown: nobody pays for a dish that was added meanwhile. */
  readonly minor: number;
  readonly idempotency: Idempotency;
}

/** Another guest may order between setting a check apart and paying it, which makes it anew. */
const MAX_ROUNDS = 5;

/**
 * Sets apart what a guest pays, and pays it as any check is paid, with a code that the guest's own
 * phone opens. A repeated key never pays again.
 */
export async function payAtTable(
  deps: StartPaymentDeps & { readonly tables: Tables },
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
      for (let round = 0; round < MAX_ROUNDS; round++) {
        const check = await checkToPay(deps, command, found.value);
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
): Promise<Result<Check, Rejection>> {
  const { merchantId, orderId, tableId } = table;
  const changed = await changeOrder<Result<Check, Rejection>>(
    deps,
    merchantId,
    orderId,
    (aggregate) => {
      const chosen = choose(aggregate, command);
      if (!chosen.ok) return { value: chosen };
      const { check, edit } = chosen.value;
      if (check.amountDue.minor !== command.minor) {
        const text = `It is ${check.amountDue.minor} now: look again.`;
        return { value: fail(conflict('amount-changed', text)) };
      }
      if (!edit) return { value: ok(check) };
      return { edit, what: 'set-check-apart', actor: `table:${tableId}`, value: ok(check) };
    },
  );
  return changed?.value ?? fail(notFound('order'));
}

type Choice = { readonly check: Check; readonly edit?: Edit };

function choose(aggregate: OrderAggregate, command: PayAtTable): Result<Choice, Rejection> {
  const { order } = aggregate;
  if (!isTableOrder(order)) return fail(notFound('order'));
  const { whose } = command;
  if (typeof whose === 'object') return checkNamed(order, whose.checkId);
  if (!isOpenTable(order)) return fail(tableClosed);
  if (fixedChecks(aggregate).length >= POLICY.maxFixedChecks) {
    return fail(conflict('too-many-attempts', 'Too many attempts: please ask the staff.'));
  }
  return apart(aggregate, order, command);
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
): Result<Choice, Rejection> {
  const diner = dinerOf(order.table, dinerKey(order));
  const wanted = looseLines(aggregate).filter((l) => whose === 'all' || l.diner === diner);
  const due = sum(
    order.currency,
    wanted.map((l) => l.total),
  );
  if (due.minor <= 0) return fail(conflict('nothing-to-pay', 'Nothing is left to pay.'));
  const lineIds = wanted.map((l) => l.lineId);
  const { order: next, check } = setApart(aggregate, order, lineIds);
  if (!check) throw new Error('The check that was set apart is not there');
  return ok(next === order ? { check } : { check, edit: { order: next } });
}
