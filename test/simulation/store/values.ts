/** An attribute value as the document client has it, once stored: frozen, without undefined. */
export type Value =
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | ReadonlySet<string | number | Uint8Array>
  | readonly Value[]
  | { readonly [name: string]: Value };

/** A whole item; plain JS as the document client has it. */
export type Item = Readonly<Record<string, unknown>>;

/** DynamoDB's own names of types, as attribute_type takes them. */
export type TypeName = 'S' | 'N' | 'B' | 'BOOL' | 'NULL' | 'L' | 'M' | 'SS' | 'NS' | 'BS';

export const isSetType = (type: TypeName): type is 'SS' | 'NS' | 'BS' =>
  type === 'SS' || type === 'NS' || type === 'BS';

export function typeOf(value: Value): TypeName {
  if (typeof value === 'string') return 'S';
  if (typeof value === 'number') return 'N';
  if (typeof value === 'boolean') return 'BOOL';
  if (value === null) return 'NULL';
  if (Array.isArray(value)) return 'L';
  if (value instanceof Set) return `${typeOf(value.values().next().value)}S` as TypeName;
  return value instanceof Uint8Array ? 'B' : 'M';
}

export const isMap = (value: unknown): value is { readonly [name: string]: Value } =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Set) &&
  !(value instanceof Uint8Array);

/** An attribute, never something that every object inherits. */
export const attribute = (map: object, name: string): unknown =>
  Object.hasOwn(map, name) ? (map as Record<string, unknown>)[name] : undefined;

/** Order of UTF-8 bytes, which is DynamoDB's, not JavaScript's order of UTF-16 units. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const shared = Math.min(a.length, b.length);
  for (let n = 0; n < shared; n++) {
    const left = a.charCodeAt(n);
    const right = b.charCodeAt(n);
    if (left !== right) return bytesRank(left) - bytesRank(right);
  }
  return a.length - b.length;
}

/** Surrogates stand for characters above U+FFFF, so they rank above the units E000 to FFFF. */
function bytesRank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}

/** Negative, 0 or positive; NaN where the two are not of one type that has an order. */
export function compareValues(a: Value, b: Value): number {
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (a instanceof Uint8Array && b instanceof Uint8Array) return Buffer.compare(a, b);
  return Number.NaN;
}

export function equalValues(a: Value, b: Value): boolean {
  if (a === b) return true;
  const type = typeOf(a);
  if (type !== typeOf(b)) return false;
  if (type === 'B') return compareValues(a, b) === 0;
  if (type === 'L') return equalLists(a as readonly Value[], b as readonly Value[]);
  if (type === 'M') return equalMaps(a as Record<string, Value>, b as Record<string, Value>);
  return isSetType(type) && equalSets(a as ReadonlySet<Value>, b as ReadonlySet<Value>);
}

const equalLists = (a: readonly Value[], b: readonly Value[]): boolean =>
  a.length === b.length && a.every((value, n) => equalValues(value, b[n] as Value));

function equalMaps(a: Record<string, Value>, b: Record<string, Value>): boolean {
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && equalValues(a[name] as Value, b[name] as Value))
  );
}

const equalSets = (a: ReadonlySet<Value>, b: ReadonlySet<Value>): boolean =>
  a.size === b.size && [...a].every((member) => hasMember(b, member));

/** Whether a set holds the value; binaries count by content. */
export function hasMember(set: Iterable<Value>, value: Value): boolean {
  if (set instanceof Set && !(value instanceof Uint8Array)) return set.has(value);
  for (const member of set) if (equalValues(member, value)) return true;
  return false;
}
