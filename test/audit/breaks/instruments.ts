import {
  add,
  type Break,
  callTo,
  drop,
  entryNamed,
  entryOf,
  found,
  moveBefore,
  paymentOf,
  refundOf,
} from '../support/break.ts';
import { cny } from '../support/tale.ts';

/** Money that goes back by two ways, or without a reason. */
export const INSTRUMENT_BREAKS: readonly Break[] = [
  {
    id: 'M9a',
    how: 'a refund that began while a cancel was under way',
    tale: 'refused',
    change: (t) => {
      const [cancel, refund] = [found(t, callTo('cancel')), found(t, callTo('refund'))];
      moveBefore(t, cancel, refund);
      const { sentAt } = cancel as typeof cancel & { sentAt: number };
      Object.assign(refund, { sentAt: sentAt + 4_000 });
    },
  },
  {
    id: 'M9b',
    how: 'two workers that cancel together',
    tale: 'cancelled',
    change: (t) => {
      const cancel = found(t, callTo('cancel'));
      add(t, { ...cancel, process: 'sweeper-9' }, cancel);
    },
  },
  {
    id: 'M9c',
    how: 'a fence written again one second after one that nobody answered',
    tale: 'cancelled',
    change: (t) => {
      const fence = found(t, entryNamed('fence'));
      if (fence.kind !== 'entry') return;
      add(t, { ...fence, entry: { ...fence.entry, at: fence.entry.at + 1_000 } }, fence);
    },
  },
  {
    id: 'M9d',
    how: 'a refund of a payment that is being cancelled',
    tale: 'cancelled',
    change: (t) => {
      const refund = { part: 'refund', refundId: 'R9', minor: 100, to: 'REQUESTED' };
      const { paymentId } = paymentOf(t);
      (entryOf(t, 'fence').changes as object[]).push({ ...refund, paymentId });
    },
  },
  {
    id: 'M9e',
    how: 'a refund behind the fence although Alipay never refused to cancel',
    tale: 'refused',
    change: (t) =>
      Object.assign(entryOf(t, 'changeInstrument').evidence ?? {}, { remedy: 'query' }),
  },
  {
    id: 'M9e',
    how: 'a refund behind the fence on a notification',
    tale: 'refused',
    change: (t) => Object.assign(entryOf(t, 'giveBack').evidence ?? {}, { source: 'notification' }),
  },
  {
    id: 'M10',
    how: 'a cancel without a last query',
    tale: 'cancelled',
    change: (t) => drop(t, (e) => callTo('query')(e) && e.n < found(t, callTo('cancel')).n),
  },
  {
    id: 'M10',
    how: 'a cancel after another process’ query',
    tale: 'cancelled',
    change: (t) => Object.assign(found(t, callTo('query')), { process: 'query-1' }),
  },
  {
    id: 'M11a',
    how: 'a refund without a reason',
    tale: 'sale',
    change: (t) => {
      refundOf(t).reason = ' ';
    },
  },
  {
    id: 'M11a',
    how: 'a refund of served money by the system',
    tale: 'sale',
    change: (t) => {
      refundOf(t).requestedBy = 'system';
    },
  },
  {
    id: 'M11b',
    how: 'late money that goes back under a number of its own',
    tale: 'late',
    change: (t) => Object.assign(refundOf(t), { refundId: 'G-fresh' }),
  },
  {
    id: 'M11b',
    how: 'late money of which a part goes back',
    tale: 'late',
    change: (t) => {
      refundOf(t).amount = cny(2_700);
    },
  },
  {
    id: 'M11c',
    how: 'a cancel of nothing after money had come',
    tale: 'cancelled',
    change: (t) => Object.assign(paymentOf(t), { captured: cny(2_800), cancelAction: 'none' }),
  },
];
