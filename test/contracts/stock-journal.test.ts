import { expect, it } from 'vitest';
import type { StockEvent, StockNews } from '../../analytics/projector/stock-journal.ts';
import { eachAdapter } from './each-adapter.ts';
import { NOON, newMerchant, newStore } from './fixtures.ts';

const TEA = { kind: 'item', itemId: 'tea' } as const;

const newsOf = (sequence: string, isOut: boolean): StockNews => ({
  ...{ merchantId: newMerchant(), storeId: newStore(), at: NOON, cause: 'count', sequence },
  about: 'count#tea#',
  out: isOut ? [TEA] : [],
});

const eventOf = ({ merchantId, storeId, at, cause, sequence }: StockNews): StockEvent => ({
  ...{ merchantId, storeId, at, cause, ...TEA, isOut: true },
  eventId: `${storeId}.${sequence}.0`,
});

eachAdapter('The journal of stock', (adapters) => {
  it('knows what is out by what was told last, of one thing in one store', async () => {
    const { stockJournal } = adapters();
    const news = newsOf('001', true);
    expect(await stockJournal.state(news)).toBeUndefined();
    await stockJournal.write(news, [eventOf(news)]);
    expect(await stockJournal.state(news)).toEqual({ sequence: '001', out: [TEA] });
    expect(await stockJournal.state({ ...news, about: 'count#fries#' })).toBeUndefined();
    expect(await stockJournal.state({ ...news, storeId: newStore() })).toBeUndefined();
  });

  it('leaves the state as it is when somebody else has told of it, or of something later', async () => {
    const { stockJournal } = adapters();
    const later = newsOf('002', true);
    await stockJournal.write(later, [eventOf(later)]);
    const earlier = { ...later, sequence: '001', out: [] };
    await stockJournal.write(earlier, [eventOf(earlier)]);
    expect(await stockJournal.state(later)).toEqual({ sequence: '002', out: [TEA] });
  });
});
