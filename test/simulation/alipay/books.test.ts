import { expect, test, vi } from 'vitest';
import type { AlipayEvent } from '../../../audit/trace.ts';
import { Books, type News } from './books.ts';

const order = {
  outTradeNo: 'T1',
  totalFen: 100,
  subject: 'tea',
  fingerprint: 'f',
  codeHash: 'h',
  buyerId: '2088',
  buyerLogonId: '159****0000',
  expires: { afterMs: 1_000 },
  echo: {},
};

function opened() {
  const events: AlipayEvent[] = [];
  const tell = vi.fn<(record: unknown, news: News) => void>();
  const observe = (event: AlipayEvent) => void events.push(event);
  const books = new Books({ now: () => 1_000, observe }, { digits: () => '1' }, tell);
  const record = books.open('app', order, { expiresAt: 2_000 });
  return { books, record, events, tell };
}

test('a trade is opened once, paid once and closed once', () => {
  const { books, record, events } = opened();
  expect(() => books.open('app', order, { expiresAt: 2_000 })).toThrow('a second trade');
  books.capture(record, 'TRADE_SUCCESS');
  expect(() => books.capture(record, 'TRADE_SUCCESS')).toThrow('TRADE_SUCCESS');
  expect(() => books.close(record, 'expiry')).toThrow('TRADE_SUCCESS');
  expect(events).toHaveLength(1);
});

test('a closed trade takes no money', () => {
  const { books, record, events } = opened();
  books.close(record, 'cancel');
  expect(() => books.capture(record, 'TRADE_SUCCESS')).toThrow('TRADE_CLOSED');
  expect(() => books.close(record, 'cancel')).toThrow('TRADE_CLOSED');
  expect(events).toEqual([{ kind: 'closed', outTradeNo: 'T1' }]);
});

test('only what came goes back, each part once', () => {
  const { books, record, events } = opened();
  const refund = (outRequestNo: string, fen: number) => books.refund(record, { outRequestNo, fen });
  expect(() => refund('R1', 1)).toThrow('cannot go back');
  books.capture(record, 'TRADE_SUCCESS');
  for (const fen of [101, 0, -1, 0.5]) expect(() => refund('R1', fen)).toThrow('cannot go back');
  refund('R1', 60);
  expect(() => refund('R1', 40)).toThrow('a second refund');
  expect(() => refund('R2', 41)).toThrow('cannot go back');
  expect(() => books.cancel(record)).toThrow('cannot go back');
  refund('R2', 40);
  expect(() => refund('R3', 1)).toThrow('cannot go back');
  expect(events.map(({ kind }) => kind)).toEqual(['captured', 'returned', 'returned', 'closed']);
  const [trade] = books.trades();
  expect(trade).toEqual({ outTradeNo: 'T1', minor: 100, capturedMinor: 100, returnedMinor: 100 });
});

test('a finished trade gives nothing back', () => {
  const { books, record } = opened();
  books.capture(record, 'TRADE_FINISHED');
  expect(() => books.cancel(record)).toThrow('TRADE_FINISHED');
  expect(() => books.refund(record, { fen: 1 })).toThrow('TRADE_FINISHED');
});

test('a trade is found by either number, and by its own merchant alone', () => {
  const { books, record } = opened();
  const { tradeNo } = record.trade;
  expect(books.find('app', { outTradeNo: 'T1' })).toBe(record);
  expect(books.find('app', { outTradeNo: 'another', tradeNo })).toBe(record);
  expect(books.find('other', { tradeNo })).toBe(undefined);
  expect(books.find('other', { outTradeNo: 'T1' })).toBe(undefined);
});

test('whoever notifies the merchant is told of each movement', () => {
  const { books, record, tell } = opened();
  books.capture(record, 'TRADE_SUCCESS');
  const refund = books.refund(record, { fen: 100, outRequestNo: 'R1' });
  expect(tell.mock.calls.map(([, news]) => news)).toEqual([
    { event: 'paid' },
    { event: 'refunded', refund },
  ]);
});
