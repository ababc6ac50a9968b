import { add, type Break, entryOf, paymentOf } from '../support/break.ts';
import { cny } from '../support/tale.ts';

/** What is taken at the counter. */
export const TENDER_BREAKS: readonly Break[] = [
  {
    id: 'M17a',
    how: 'cash that nobody took',
    tale: 'counter',
    change: (t) => {
      entryOf(t, 'take-tender').actor = 'system';
    },
  },
  {
    id: 'M17a',
    how: 'less cash than is due',
    tale: 'counter',
    change: (t) => {
      paymentOf(t, 1).tender = { tendered: cny(2_799) };
    },
  },
  {
    id: 'M17a',
    how: 'a tender that somebody will ask Alipay about',
    tale: 'counter',
    change: (t) => {
      paymentOf(t, 1).dueAt = t.books.now + 1;
    },
  },
  {
    id: 'M17b',
    how: 'a refund that Alipay is asked to make of cash',
    tale: 'counter',
    change: (t) => {
      const { outTradeNo } = paymentOf(t, 1);
      add(t, { by: 'alipay', kind: 'request', call: 'refund', appId: 'app-1', outTradeNo });
    },
  },
  {
    id: 'N4d',
    how: 'cash whose return Alipay was waited for',
    tale: 'counter',
    change: (t) => {
      entryOf(t, 'request-refund').evidence = { source: 'query', kind: 'closed' };
    },
  },
  {
    id: 'N4b',
    how: 'a payment with Alipay that was captured on the word of a till',
    tale: 'sale',
    change: (t) => {
      const { evidence } = entryOf(t, 'capture');
      Object.assign(evidence ?? {}, { source: 'till' });
    },
  },
  {
    id: 'M7a',
    how: 'cash that is taken while Alipay may capture',
    tale: 'counter',
    change: (t) => {
      const taken = entryOf(t, 'take-tender');
      const event = t.events.find((e) => e.kind === 'entry' && e.entry === taken);
      const fence = t.events.findIndex((e) => e.kind === 'entry' && e.entry.what === 'fence');
      if (!event) throw new Error('Nobody takes cash');
      t.events = t.events.filter((e) => e !== event);
      t.events.splice(fence, 0, event);
      for (const [n, e] of t.events.entries()) e.n = n + 1;
    },
  },
];
