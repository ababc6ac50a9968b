import {
  add,
  type Break,
  changeOf,
  drop,
  entryOf,
  eventOf,
  orderOf,
  paymentOf,
  refundOf,
} from '../support/break.ts';
import { cny } from '../support/tale.ts';

/** Money that is lost, taken twice or promised twice. */
export const MONEY_BREAKS: readonly Break[] = [
  {
    id: 'M2a',
    how: 'one fen that Alipay holds too many',
    tale: 'sale',
    change: (t) => Object.assign(t.books.trades[0] ?? {}, { returnedMinor: 999 }),
  },
  {
    id: 'M2a',
    how: 'money that came on a cancelled payment and stays there',
    tale: 'cancelled',
    change: (t) => {
      const { outTradeNo } = paymentOf(t);
      t.books.trades.push({ outTradeNo, minor: 2_800, capturedMinor: 2_800, returnedMinor: 0 });
    },
  },
  {
    id: 'M2a',
    how: 'a sale that Alipay knows nothing of',
    tale: 'sale',
    change: (t) => {
      t.books.trades = [];
    },
  },
  {
    id: 'M2a',
    how: 'a difference that only the system has resolved',
    tale: 'mismatch',
    change: (t) => {
      Object.assign(t.books.trades[0] ?? {}, { capturedMinor: 2_700 });
      Object.assign(t.books.cases[0]?.resolution ?? {}, { by: 'system' });
    },
  },
  {
    id: 'M2b',
    how: 'money of a trade that has neither a row nor a case',
    tale: 'sale',
    change: (t) => {
      t.books.trades.push({ outTradeNo: 'KCX', minor: 100, capturedMinor: 100, returnedMinor: 0 });
    },
  },
  {
    id: 'M2c',
    how: 'a paid order that nobody cooks',
    tale: 'sale',
    change: (t) => {
      orderOf(t).tickets = [];
    },
  },
  {
    id: 'M3a',
    how: 'two payments of one check that both keep money',
    tale: 'shared',
    change: (t) => {
      const { outTradeNo } = paymentOf(t, 0);
      t.books.trades.push({ outTradeNo, minor: 2_800, capturedMinor: 2_800, returnedMinor: 0 });
    },
  },
  {
    id: 'M3b',
    how: 'a check that two payments have paid',
    tale: 'shared',
    change: (t) => {
      paymentOf(t, 0).status = 'CAPTURED';
    },
  },
  {
    id: 'M4a',
    how: 'a trade that returned more than it took',
    tale: 'sale',
    change: (t) => Object.assign(t.books.trades[0] ?? {}, { returnedMinor: 2_801 }),
  },
  {
    id: 'M4b',
    how: 'two refunds that together exceed the payment',
    tale: 'sale',
    change: (t) => {
      changeOf(entryOf(t, 'request-refund'), 'refund').minor = 2_801;
    },
  },
  {
    id: 'M4c',
    how: 'a refund that was never reserved',
    tale: 'sale',
    change: (t) => {
      paymentOf(t).refunded = cny(0);
    },
  },
  {
    id: 'M4d',
    how: 'one refund number that moved money twice',
    tale: 'sale',
    change: (t) => add(t, { ...eventOf(t, 'returned') }, eventOf(t, 'returned')),
  },
  {
    id: 'M12a',
    how: 'half a fen',
    tale: 'sale',
    change: (t) => {
      refundOf(t).amount = { currency: 'CNY', minor: 999.5 };
    },
  },
  {
    id: 'M12a',
    how: 'another currency',
    tale: 'sale',
    change: (t) => {
      paymentOf(t).amount.currency = 'USD';
    },
  },
  {
    id: 'M12b',
    how: 'a check that is due less than its lines cost',
    tale: 'shared',
    change: (t) => {
      Object.assign(orderOf(t).order.checks[0] ?? {}, { amountDue: cny(2_799) });
    },
  },
  {
    id: 'M12b',
    how: 'rows that do not add up to the total',
    tale: 'sale',
    change: (t) => {
      Object.assign(orderOf(t).order, { rows: [{ code: 'subtotal', amount: cny(2_799) }] });
    },
  },
  {
    id: 'M12b',
    how: 'more taken off a line than it costs',
    tale: 'sale',
    change: (t) => {
      Object.assign(orderOf(t).order.lines[0] ?? {}, { discount: cny(2_801) });
    },
  },
  {
    id: 'M12c',
    how: 'a check that takes off more than its lines say',
    tale: 'table',
    change: (t) => {
      const [check] = orderOf(t).order.checks;
      Object.assign(check?.rows?.[1]?.amount ?? {}, { minor: -560 });
    },
  },
  {
    id: 'M12c',
    how: 'an order whose rows are not those of its checks',
    tale: 'table',
    change: (t) => {
      Object.assign(orderOf(t).order.rows?.[1]?.amount ?? {}, { minor: -280 });
    },
  },
  {
    id: 'M12c',
    how: 'a check that owes more than its rows',
    tale: 'table',
    change: (t) => {
      Object.assign(orderOf(t).order.checks[1]?.amountDue ?? {}, { minor: 2_800 });
    },
  },
  {
    id: 'M1a',
    how: 'a ticket that was made without evidence',
    tale: 'sale',
    change: (t) => {
      delete entryOf(t, 'capture').evidence;
    },
  },
  {
    id: 'M1a',
    how: 'a ticket for all before the last check was paid',
    tale: 'shared',
    change: (t) => {
      const ticket = { part: 'ticket', ticketId: 't-all', to: 'PROPOSED' } as const;
      (entryOf(t, 'capture').changes as object[]).push(ticket);
    },
  },
  {
    id: 'M1b',
    how: 'a capture of a fen less than was due',
    tale: 'sale',
    change: (t) => {
      Object.assign(entryOf(t, 'capture').evidence ?? {}, { amount: cny(2_799) });
    },
  },
  {
    id: 'N7a',
    how: 'a line on two tickets',
    tale: 'sale',
    change: (t) => {
      const { tickets } = orderOf(t);
      const [ticket] = tickets;
      if (ticket) tickets.push({ ...ticket, ticketId: 't-c9' as typeof ticket.ticketId });
    },
  },
  {
    id: 'N7b',
    how: 'a number that two orders were given on one day',
    tale: 'sale',
    change: (t) => {
      const other = structuredClone(orderOf(t));
      Object.assign(other.order, { orderId: 'O2' });
      t.books.orders.push(other);
    },
  },
  {
    id: 'M13',
    how: 'a cancelled payment that nobody asked about after 15 minutes',
    tale: 'cancelled',
    change: (t) => drop(t, (e) => e.kind === 'request' && e === eventOf(t, 'request', -1)),
  },
];
