import {
  add,
  type Break,
  drop,
  entryOf,
  eventOf,
  moveBefore,
  paymentOf,
} from '../support/break.ts';
import { SECOND } from '../support/trace-builder.ts';

const world = { by: 'world' } as const;

/** What is said too early, twice, to the wrong one, or never. */
export const MESSAGE_BREAKS: readonly Break[] = [
  {
    id: 'N1',
    how: 'a notification acknowledged before it was stored',
    tale: 'sale',
    change: (t) => moveBefore(t, eventOf(t, 'acknowledged'), eventOf(t, 'notice')),
  },
  {
    id: 'N1',
    how: 'a notification acknowledged and never stored',
    tale: 'sale',
    change: (t) => drop(t, (e) => e.kind === 'notice'),
  },
  {
    id: 'N2a',
    how: 'a forged notification that was believed',
    tale: 'sale',
    change: (t) => Object.assign(eventOf(t, 'acknowledged'), { forged: true }),
  },
  {
    id: 'N2b',
    how: 'a notification that was settled and never stored',
    tale: 'late',
    change: (t) => drop(t, (e) => e.kind === 'notice'),
  },
  {
    id: 'C3',
    how: 'a genuine notification of another amount that nobody looks at',
    tale: 'mismatch',
    change: (t) => {
      t.books.cases = [];
    },
  },
  {
    id: 'C3',
    how: 'money of nobody that Alipay told of',
    tale: 'sale',
    change: (t) => Object.assign(eventOf(t, 'acknowledged'), { outTradeNo: 'KCX' }),
  },
  {
    id: 'N5',
    how: 'a record of the outbox that nobody read',
    tale: 'sale',
    change: (t) => drop(t, (e) => e.kind === 'outbox' && e.step === 'delivered'),
  },
  {
    id: 'N6a',
    how: 'a repeated key that made a second payment',
    tale: 'sale',
    change: (t) => add(t, { ...eventOf(t, 'http'), resultId: 'P9' }),
  },
  {
    id: 'N6a',
    how: 'a known key that served another request',
    tale: 'sale',
    change: (t) => add(t, { ...eventOf(t, 'http'), body: '{"other":1}' }),
  },
  {
    id: 'N6b',
    how: 'a key that was written twice',
    tale: 'sale',
    change: (t) => add(t, { ...eventOf(t, 'key') }),
  },
  {
    id: 'N6c',
    how: 'a payment without its key',
    tale: 'sale',
    change: (t) => drop(t, (e) => e === eventOf(t, 'key')),
  },
  {
    id: 'N6d',
    how: 'a key whose payment is not there',
    tale: 'sale',
    change: (t) => Object.assign(eventOf(t, 'key'), { resultId: 'P9' }),
  },
  {
    id: 'N6d',
    how: 'a key that made a version of its order that is not there',
    tale: 'sale',
    change: (t) => {
      const { orderId } = eventOf(t, 'key');
      add(t, { ...eventOf(t, 'key'), key: 'key-9', resultId: `${orderId}@99` });
    },
  },
  {
    id: 'N8',
    how: 'a workflow that runs twice under one name',
    tale: 'cancelled',
    change: (t) => add(t, { ...eventOf(t, 'workflow') }, eventOf(t, 'workflow')),
  },
  {
    id: 'N9a',
    how: 'a payment that a customer was told of and that is gone',
    tale: 'sale',
    change: (t) => Object.assign(eventOf(t, 'http'), { resultId: 'P9' }),
  },
  {
    id: 'N9b',
    how: 'a notification that waits for ever',
    tale: 'sale',
    change: (t) => {
      t.books.waitingNotices = [{ merchantId: 'm1', noticeId: 'n9' }];
    },
  },
  {
    id: 'T1a',
    how: 'a row of another tenant in somebody’s hands',
    tale: 'sale',
    change: (t) => add(t, { ...world, kind: 'trespass', caller: 'kiosk of m1', row: 'M#m2#O#1' }),
  },
  {
    id: 'T2',
    how: 'a key in a log line',
    tale: 'sale',
    change: (t) => add(t, { ...world, kind: 'leak', where: 'log', what: 'private key' }),
  },
  {
    id: 'L1a',
    how: 'a screen that still spins after 70 s',
    tale: 'cancelled',
    change: (t) => {
      eventOf(t, 'screen').at = paymentOf(t).startedAt + 70 * SECOND;
    },
  },
  {
    id: 'L1a',
    how: 'a promise without a reference under which staff could find it',
    tale: 'cancelled',
    change: (t) => {
      const screen = eventOf(t, 'screen', 1);
      Object.assign(screen, { says: 'ask-staff: Please ask.', at: screen.at + 10 * SECOND });
    },
  },
  {
    id: 'L1b',
    how: 'a screen that says paid before the books do',
    tale: 'sale',
    change: (t) => {
      const capture = t.events.find((e) => e.kind === 'entry' && e.entry === entryOf(t, 'capture'));
      if (capture) moveBefore(t, eventOf(t, 'screen'), capture);
    },
  },
  {
    id: 'L2',
    how: 'a notification of money that changed nothing for 6 s',
    tale: 'late',
    change: (t) => {
      const told = eventOf(t, 'acknowledged').at;
      for (const event of t.events) {
        if (event.kind === 'entry' && event.entry.what === 'giveBack') event.at = told + 6 * SECOND;
      }
    },
  },
  {
    id: 'L4',
    how: 'a case that no alarm counted',
    tale: 'mismatch',
    change: (t) => drop(t, (e) => e.kind === 'metric'),
  },
];
