import type { Inbox, InboxItem } from '../../core/ports/inbox.ts';

/** The sweeper leaves a notification alone while whoever received it is still settling it. */
const DUE_AFTER_MS = 60_000;

export class MemoryInbox implements Inbox {
  readonly #items = new Map<
    string,
    { readonly item: InboxItem; readonly settled: boolean; readonly dueAt: number }
  >();

  async receive(item: InboxItem): Promise<boolean> {
    const known = this.#items.get(keyOf(item));
    if (known) return !known.settled;
    this.#items.set(keyOf(item), {
      item: structuredClone(item),
      settled: false,
      dueAt: item.receivedAt + DUE_AFTER_MS,
    });
    return true;
  }

  async settled(notice: Pick<InboxItem, 'merchantId' | 'noticeId'>): Promise<void> {
    const known = this.#items.get(keyOf(notice));
    if (known) this.#items.set(keyOf(notice), { ...known, settled: true });
  }

  async postpone(notice: Pick<InboxItem, 'merchantId' | 'noticeId'>, until: number): Promise<void> {
    const known = this.#items.get(keyOf(notice));
    if (known) this.#items.set(keyOf(notice), { ...known, dueAt: until });
  }

  async due(now: number, limit: number): Promise<readonly InboxItem[]> {
    const waiting = [...this.#items.values()]
      .filter(({ settled, dueAt }) => !settled && dueAt <= now)
      .sort((a, b) => a.dueAt - b.dueAt)
      .map(({ item }) => item);
    return structuredClone(waiting.slice(0, limit));
  }
}

const keyOf = ({ merchantId, noticeId }: Pick<InboxItem, 'merchantId' | 'noticeId'>): string =>
  `${merchantId}#${noticeId}`;
