import {
  add,
  type Break,
  changeOf,
  entryNamed,
  entryOf,
  found,
  orderOf,
  paymentOf,
} from '../support/break.ts';

/** Two attempts at a time, and what is served behind the fence. */
export const FENCE_BREAKS: readonly Break[] = [
  {
    id: 'M7a',
    how: 'a second attempt while the first was pending',
    tale: 'shared',
    change: (t) => {
      changeOf(entryOf(t, 'decline'), 'payment').to = 'PENDING';
    },
  },
  {
    id: 'M7b',
    how: 'a payment given up as refused although a trade of it lives',
    tale: 'shared',
    change: (t) => {
      const decline = found(t, entryNamed('decline'));
      const { paymentId } = paymentOf(t, 0);
      const change = { part: 'payment', paymentId, from: 'INITIATED', to: 'PENDING' };
      const evidence = { source: 'query', kind: 'pending', tradeNo: 'trade-9' };
      const told = {
        version: 2,
        at: 0,
        what: 'wait',
        actor: 'system',
        evidence,
        changes: [change],
      };
      const entry2 = { by: 'store', kind: 'entry', merchantId: 'm1', orderId: 'O1', entry: told };
      add(t, entry2, t.events[t.events.indexOf(decline) - 1]);
    },
  },
  {
    id: 'M7c',
    how: 'a check that a dead payment still holds',
    tale: 'cancelled',
    change: (t) => {
      Object.assign(orderOf(t).order.checks[0] ?? {}, { livePaymentId: paymentOf(t).paymentId });
    },
  },
  {
    id: 'M8a',
    how: 'a payment that is captured behind the fence',
    tale: 'cancelled',
    change: (t) => {
      changeOf(entryOf(t, 'cancelled'), 'payment').to = 'CAPTURED';
    },
  },
  {
    id: 'M8b',
    how: 'a fence 59.999 s after the start',
    tale: 'cancelled',
    change: (t) => {
      entryOf(t, 'fence').at = paymentOf(t).startedAt + 59_999;
    },
  },
  {
    id: 'M8c',
    how: 'a payment of an order that was given up',
    tale: 'sale',
    change: (t) => {
      entryOf(t, 'place-order').changes = [{ part: 'order', to: 'CANCELED' }];
    },
  },
];
