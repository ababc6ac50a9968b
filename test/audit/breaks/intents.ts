import {
  add,
  type Break,
  callTo,
  changeOf,
  drop,
  entryNamed,
  entryOf,
  eventOf,
  found,
  moveBefore,
  orderOf,
  paymentOf,
  refundOf,
  requestTo,
} from '../support/break.ts';

/** Calls that nothing announced, and numbers that mean two things. */
export const INTENT_BREAKS: readonly Break[] = [
  {
    id: 'M5a',
    how: 'a pay that came before its row',
    tale: 'sale',
    change: (t) => moveBefore(t, found(t, requestTo('pay')), found(t, entryNamed('start-payment'))),
  },
  {
    id: 'M5a',
    how: 'a query about a number of nobody',
    tale: 'sale',
    change: (t) => {
      const about = { by: 'alipay', kind: 'request', call: 'query', appId: 'app-1' };
      add(t, { ...about, outTradeNo: 'KCX' });
    },
  },
  {
    id: 'M5b',
    how: 'a pay that was sent twice',
    tale: 'sale',
    change: (t) => add(t, { ...found(t, requestTo('pay')) }, found(t, requestTo('pay'))),
  },
  {
    id: 'M5b',
    how: 'a pay of a fen more than the payment',
    tale: 'sale',
    change: (t) => Object.assign(found(t, requestTo('pay')), { minor: 2_801 }),
  },
  {
    id: 'M5c',
    how: 'a cancel before the fence',
    tale: 'cancelled',
    change: (t) => moveBefore(t, found(t, requestTo('cancel')), found(t, entryNamed('fence'))),
  },
  {
    id: 'M5d',
    how: 'a refund under a fresh number',
    tale: 'sale',
    change: (t) => Object.assign(found(t, requestTo('refund')), { refundId: 'R-fresh' }),
  },
  {
    id: 'M5d',
    how: 'a refund of another amount than was requested',
    tale: 'sale',
    change: (t) => Object.assign(found(t, requestTo('refund')), { minor: 2_000 }),
  },
  {
    id: 'M5d',
    how: 'a refund that was sent before its sending was written',
    tale: 'sale',
    change: (t) => moveBefore(t, found(t, requestTo('refund')), found(t, entryNamed('sendRefund'))),
  },
  {
    id: 'M6a',
    how: 'one number that two apps use',
    tale: 'cancelled',
    change: (t) => Object.assign(found(t, requestTo('cancel')), { appId: 'app-2' }),
  },
  {
    id: 'M6a',
    how: 'one refund number with two amounts',
    tale: 'sale',
    change: (t) => {
      const refund = found(t, requestTo('refund'));
      add(t, { ...refund, minor: 1_001 }, refund);
    },
  },
  {
    id: 'M6b',
    how: 'a refund number that an earlier refund had',
    tale: 'sale',
    change: (t) => void orderOf(t).refunds.push(structuredClone(refundOf(t))),
  },
  {
    id: 'M6c',
    how: 'an app that signs for two merchants',
    tale: 'sale',
    change: (t) => {
      const other = structuredClone(orderOf(t));
      const [payment] = other.payments;
      Object.assign(other.order, { orderId: 'O2', merchantId: 'm2', pickupNumber: 'A002' });
      Object.assign(payment ?? {}, { paymentId: 'P9', outTradeNo: 'KCO2P9' });
      t.books.orders.push(other);
      add(t, { ...found(t, requestTo('pay')), outTradeNo: 'KCO2P9' });
    },
  },
  {
    id: 'N2c',
    how: 'a capture that Alipay never made',
    tale: 'sale',
    change: (t) => drop(t, (e) => e === eventOf(t, 'captured')),
  },
  {
    id: 'N2e',
    how: 'a payment given up as refused while Alipay holds its money',
    tale: 'shared',
    change: (t) => {
      const { outTradeNo } = paymentOf(t, 0);
      const captured = { by: 'alipay', kind: 'captured', outTradeNo, minor: 2_800 };
      add(t, captured, found(t, requestTo('pay')));
    },
  },
  {
    id: 'N2g',
    how: 'a cancel that is to be tried again and was taken for done',
    tale: 'cancelled',
    change: (t) => {
      const captured = { by: 'alipay', kind: 'captured', outTradeNo: paymentOf(t).outTradeNo };
      add(t, { ...captured, minor: 2_800 }, found(t, requestTo('query')));
    },
  },
  {
    id: 'N2h',
    how: 'a refund given up although Alipay has made it',
    tale: 'sale',
    change: (t) => {
      changeOf(entryOf(t, 'finishRefund'), 'refund').to = 'FAILED';
    },
  },
  {
    id: 'N2f',
    how: 'a call without an answer that was read as a refusal',
    tale: 'shared',
    change: (t) => Object.assign(found(t, callTo('pay')), { outcome: 'given-up' }),
  },
  {
    id: 'N2f',
    how: 'a refund believed to be made by a process that died before the answer',
    tale: 'sale',
    change: (t) => Object.assign(found(t, callTo('refund')), { outcome: 'died' }),
  },
  {
    id: 'N2d',
    how: 'a refund that Alipay never made',
    tale: 'sale',
    change: (t) => drop(t, (e) => e === eventOf(t, 'returned')),
  },
];
