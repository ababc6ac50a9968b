import { marshall } from '@aws-sdk/util-dynamodb';
import { expect, test } from 'vitest';
import { stockKey } from '../../../adapters/dynamodb/keys.ts';
import { stockNewsOf } from '../../../adapters/dynamodb/stream-news.ts';
import { MemoryStockJournal } from '../../../adapters/memory/stock-journal.ts';
import { factsOfNews } from '../../../analytics/projector/news.ts';
import { noteStock, type Out } from '../../../analytics/projector/stock-journal.ts';
import { MERCHANT, MINUTE, NOON, openWorld, STORE } from '../../support/world.ts';

const place = { merchantId: MERCHANT, storeId: STORE };

const snoozes = (sequence: number, at: number, ...out: readonly Out[]) =>
  ({ ...place, at, cause: 'snooze', about: 'snooze', sequence: `00${sequence}`, out }) as const;

const TEA = { kind: 'item', itemId: 'tea' } as const;
const FRIES = { kind: 'item', itemId: 'fries' } as const;

/** What the journal says after these news: + out, - back. */
async function after(...news: readonly ReturnType<typeof snoozes>[]): Promise<string[]> {
  const journal = new MemoryStockJournal();
  for (const item of news) await noteStock(journal, item);
  return journal.events.map((e) => `${e.isOut ? '+' : '-'}${e.itemId} ${(e.at - NOON) / MINUTE}`);
}

test('what comes off sale and what comes back is one event each', async () => {
  const first = snoozes(1, NOON, TEA);
  const second = snoozes(2, NOON + MINUTE, TEA, FRIES);
  const third = snoozes(3, NOON + 2 * MINUTE, FRIES);
  expect(await after(first, second, third)).toEqual(['+tea 0', '+fries 1', '-tea 2']);
});

test('news that are delivered again tell nothing new', async () => {
  const [first, second] = [snoozes(1, NOON, TEA), snoozes(2, NOON + MINUTE)];
  expect(await after(first, second, first, second)).toEqual(['+tea 0', '-tea 1']);
});

test('what was announced to end by itself has ended, and nobody has put it back', async () => {
  const until = NOON + 5 * MINUTE;
  const ended = snoozes(2, NOON + 10 * MINUTE);
  expect(await after(snoozes(1, NOON, { ...TEA, until }), ended)).toEqual(['+tea 0']);
  const early = snoozes(2, NOON + MINUTE);
  expect(await after(snoozes(1, NOON, { ...TEA, until }), early)).toEqual(['+tea 0', '-tea 1']);
});

test('counted portions run out with the last one, and are back with the next delivery', async () => {
  const journal = new MemoryStockJournal();
  for (const [n, remaining] of [2, 1, 0, 0, 5, 4].entries()) {
    const row = {
      ...stockKey(MERCHANT, STORE, { itemId: 'tea' }),
      ...{ type: 'stock', schema: 1, data: { itemId: 'tea' }, isCounted: true, remaining },
    };
    const record = { at: NOON + n * MINUTE, sequenceNumber: String(n + 8) };
    const news = stockNewsOf(marshall(row), record);
    if (!news) throw new Error('A count is news');
    await noteStock(journal, news);
  }
  const told = journal.events.map((event) => ({ kind: 'stock', event }) as const);
  const facts = await factsOfNews((await openWorld()).deps, told);
  expect(facts.map(({ table, row }) => [table, row])).toMatchObject([
    ['stock_events', { cause: 'count', item_id: 'tea', is_out: true, minute_of_day: 722 }],
    ['stock_events', { cause: 'count', item_id: 'tea', is_out: false, minute_of_day: 724 }],
  ]);
});
