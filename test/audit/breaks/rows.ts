import { type Break, changeOf, drop, entryOf, orderOf, paymentOf } from '../support/break.ts';

/** Journals that do not add up, and moves without a proof. */
export const ROW_BREAKS: readonly Break[] = [
  {
    id: 'M16a',
    how: 'a version that the journal lacks',
    tale: 'sale',
    change: (t) => drop(t, (e) => e.kind === 'entry' && e.entry.what === 'sendRefund'),
  },
  {
    id: 'M16a',
    how: 'an order that is ahead of its journal',
    tale: 'sale',
    change: (t) => {
      orderOf(t).order.version += 1;
    },
  },
  {
    id: 'M16b',
    how: 'a payment that stands otherwise than the journal says',
    tale: 'cancelled',
    change: (t) => {
      paymentOf(t).status = 'CLOSED';
    },
  },
  {
    id: 'M16b',
    how: 'a refund that the books do not have',
    tale: 'sale',
    change: (t) => {
      orderOf(t).refunds = [];
    },
  },
  {
    id: 'C1',
    how: 'a case that the system closed while its payment stood still',
    tale: 'mismatch',
    change: (t) => Object.assign(entryOf(t, 'resolve-case'), { actor: 'system' }),
  },
  {
    id: 'C1',
    how: 'a case about a silent kitchen that was closed by a payment',
    tale: 'sale',
    change: (t) => {
      const { changes } = entryOf(t, 'finishRefund');
      const kind = 'kitchen-silent';
      (changes as object[]).push({ part: 'case', caseId: `${kind}_O1.t-c1`, kind, to: 'RESOLVED' });
    },
  },
  {
    id: 'C2',
    how: 'a case about a payment of another order',
    tale: 'mismatch',
    change: (t) => Object.assign(t.books.cases[0] ?? {}, { paymentId: 'P9' }),
  },
  {
    id: 'N4a',
    how: 'a payment that jumps from its start to its cancel',
    tale: 'cancelled',
    change: (t) => {
      changeOf(entryOf(t, 'wait'), 'payment').to = 'CANCELLED';
    },
  },
  {
    id: 'N4a',
    how: 'a payment that moves after it was returned',
    tale: 'late',
    change: (t) => {
      const change = changeOf(entryOf(t, 'finishGiveBack'), 'payment');
      (entryOf(t, 'finishGiveBack').changes as object[]).push({ ...change, from: 'RETURNED' });
    },
  },
  {
    id: 'N4b',
    how: 'an unknown answer that was read as a refusal',
    tale: 'shared',
    change: (t) => Object.assign(entryOf(t, 'decline').evidence ?? {}, { kind: 'unknown' }),
  },
  {
    id: 'N4b',
    how: 'a cancel that returned nothing after money had come',
    tale: 'cancelled',
    change: (t) => {
      const amount = { currency: 'CNY', minor: 2_800 };
      const evidence = { source: 'query', kind: 'captured', amount, tradeNo: 'trade-1' };
      Object.assign(entryOf(t, 'fence'), { evidence });
    },
  },
  {
    id: 'N4c',
    how: 'an order committed while a check is unpaid',
    tale: 'shared',
    change: (t) => {
      delete orderOf(t).order.checks[1]?.paidBy;
    },
  },
  {
    id: 'N4c',
    how: 'an order that was committed while guests may still add to it',
    tale: 'shared',
    change: (t) => {
      const table = { tableId: '12', diners: [], linesMade: 0, checksMade: 0 };
      Object.assign(orderOf(t).order, { table });
    },
  },
  {
    id: 'N4c',
    how: 'an order that nobody but the system cut short',
    tale: 'sale',
    change: (t) => {
      const changes = [{ part: 'order', to: 'COMMITTED' }];
      Object.assign(entryOf(t, 'capture'), { what: 'close-unpaid', actor: 'system', changes });
    },
  },
  {
    id: 'N4c',
    how: 'an order that moves backwards',
    tale: 'sale',
    change: (t) => {
      (entryOf(t, 'sendRefund').changes as object[]).push({ part: 'order', to: 'CREATED' });
    },
  },
  {
    id: 'N4d',
    how: 'a refund that succeeded on no word of Alipay',
    tale: 'sale',
    change: (t) => Object.assign(entryOf(t, 'finishRefund').evidence ?? {}, { refundId: 'R9' }),
  },
  {
    id: 'N4d',
    how: 'late money whose return was given up',
    tale: 'late',
    change: (t) => {
      changeOf(entryOf(t, 'finishGiveBack'), 'refund').to = 'FAILED';
    },
  },
  {
    id: 'N4e',
    how: 'a ticket that is born prepared',
    tale: 'sale',
    change: (t) => {
      changeOf(entryOf(t, 'capture'), 'ticket').to = 'PREPARED';
    },
  },
  {
    id: 'T1b',
    how: 'a captured payment of a check that its table does not have',
    tale: 'sale',
    change: (t) => {
      const { order } = orderOf(t);
      Object.assign(order, { table: { tableId: '1', diners: [], linesMade: 1, checksMade: 1 } });
      Object.assign(paymentOf(t), { checkId: 'c9' });
    },
  },
  {
    id: 'T1b',
    how: 'a captured payment of a check that was struck off',
    tale: 'sale',
    change: (t) => {
      Object.assign(entryOf(t, 'finishRefund'), { what: 'close-unpaid' });
      Object.assign(paymentOf(t), { checkId: 'c9' });
    },
  },
  {
    id: 'T1b',
    how: 'an order that lies with another merchant',
    tale: 'sale',
    change: (t) => Object.assign(orderOf(t).order, { merchantId: 'm2' }),
  },
  {
    id: 'T3',
    how: 'an auth code in a journal',
    tale: 'cancelled',
    change: (t) => Object.assign(entryOf(t, 'wait').evidence ?? {}, { code: '281234567890129009' }),
  },
  {
    id: 'T3',
    how: 'an auth code in a payment',
    tale: 'sale',
    change: (t) => {
      paymentOf(t).lastCode = 'no such code: 281234567890129009';
    },
  },
];
