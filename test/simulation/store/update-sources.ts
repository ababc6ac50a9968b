import { ExpressionFault, validation } from './failures.ts';
import { bindPath, valueAt } from './paths.ts';
import type { Placeholders } from './placeholders.ts';
import type { Source } from './update-grammar.ts';
import { type Item, type TypeName, typeOf, type Value } from './values.ts';

/** Undefined where the item has no such attribute. */
export type Read = (item: Item) => Value | undefined;

/** The right-hand side of a SET as a function of the item as it was. @throws ExpressionFault */
export function bindSource(source: Source, placeholders: Placeholders): Read {
  switch (source.kind) {
    case 'value': {
      const value = placeholders.value(source.placeholder);
      return () => value;
    }
    case 'path': {
      const path = bindPath(source.path, placeholders);
      return (item) => valueAt(item, path);
    }
    case 'if_not_exists': {
      const path = bindPath(source.path, placeholders);
      const otherwise = bindSource(source.otherwise, placeholders);
      return (item) => {
        const value = valueAt(item, path);
        return value === undefined ? otherwise(item) : value;
      };
    }
    case 'list_append': {
      const [left, right] = bindBoth(source, 'L', placeholders);
      return (item) => [
        ...(operand(left, item, 'L') as readonly Value[]),
        ...(operand(right, item, 'L') as readonly Value[]),
      ];
    }
    default: {
      const [left, right] = bindBoth(source, 'N', placeholders);
      const sign = source.kind === '+' ? 1 : -1;
      return (item) =>
        (operand(left, item, 'N') as number) + sign * (operand(right, item, 'N') as number);
    }
  }
}

function bindBoth(
  { kind, left, right }: Source & { readonly left: Source; readonly right: Source },
  type: TypeName,
  placeholders: Placeholders,
): readonly [Read, Read] {
  for (const side of [left, right]) {
    if (side.kind !== 'value') continue;
    const given = typeOf(placeholders.value(side.placeholder));
    if (given === type) continue;
    throw new ExpressionFault(
      `Incorrect operand type for operator or function; operator or function: ${kind}, operand type: ${given}`,
    );
  }
  return [bindSource(left, placeholders), bindSource(right, placeholders)];
}

function operand(read: Read, item: Item, type: TypeName): Value {
  const value = read(item);
  if (value === undefined) {
    throw validation(
      'The provided expression refers to an attribute that does not exist in the item',
    );
  }
  if (typeOf(value) === type) return value;
  throw validation('An operand in the update expression has an incorrect data type');
}
