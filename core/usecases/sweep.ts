import { closeTable } from '../domain/close-table.ts';
import { caseIdOf, type ExceptionCase } from '../domain/exception-case.ts';
import { expire } from '../domain/expire-order.ts';
import { isOpenTable } from '../domain/order.ts';
import type { Edit, OrderAggregate } from '../domain/order-aggregate.ts';
import { numberAtAlipay, type Payment } from '../domain/payment.ts';
import { PAYMENT_POLICY as POLICY } from '../domain/payment-policy.ts';
import { isLive } from '../domain/payment-states.ts';
import { TABLE_POLICY } from '../domain/table-policy.ts';
import type { Due, DueList } from '../ports/due-list.ts';
import type { InboxItem } from '../ports/inbox.ts';
import type { TicketList } from '../ports/ticket-list.ts';
import { changeOrder } from './change-order.ts';
import type { ContinueDeps } from './continue-payment.ts';
import { giveUpNotice, type NotificationDeps, settleInboxItem } from './receive-notification.ts';
import { findPayment, resolvePayment } from './resolve-payment.ts';
import { resolveRefund } from './resolve-refund.ts';
import { type PaymentKey, settlePayment } from './settle-payment.ts';
import { type WatchTicketDeps, watchTicket } from './watch-ticket.ts';

export interface SweepDeps extends ContinueDeps, NotificationDeps, WatchTicketDeps {
  readonly gateway: ContinueDeps['gateway'];
  readonly dueList: DueList;
  readonly tickets: Pick<TicketList, 'due'>;
}

export interface SweepReport {
  readonly swept: number;
  /** Rows, or whole lists, that stay due; they are swept again. */
  readonly failures: readonly { readonly row: string; readonly error: unknown }[];
}

const MAX_ROWS = 200;
/** Many at a time, and after all else: a store whose screens are off has each of its tickets here. */
const MAX_TICKETS = 2_000;
/** Alipay's silence costs several seconds a row, so many rows are silent together. */
const AT_ONCE = 40;
/** No new rows after that: the next sweep takes them, and this one must come to its end. */
const STOP_AFTER_MS = 40_000;
const NOTICE_POSTPONED_MS = 10 * 60_000;

/**
 * The guarantee: every row whose time has come is settled through the same use cases as everything
 * faster. A row that fails stays due, a payment a little later each time, and so does a list that
 * cannot be read: neither ever keeps the others waiting.
 */
export async function sweep(deps: SweepDeps): Promise<SweepReport> {
  const now = deps.clock.now();
  const failures: { row: string; error: unknown }[] = [];
  const read = async <T>(list: string, due: Promise<readonly T[]>): Promise<readonly T[]> => {
    try {
      return await due;
    } catch (error) {
      failures.push({ row: list, error });
      return [];
    }
  };
  const [rows, notices, tickets] = await Promise.all([
    read('the due list', deps.dueList.due(now, MAX_ROWS)),
    read('the inbox', deps.inbox.due(now, MAX_ROWS)),
    read('the tickets', deps.tickets.due(now, MAX_TICKETS)),
  ]);
  const work = [
    ...notices.map((n) => ({ row: `notice ${n.noticeId}`, run: () => sweepNotice(deps, n) })),
    ...rows.map((r) => ({ row: `${r.kind} of order ${r.orderId}`, run: () => sweepRow(deps, r) })),
    ...tickets.map((t) => ({
      row: `ticket ${t.ticketId} of order ${t.orderId}`,
      run: () => watchTicket(deps, t),
    })),
  ];
  let swept = 0;
  while (swept < work.length && deps.clock.now() < now + STOP_AFTER_MS) {
    const batch = work.slice(swept, swept + AT_ONCE).map(async ({ row, run }) => {
      try {
        await run();
      } catch (error) {
        failures.push({ row, error });
      }
    });
    await Promise.all(batch);
    swept += batch.length;
  }
  return { swept, failures };
}

async function sweepNotice(deps: SweepDeps, notice: InboxItem): Promise<void> {
  try {
    await settleInboxItem(deps, notice);
  } catch (error) {
    const now = deps.clock.now();
    if (now >= notice.receivedAt + POLICY.giveUpAfterMs) await giveUpNotice(deps, notice);
    else await deps.inbox.postpone(notice, now + NOTICE_POSTPONED_MS);
    throw error;
  }
}

async function sweepRow(deps: SweepDeps, due: Due): Promise<void> {
  const { merchantId, orderId } = due;
  switch (due.kind) {
    case 'payment':
      await sweepPayment(deps, { merchantId, orderId, paymentId: due.paymentId });
      return;
    case 'refund':
      await resolveRefund(deps, { merchantId, orderId, paymentId: due.paymentId }, due.refundId);
      return;
    case 'order':
      await changeOrder(deps, merchantId, orderId, (aggregate, now) => {
        const { dueAt } = aggregate.order;
        if (dueAt === undefined || now < dueAt) return { value: undefined };
        const { edit, what } = overdue(aggregate, now);
        return { edit, what, actor: 'system', value: undefined };
      });
  }
}

interface Overdue {
  readonly edit: Edit;
  readonly what: string;
}

/** Nobody pays, or not everybody, or the guests of a table have left without a word. */
function overdue(aggregate: OrderAggregate, now: number): Overdue {
  const { order } = aggregate;
  if (isOpenTable(order)) return leftTable(aggregate, now);
  return order.checks.some((c) => c.paidBy !== undefined)
    ? { edit: partlyPaid(aggregate, now), what: 'partly-paid' }
    : { edit: expire(aggregate, now), what: 'expire-order' };
}

/** Nobody has ordered at the table for long: its order ends once no payment runs. */
function leftTable(aggregate: OrderAggregate, now: number): Overdue {
  const end = closeTable(aggregate, now);
  if (end.kind === 'ended') return end;
  const dueAt = now + TABLE_POLICY.closeAgainAfterMs;
  return { edit: { order: { ...aggregate.order, dueAt } }, what: 'table-in-use' };
}

async function sweepPayment(deps: SweepDeps, key: PaymentKey): Promise<void> {
  const payment = await findPayment(deps, key);
  if (payment && isLive(payment.status) && numberAtAlipay(payment) !== undefined) {
    const workflowsUntil = payment.cancelAt + POLICY.sweeperGraceMs;
    if (deps.clock.now() < workflowsUntil) return await handOver(deps, key, payment);
  }
  try {
    await resolvePayment(deps, key);
  } finally {
    // Changes nothing unless it is still overdue, also where Alipay could not even be asked.
    await settlePayment(deps, key, { source: 'us', kind: 'watch-again' });
  }
}

/** Until its deadline a payment is the workflow's; starting one that runs already does nothing. */
async function handOver(deps: SweepDeps, key: PaymentKey, { generation }: Payment): Promise<void> {
  try {
    await deps.workflow.start({ ...key, generation });
  } finally {
    await settlePayment(deps, key, { source: 'us', kind: 'hand-over' });
  }
}

/** Some have paid and others have not for too long: a person decides what becomes of it. */
function partlyPaid({ order }: OrderAggregate, now: number): Edit {
  const opened: ExceptionCase = {
    caseId: caseIdOf('partly-paid', order.orderId),
    merchantId: order.merchantId,
    storeId: order.storeId,
    orderId: order.orderId,
    kind: 'partly-paid',
    status: 'OPEN',
    openedAt: now,
    detail: `${order.checks.filter((c) => c.paidBy).length} of ${order.checks.length} checks paid`,
  };
  const known = order.cases.some((c) => c.caseId === opened.caseId);
  if (known) return { order: { ...order, dueAt: undefined } };
  const cases = [...order.cases, { caseId: opened.caseId, closesItself: true }];
  return { order: { ...order, dueAt: undefined, cases }, opened: [opened] };
}
