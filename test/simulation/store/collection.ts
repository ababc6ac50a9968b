import { comparePlaces, insert, type Row, type RowPlace, remove } from './sorted-rows.ts';
import { storedItem } from './stored.ts';
import type { IndexShape } from './table-shape.ts';
import type { Item } from './values.ts';

interface Place extends RowPlace {
  readonly hash: string;
}

/** The items of a table, or those of an index, by hash key and sorted. Always up to date. */
export class Collection {
  /** Undefined: the table itself. */
  readonly index: IndexShape | undefined;
  /** The two key attributes. */
  readonly hash: string;
  readonly range: string;
  readonly #rows = new Map<string, Row[]>();

  constructor(index?: IndexShape) {
    this.index = index;
    this.hash = index?.hash ?? 'pk';
    this.range = index?.range ?? 'sk';
  }

  rows(hash: string): readonly Row[] {
    return this.#rows.get(hash) ?? [];
  }

  *all(): Iterable<Item> {
    for (const rows of this.#rows.values()) for (const { item } of rows) yield item;
  }

  clear(): void {
    this.#rows.clear();
  }

  change(before: Item | undefined, after: Item | undefined): void {
    const old = this.#placeOf(before);
    const now = this.#placeOf(after);
    const stays = old && now && old.hash === now.hash && comparePlaces(old, now) === 0;
    if (old && !stays) this.#remove(old);
    if (after && now) this.#insert(now.hash, this.#rowAt(now, after));
  }

  /** What the item is in here, if it is under this hash key. */
  rowOf(item: Item | undefined, hash: string): Row | undefined {
    const place = this.#placeOf(item);
    return item && place?.hash === hash ? this.#rowAt(place, item) : undefined;
  }

  /** Undefined if the item lacks a key attribute, which makes an index sparse. */
  #placeOf(item: Item | undefined): Place | undefined {
    if (!item) return undefined;
    const hash = item[this.hash];
    const range = item[this.range];
    if (typeof hash !== 'string' || (typeof range !== 'string' && typeof range !== 'number')) {
      return undefined;
    }
    return { hash, range, pk: item['pk'] as string, sk: item['sk'] as string };
  }

  #rowAt({ hash, range, pk, sk }: Place, item: Item): Row {
    if (this.index?.projection !== 'KEYS_ONLY') return { range, pk, sk, item };
    const keys = { pk, sk, [this.hash]: hash, [this.range]: range };
    return { range, pk, sk, item: storedItem(keys) };
  }

  #insert(hash: string, row: Row): void {
    const rows = this.#rows.get(hash);
    if (rows) insert(rows, row);
    else this.#rows.set(hash, [row]);
  }

  #remove({ hash, ...place }: Place): void {
    const rows = this.#rows.get(hash);
    if (!rows) return;
    remove(rows, place);
    if (rows.length === 0) this.#rows.delete(hash);
  }
}
