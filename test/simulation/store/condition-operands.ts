import type { Operand } from './condition-grammar.ts';
import { ExpressionFault } from './failures.ts';
import { bindPath, shown, valueAt } from './paths.ts';
import type { Placeholders } from './placeholders.ts';
import { type Item, type TypeName, typeOf, type Value } from './values.ts';

/** A condition of the item, undefined standing for none. */
export type Predicate = (item: Item | undefined) => boolean;

export interface Bound {
  /** Undefined where the item has no such attribute. */
  readonly read: (item: Item | undefined) => Value | undefined;
  /** The value of an operand that is the same for every item. */
  readonly constant?: Value;
  /** The path of an operand that is one. */
  readonly path?: string;
}

export function bindOperand(operand: Operand, placeholders: Placeholders): Bound {
  switch (operand.kind) {
    case 'value': {
      const constant = placeholders.value(operand.placeholder);
      return { read: () => constant, constant };
    }
    case 'path': {
      const path = bindPath(operand.path, placeholders);
      return { read: (item) => valueAt(item, path), path: shown(path) };
    }
    case 'size': {
      const of = bindOperand(operand.of, placeholders);
      if (of.constant !== undefined) {
        assertType('size', typeOf(of.constant), ['S', 'B', 'L', 'M', 'SS', 'NS', 'BS']);
      }
      return { read: (item) => sizeOfValue(of.read(item)) };
    }
  }
}

/** Characters, bytes or elements; undefined where the value has no size. */
function sizeOfValue(value: Value | undefined): number | undefined {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length;
  return value instanceof Set ? value.size : Object.keys(value).length;
}

export function assertType(name: string, given: TypeName, allowed: readonly TypeName[]): void {
  if (!allowed.includes(given)) throw new ExpressionFault(incorrectType(name, given));
}

export const incorrectType = (name: string, given: string): string =>
  `Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${given}`;

/** The same path twice is refused. @throws ExpressionFault */
export function assertDistinct(name: string, first: Bound, second: Bound | undefined): void {
  if (first.path === undefined || first.path !== second?.path) return;
  throw new ExpressionFault(
    `The first operand must be distinct from the remaining operands for this operator or function; operator: ${name}, first operand: ${first.path}`,
  );
}
