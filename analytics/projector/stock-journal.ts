import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import type { SnoozeKind } from '../../core/domain/snooze.ts';

/** What cannot be had: a dish, an option of one or wherever it is, or all that the store sells. */
export interface Out {
  readonly kind: SnoozeKind;
  readonly itemId?: string | undefined;
  readonly optionId?: string | undefined;
  /** When it ends by itself. */
  readonly until?: number | undefined;
}

/** Something that is out from a moment on, or can be had again. */
export interface StockEvent extends Out {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly eventId: string;
  readonly at: number;
  readonly cause: 'count' | 'snooze';
  readonly isOut: boolean;
}

/** What a row of the table says at a moment about what is out. */
export interface StockNews extends Pick<StockEvent, 'merchantId' | 'storeId' | 'at' | 'cause'> {
  /** What is counted, or the store's list of snoozes. */
  readonly about: string;
  /** Later news of the same thing sort after earlier ones. */
  readonly sequence: string;
  readonly out: readonly Out[];
}

export interface StockState {
  readonly sequence: string;
  readonly out: readonly Out[];
}

/**
 * Counts and snoozes are rows that say how things are now; what had been sold out, nobody wrote down.
 * So their changes are journalled here, as orders' are with the orders.
 */
export interface StockJournal {
  state(of: Pick<StockNews, 'merchantId' | 'storeId' | 'about'>): Promise<StockState | undefined>;
  /** Both or neither; neither where the state is as late already. */
  write(news: StockNews, events: readonly StockEvent[]): Promise<void>;
}

/** Writes down what came to be out and what came back. News that come again change nothing. */
export async function noteStock(journal: StockJournal, news: StockNews): Promise<void> {
  const before = await journal.state(news);
  if (before && before.sequence >= news.sequence) return;
  const events = turns(before?.out ?? [], news);
  if (events.length > 0) await journal.write(news, events);
}

function turns(before: readonly Out[], news: StockNews): StockEvent[] {
  const { merchantId, storeId, at, cause, sequence, out } = news;
  const gone = out.filter((o) => !before.some((b) => isSame(b, o) && b.until === o.until));
  const back = before.filter((b) => {
    const hasEnded = b.until !== undefined && b.until <= at;
    return !(hasEnded || out.some((o) => isSame(o, b)));
  });
  const all = [
    ...gone.map((o) => ({ ...o, isOut: true })),
    ...back.map(({ until: _, ...b }) => ({ ...b, isOut: false })),
  ];
  return all.map((turn, n) => ({
    ...turn,
    ...{ merchantId, storeId, at, cause, eventId: `${storeId}.${sequence}.${n}` },
  }));
}

const isSame = (a: Out, b: Out): boolean =>
  a.kind === b.kind && a.itemId === b.itemId && a.optionId === b.optionId;
