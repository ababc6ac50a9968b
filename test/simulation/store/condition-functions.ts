import type { FunctionName } from './condition-grammar.ts';
import {
  assertDistinct,
  assertType,
  type Bound,
  incorrectType,
  type Predicate,
} from './condition-operands.ts';
import { ExpressionFault } from './failures.ts';
import {
  compareValues,
  hasMember,
  isSetType,
  type TypeName,
  typeOf,
  type Value,
} from './values.ts';

type Operands = Value | undefined;

/** A function that is a condition by itself. @throws ExpressionFault for operands it does not take */
export function bindFunction(name: FunctionName, operands: readonly Bound[]): Predicate {
  const [first, second] = operands as readonly [Bound, Bound];
  assertDistinct(name, first, second);
  switch (name) {
    case 'attribute_exists':
    case 'attribute_not_exists': {
      if (first.path === undefined) {
        throw new ExpressionFault(
          `Operator or function requires a document path; operator or function: ${name}`,
        );
      }
      const wanted = name === 'attribute_exists';
      return (item) => (first.read(item) !== undefined) === wanted;
    }
    case 'attribute_type': {
      const type = second.constant;
      if (typeof type !== 'string') {
        const given = type === undefined ? 'none' : typeOf(type);
        throw new ExpressionFault(incorrectType(name, given));
      }
      if (!TYPE_NAMES.has(type)) {
        throw new ExpressionFault(`Invalid attribute type name found; type: ${type}`);
      }
      return (item) => {
        const value = first.read(item);
        return value !== undefined && typeOf(value) === type;
      };
    }
    case 'begins_with': {
      for (const { constant } of operands) {
        if (constant !== undefined) assertType(name, typeOf(constant), ['S', 'B']);
      }
      return (item) => beginsWith(first.read(item), second.read(item));
    }
    case 'contains':
      return (item) => contains(first.read(item), second.read(item));
  }
}

const TYPE_NAMES: ReadonlySet<string> = new Set<TypeName>([
  ...(['S', 'N', 'B', 'BOOL', 'NULL', 'L', 'M', 'SS', 'NS', 'BS'] as const),
]);

function beginsWith(value: Operands, prefix: Operands): boolean {
  if (typeof value === 'string' && typeof prefix === 'string') return value.startsWith(prefix);
  if (!(value instanceof Uint8Array) || !(prefix instanceof Uint8Array)) return false;
  return compareValues(value.subarray(0, prefix.length), prefix) === 0;
}

/** A part of a text or of bytes, a member of a set, an element of a list. */
function contains(value: Operands, part: Operands): boolean {
  if (value === undefined || part === undefined) return false;
  if (typeof value === 'string') return typeof part === 'string' && value.includes(part);
  if (value instanceof Uint8Array) {
    return part instanceof Uint8Array && Buffer.from(value).includes(Buffer.from(part));
  }
  const type = typeOf(value);
  if (type !== 'L' && !isSetType(type)) return false;
  return hasMember(value as Iterable<Value>, part);
}
