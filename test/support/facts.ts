import { MemoryFactFiles } from '../../adapters/memory/fact-files.ts';
import type { FactTableName } from '../../analytics/facts/tables.ts';
import { asOpened } from '../../analytics/projector/case-facts.ts';
import { keepFacts } from '../../analytics/projector/fact-files.ts';
import { factsOfNews, type News } from '../../analytics/projector/news.ts';
import type { Books } from '../../analytics/projector/rebuild-day.ts';
import type { OrderChanges } from '../../core/domain/order-aggregate.ts';
import { MERCHANT, type World } from './world.ts';

/** Reads a world's changes as the projector reads the table's stream, and keeps the facts. */
export class FactsOfWorld implements Books {
  readonly files = new MemoryFactFiles();
  readonly #world: World;
  readonly #news: News[] = [];
  readonly #orderIds = new Set<OrderChanges['order']['orderId']>();
  #batches = 0;

  constructor(world: World) {
    this.#world = world;
    const react = world.background.react.bind(world.background);
    world.background.react = (changes) => {
      const { merchantId, orderId } = changes.order;
      this.#orderIds.add(orderId);
      this.#news.push({ kind: 'journal', merchantId, orderId, entry: changes.journal });
      for (const found of changes.opened) this.#news.push({ kind: 'case', found });
      for (const { caseId, ...resolution } of changes.resolved) {
        const found = this.#cases.get(caseId);
        if (found)
          this.#news.push({ kind: 'case', found: { ...found, status: 'RESOLVED', resolution } });
      }
      for (const found of changes.opened) this.#cases.set(found.caseId, found);
      react(changes);
    };
  }

  readonly #cases = new Map<string, Extract<News, { kind: 'case' }>['found']>();

  /** Projects what has happened since the last time, as one batch. */
  async project(name = `batch-${++this.#batches}`): Promise<readonly News[]> {
    const news = this.#news.splice(0);
    await this.write(news, name);
    return news;
  }

  async write(news: readonly News[], name: string): Promise<void> {
    await keepFacts(this.files, await factsOfNews(this.#world.deps, news), name);
  }

  /** The rows of a table, each event once, in order of time. */
  async rows(table: FactTableName): Promise<Record<string, unknown>[]> {
    const rows = new Map<unknown, Record<string, unknown>>();
    for await (const key of this.files.list(`facts/${table}/`)) {
      for (const row of await this.files.read(key)) rows.set(row['event_id'], row);
    }
    return [...rows.values()].sort(
      (a, b) =>
        Number(a['at_ms']) - Number(b['at_ms']) ||
        (String(a['event_id']) < String(b['event_id']) ? -1 : 1),
    );
  }

  /** Every file with its rows. */
  async contents(): Promise<Map<string, unknown>> {
    const found = new Map<string, unknown>();
    for await (const key of this.files.list('')) found.set(key, await this.files.read(key));
    return found;
  }

  async *newsBetween(from: number, until: number): AsyncGenerator<News> {
    for (const orderId of this.#orderIds) {
      for (const entry of await this.#world.journal({ orderId })) {
        if (entry.at < from || entry.at >= until) continue;
        yield { kind: 'journal', merchantId: MERCHANT, orderId, entry };
      }
    }
    for (const { caseId } of this.#cases.values()) {
      const found = await this.#world.cases.find(MERCHANT, caseId);
      if (!found) continue;
      if (found.resolution) yield { kind: 'case', found: asOpened(found) };
      yield { kind: 'case', found };
    }
  }
}
