import { Collection } from './collection.ts';
import { InvalidItem, validation } from './failures.ts';
import { find } from './sorted-rows.ts';
import type { IndexShape, TableShape } from './table-shape.ts';
import type { Item } from './values.ts';

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** One table and its indexes. */
export class Table {
  readonly shape: TableShape;
  readonly base: Collection;
  readonly indexes: ReadonlyMap<string, Collection>;

  constructor(shape: TableShape) {
    this.shape = shape;
    this.base = new Collection();
    this.indexes = new Map(shape.indexes.map((index) => [index.name, new Collection(index)]));
  }

  get({ pk, sk }: Key): Item | undefined {
    return find(this.base.rows(pk), { range: sk, pk, sk })?.item;
  }

  change(before: Item | undefined, after: Item | undefined): void {
    this.base.change(before, after);
    for (const index of this.indexes.values()) index.change(before, after);
  }

  clear(): void {
    this.base.clear();
    for (const index of this.indexes.values()) index.clear();
  }

  /** The table, or one of its indexes by name. @throws ValidationException */
  collection(indexName: string | undefined): Collection {
    if (indexName === undefined) return this.base;
    const index = this.indexes.get(indexName);
    if (index) return index;
    throw validation(`The table does not have the specified index: ${indexName}`);
  }
}

/** Exactly `pk` and `sk`, as texts that are not empty. @throws InvalidItem */
export function keyOf(given: Readonly<Record<string, unknown>> | undefined): Key {
  const { pk, sk, ...more } = given ?? {};
  const isKey = typeof pk === 'string' && typeof sk === 'string' && Object.keys(more).length === 0;
  if (!isKey) throw new InvalidItem('The provided key element does not match the schema');
  assertNotEmpty({ pk, sk });
  return { pk, sk };
}

/** The key in an item that is to be put. @throws InvalidItem */
export function keyIn(item: Item): Key {
  const { pk, sk } = item;
  for (const [name, value] of Object.entries({ pk, sk })) {
    if (typeof value === 'string') continue;
    const wrong = value === undefined ? 'Missing the key' : 'Type mismatch for key';
    throw new InvalidItem(
      `One or more parameter values were invalid: ${wrong} ${name} in the item`,
    );
  }
  const key = { pk: pk as string, sk: sk as string };
  assertNotEmpty(key);
  return key;
}

/** Longest keys, in bytes. */
const MAX_BYTES = { pk: 2_048, sk: 1_024 } as const;

function assertNotEmpty(key: Key): void {
  for (const name of ['pk', 'sk'] as const) {
    const size = Buffer.byteLength(key[name]);
    if (size > 0 && size <= MAX_BYTES[name]) continue;
    const wrong =
      size === 0
        ? 'The AttributeValue for a key attribute cannot contain an empty string value'
        : `Size of a key attribute has exceeded the maximum of ${MAX_BYTES[name]} bytes`;
    throw validation(`One or more parameter values are not valid. ${wrong}. Key: ${name}`);
  }
}

/**
 * An item may lack the keys of an index, but what it has must be of the index's types.
 * @throws InvalidItem
 */
export function assertIndexKeys(item: Item, indexes: readonly IndexShape[]): void {
  for (const { name, hash, range, rangeType } of indexes) {
    const kinds = [
      { key: hash, types: ['string'] },
      {
        key: range,
        types: rangeType ? [rangeType === 'S' ? 'string' : 'number'] : ['string', 'number'],
      },
    ];
    for (const { key, types } of kinds) {
      const value = item[key];
      if (value === undefined) continue;
      if (types.includes(typeof value) && value !== '') continue;
      const where = `Index Key ${key} IndexName: ${name}`;
      if (value === '') {
        throw validation(
          `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. ${where}`,
        );
      }
      throw new InvalidItem(
        `One or more parameter values were invalid: Type mismatch for ${where}`,
      );
    }
  }
}
