import type {
  AlipayEvent,
  Observer,
  StoreEvent,
  TraceEvent,
  WorldEvent,
} from '../../../audit/trace.ts';
import type { JournalEntry } from '../../../core/domain/journal.ts';
import type { IdempotencyRecord } from '../../../core/domain/order-aggregate.ts';
import type { Committed, Item } from '../store/dynamodb-model.ts';

type Seen = AlipayEvent | StoreEvent | WorldEvent;

/** Writes the trace: what Alipay did, what became durable, what the world saw. */
export class Recorder {
  readonly events: TraceEvent[] = [];
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  add(by: Observer, event: Seen): void {
    this.events.push({ n: this.events.length, at: this.#now(), by, ...event } as TraceEvent);
  }

  /** Takes out the versions of each order after the one that is left. */
  forget(lastVersion: (orderId: string) => number): void {
    const kept = this.events.filter(
      (e) => e.kind !== 'entry' || e.entry.version <= lastVersion(e.orderId),
    );
    this.events.splice(0, this.events.length, ...kept.map((event, n) => ({ ...event, n })));
  }

  /** One committed row. */
  committed({ pk, before, after }: Committed): void {
    const event = after && !before ? eventOf(pk, after) : undefined;
    if (event) this.add('store', event);
  }
}

/** What a new row tells; undefined for rows that the checker reads in the books. */
function eventOf(pk: string, { type, data }: Item): StoreEvent | undefined {
  const [, merchantId = '', , orderId = ''] = pk.split('#');
  switch (type) {
    case 'journal':
      return { kind: 'entry', merchantId, orderId, entry: data as JournalEntry };
    case 'notice':
      return { kind: 'notice', merchantId, noticeId: (data as { noticeId: string }).noticeId };
    case 'idempotency': {
      const { key, orderId: of, resultId } = data as IdempotencyRecord;
      return { kind: 'key', merchantId, key, orderId: of, resultId };
    }
    default:
      return undefined;
  }
}
