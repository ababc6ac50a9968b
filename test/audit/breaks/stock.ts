import { type Break, entryOf, orderOf } from '../support/break.ts';

/** Orders that end too early or never, and portions that nobody has. */
export const STOCK_BREAKS: readonly Break[] = [
  {
    id: 'O1a',
    how: 'an order that is over for lack of payment, and paid',
    tale: 'sale',
    change: (t) => {
      const entry = entryOf(t, 'sendRefund');
      Object.assign(entry, { what: 'expire-order' });
      (entry.changes as object[]).push({ part: 'order', to: 'CANCELED' });
    },
  },
  {
    id: 'O1b',
    how: 'an order that stays open for ever',
    tale: 'cancelled',
    change: (t) => {
      orderOf(t).order.unpaidForMs = 1;
    },
  },
  {
    id: 'O2a',
    how: 'an order that has ended and keeps its portions',
    tale: 'cancelled',
    change: (t) => {
      Object.assign(orderOf(t).order, {
        status: 'CANCELED',
        holds: [{ itemId: 'tea', quantity: 1 }],
      });
    },
  },
  {
    id: 'O2b',
    how: 'portions that are left and held at once',
    tale: 'sale',
    change: (t) => {
      const { order } = orderOf(t);
      const { merchantId, storeId } = order;
      order.holds = [{ itemId: 'tea', quantity: 1 }];
      const count = { itemId: 'tea', opened: 5, remaining: 5 };
      Object.assign(t.books, { stock: [{ merchantId, storeId, ...count }] });
    },
  },
  {
    id: 'O2c',
    how: 'a slot that is taken by an order that nobody has',
    tale: 'sale',
    change: (t) => {
      const { merchantId, storeId } = orderOf(t).order;
      Object.assign(t.books, { slots: [{ merchantId, storeId, start: 1, taken: 1 }] });
    },
  },
];
