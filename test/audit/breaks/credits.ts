import { born, parseCaseId } from '../../../core/domain/ids.ts';
import type { JournalChange } from '../../../core/domain/journal.ts';
import { type Break, orderOf, paymentOf } from '../support/break.ts';
import { cny } from '../support/tale.ts';

const TRADE_NO = '2026112222009000000000000001';
const credit = { creditOutTradeNo: 'QR0001', tradeNo: TRADE_NO };

const isMoveOf = (change: JournalChange, paymentId: string): boolean =>
  change.part === 'payment' && change.paymentId === paymentId && change.from !== undefined;

/** Money under a number that Alipay made up. */
export const CREDIT_BREAKS: readonly Break[] = [
  {
    id: 'M15a',
    how: 'a trade that pays two checks',
    tale: 'shared',
    change: (t) => {
      for (const payment of orderOf(t).payments) Object.assign(payment, credit);
    },
  },
  {
    id: 'M15b',
    how: 'another amount than is due, attached by itself',
    tale: 'sale',
    change: (t) => {
      const payment = paymentOf(t);
      Object.assign(payment, credit, { amount: cny(payment.amount.minor + 1) });
    },
  },
  {
    id: 'M15d',
    how: 'money that pays one of two checks which wait for it',
    tale: 'shared',
    change: (t) => {
      const { payments } = orderOf(t);
      const [other, again, one] = payments;
      if (!one || !again || !other) throw new Error('Two checks are paid');
      const place = { way: 'static-qr', terminalId: 'K1', amount: one.amount };
      Object.assign(one, place);
      Object.assign(other, place, { cancelAt: t.books.now });
      // The other one came first, and is still waiting: nobody paid its check.
      const kept = [other, again];
      t.events = t.events.filter(
        (e) =>
          e.kind !== 'entry' ||
          !e.entry.changes.some((c) => kept.some(({ paymentId }) => isMoveOf(c, paymentId))),
      );
    },
  },
  {
    id: 'M15c',
    how: 'a case that is still open although the money has its order',
    tale: 'sale',
    change: (t) => {
      const payment = paymentOf(t);
      Object.assign(payment, credit);
      t.books.cases.push({
        caseId: born(parseCaseId, `unsolicited-credit_${TRADE_NO}`),
        merchantId: orderOf(t).order.merchantId,
        kind: 'unsolicited-credit',
        status: 'OPEN',
        openedAt: t.books.now,
        tradeNo: TRADE_NO,
        detail: 'QR0001',
      });
    },
  },
];
