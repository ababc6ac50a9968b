import type { Item, Value } from './values.ts';

/** Returns what it is given, so that a class that extends it puts its private field on that. */
class Given {
  constructor(given: object) {
    // biome-ignore lint/correctness/noConstructorReturn: the point of this class.
    return given;
  }
}

/**
 * What was stored carries its size in bytes in a private field, which nobody else can see, copy or
 * forge; having it also means: frozen, clean, safe to share. (A WeakMap made a transaction four times
 * as slow.)
 */
class Stored extends Given {
  readonly #size: number;

  constructor(value: object, size: number) {
    super(value);
    this.#size = size;
  }

  static is(value: object): boolean {
    return #size in value;
  }

  static sizeOf(value: object): number {
    return #size in value ? value.#size : 0;
  }
}

/** Most bytes of one item. */
export const MAX_ITEM_BYTES = 400 * 1024;

/**
 * A frozen copy of an item, as the document client would send it with removeUndefinedValues. Parts
 * that were stored before are shared, not copied. Binaries cannot be frozen and are only copied.
 * @throws Error for what the document client cannot send, e.g. NaN, an empty set, a Date
 */
export const storedItem = (item: Readonly<Record<string, unknown>>): Item => storedMap(item);

/** The same for one value. */
export function stored(value: unknown): Value {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return storedNumber(value);
    case 'bigint':
      return storedNumber(Number(value));
    case 'object':
      return value === null ? null : storedObject(value);
    default:
      throw new Error(`Unsupported type passed: ${String(value)}`);
  }
}

/** Size in bytes as DynamoDB documents it, to within a few bytes for numbers. */
export function sizeOfItem(item: Item): number {
  // A map as a value has 3 bytes more and 1 for every entry.
  return sizeOf(item as Value) - 3 - Object.keys(item).length;
}

function sizeOf(value: Value): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return 2 + Math.floor(Math.log10(Math.abs(value) + 1) / 2);
  if (typeof value !== 'object' || value === null) return 1;
  return Stored.sizeOf(value);
}

/** The client keeps to integers that are exact, and so do we: arithmetic on fractions would differ. */
function storedNumber(value: number): number {
  if (!Number.isFinite(value)) throw new Error(`Special numeric value ${value} is not allowed`);
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    throw new Error(`Number ${value} is beyond Number.MAX_SAFE_INTEGER`);
  }
  return value === 0 ? 0 : value;
}

function storedObject(value: object): Value {
  if (Stored.is(value)) return value as Value;
  if (Array.isArray(value)) return storedList(value);
  if (value instanceof Set) return storedSet(value);
  if (value instanceof Map) return storedMap(Object.fromEntries(value));
  if (value instanceof Uint8Array) return remember(new Uint8Array(value), value.length);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new Error(`Unsupported type passed: an instance of ${value.constructor.name}`);
  }
  return storedMap(value as Record<string, unknown>);
}

function storedMap(map: Readonly<Record<string, unknown>>): { readonly [name: string]: Value } {
  if (Stored.is(map)) return map as { readonly [name: string]: Value };
  const copy: Record<string, unknown> = {};
  let size = 3;
  for (const name in map) {
    const value = map[name];
    if (value === undefined || typeof value === 'function') continue;
    const kept = stored(value);
    copy[name] = kept;
    // Attribute names are ASCII wherever size matters.
    size += name.length + sizeOf(kept) + 1;
  }
  return remember(Object.freeze(copy as Record<string, Value>), size);
}

function storedList(list: readonly unknown[]): readonly Value[] {
  const copy: Value[] = [];
  let size = 3;
  for (const value of list) {
    if (value === undefined || typeof value === 'function') continue;
    const kept = stored(value);
    copy.push(kept);
    size += sizeOf(kept) + 1;
  }
  return remember(Object.freeze(copy), size);
}

function storedSet(set: ReadonlySet<unknown>): ReadonlySet<string | number | Uint8Array> {
  const members = [...set].filter((member) => member !== undefined).map(stored);
  const [first] = members;
  if (first === undefined) throw new Error('Pass a non-empty set');
  const isKind =
    typeof first === 'string' || typeof first === 'number' || first instanceof Uint8Array;
  if (!isKind || members.some((member) => typeof member !== typeof first)) {
    throw new Error('Only Number Set (NS), Binary Set (BS) or String Set (SS) are allowed.');
  }
  const copy = frozenSet(members as (string | number | Uint8Array)[]);
  return remember(
    copy,
    members.reduce((size: number, member) => size + sizeOf(member), 0),
  );
}

function remember<T extends object>(copy: T, size: number): T {
  new Stored(copy, size);
  return copy;
}

/** A Set that keeps its members, which Object.freeze would not see to. */
function frozenSet<T>(members: readonly T[]): ReadonlySet<T> {
  const set = new Set(members);
  for (const change of ['add', 'delete', 'clear']) {
    Object.defineProperty(set, change, { value: refuseChange });
  }
  return set;
}

function refuseChange(): never {
  throw new TypeError('Cannot change a stored set');
}
