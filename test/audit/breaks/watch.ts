import type { Trace } from '../../../audit/trace.ts';
import { type Break, eventOf, orderOf, paymentOf, refundOf } from '../support/break.ts';
import { type Draft, NOON, SECOND } from '../support/trace-builder.ts';

/** Rows that nobody looks at, and what comes too late. */
export const WATCH_BREAKS: readonly Break[] = [
  {
    id: 'W1',
    how: 'a pending payment that is not due',
    tale: 'cancelled',
    change: (t) => {
      paymentOf(t).status = 'PENDING';
    },
  },
  {
    id: 'W2',
    how: 'a cancelled payment that is watched no longer after 16 minutes',
    tale: 'cancelled',
    change: (t) => {
      t.books.now = paymentOf(t).startedAt + 960 * SECOND;
    },
  },
  {
    id: 'W3',
    how: 'a capture that nobody will confirm',
    tale: 'sale',
    change: (t) => {
      paymentOf(t).confirmed = false;
    },
  },
  {
    id: 'W4',
    how: 'a refund that is under way and not due',
    tale: 'sale',
    change: (t) => {
      refundOf(t).status = 'REQUESTED';
    },
  },
  {
    id: 'W5',
    how: 'a half paid order that nobody looks at',
    tale: 'shared',
    change: (t) => {
      delete orderOf(t).order.checks[1]?.paidBy;
    },
  },
  {
    id: 'L3a',
    how: 'a payment that is pending after 15 minutes without a case',
    tale: 'cancelled',
    conditions: { atRest: false },
    change: (t) => {
      const late = eventOf(t, 'entry', -1).at;
      const end = t.events.find((e) => e.kind === 'entry' && e.entry.what === 'cancelled');
      Object.assign(end ?? {}, { at: late });
    },
  },
  {
    id: 'L3b',
    how: 'a payment that is pending when all is at rest',
    tale: 'cancelled',
    change: (t) => {
      paymentOf(t).status = 'PENDING';
    },
  },
  {
    id: 'L3b',
    how: 'a payment that is watched for ever',
    tale: 'cancelled',
    change: (t) => {
      paymentOf(t).dueAt = t.books.now + SECOND;
    },
  },
  {
    id: 'L3d',
    how: 'a payment that is still pending after a day, without a case',
    tale: 'cancelled',
    change: (t) => {
      paymentOf(t).status = 'PENDING';
    },
  },
  {
    id: 'L3d',
    how: 'a refund that is still under way after a day, without a case',
    tale: 'sale',
    change: (t) => {
      refundOf(t).status = 'REQUESTED';
    },
  },
  {
    id: 'L3c',
    how: 'a row that has been overdue for 15 minutes',
    tale: 'cancelled',
    change: (t) => {
      paymentOf(t).dueAt = NOON + 1_020 * SECOND;
    },
  },
  {
    id: 'W6',
    how: 'a ticket that nobody has seen and nobody will look at',
    tale: 'sale',
    change: (t) => {
      delete ticketOf(t).acknowledgedAt;
    },
  },
  {
    id: 'W7',
    how: 'two cases about one ticket',
    tale: 'sale',
    change: (t) => {
      t.books.cases.push(silence('1'), silence('2'));
    },
  },
  {
    id: 'W7',
    how: 'a case about a ticket that was acknowledged',
    tale: 'sale',
    change: (t) => {
      t.books.cases.push(silence('1'));
    },
  },
  {
    id: 'W6',
    how: 'a ticket that nobody has seen, and that is overdue for 15 minutes',
    tale: 'sale',
    conditions: { atRest: false },
    change: (t) => {
      delete ticketOf(t).acknowledgedAt;
      ticketOf(t).dueAt = t.books.now - 900 * SECOND;
    },
  },
];

function ticketOf(trace: Parameters<Break['change']>[0]) {
  const [ticket] = orderOf(trace).tickets;
  if (!ticket) throw new Error('The story has no ticket');
  return ticket;
}

/** A case about the one ticket of the tale. */
const silence = (n: string) =>
  ({
    ...{ caseId: `kitchen-silent_O1.t-c1.${n}`, kind: 'kitchen-silent', merchantId: 'm1' },
    ...{ orderId: 'O1', ticketId: 't-c1', status: 'OPEN', openedAt: NOON, detail: 'A001' },
  }) as unknown as Draft<Trace>['books']['cases'][number];
