import type {
  StockEvent,
  StockJournal,
  StockNews,
  StockState,
} from '../../analytics/projector/stock-journal.ts';
import { keyOf } from './state.ts';

export class MemoryStockJournal implements StockJournal {
  readonly events: StockEvent[] = [];
  readonly #states = new Map<string, StockState>();

  async state(of: Parameters<StockJournal['state']>[0]): Promise<StockState | undefined> {
    return structuredClone(this.#states.get(keyOf(of.merchantId, `${of.storeId}#${of.about}`)));
  }

  async write(news: StockNews, events: readonly StockEvent[]): Promise<void> {
    const { merchantId, storeId, about, sequence, out } = news;
    const key = keyOf(merchantId, `${storeId}#${about}`);
    if ((this.#states.get(key)?.sequence ?? '') >= sequence) return;
    this.#states.set(key, structuredClone({ sequence, out }));
    this.events.push(...structuredClone(events));
  }
}
