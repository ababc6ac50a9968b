import type { Collection } from './collection.ts';
import {
  type Comparator,
  type Condition,
  type Operand,
  parseCondition,
} from './condition-grammar.ts';
import { ExpressionFault, inExpression, validation } from './failures.ts';
import { bindPath } from './paths.ts';
import type { Placeholders } from './placeholders.ts';
import { compareRanges, type RangeKey } from './sorted-rows.ts';

/** One hash key, and where in its sorted rows the query begins and ends. */
export interface KeyRange {
  readonly hash: string;
  /** Negative: the sort key comes before all wanted ones; positive: after; 0: it is wanted. */
  readonly position: (range: RangeKey) => number;
}

interface KeyTest {
  readonly attribute: string;
  readonly operator: Exclude<Comparator, '<>'> | 'BETWEEN' | 'begins_with';
  readonly operands: readonly RangeKey[];
}

/** What a KeyConditionExpression asks for. @throws ValidationException */
export function bindKeyCondition(
  text: string,
  collection: Collection,
  placeholders: Placeholders,
): KeyRange {
  const tests = inExpression('KeyConditionExpression', () =>
    conjuncts(parseCondition(text)).map((condition) => keyTest(condition, placeholders)),
  );
  const [hash, range, ...more] = [...tests].sort((a) => (a.attribute === collection.hash ? -1 : 1));
  if (hash?.attribute !== collection.hash) {
    throw validation(`Query condition missed key schema element: ${collection.hash}`);
  }
  const isSupported = hash.operator === '=' && more.length === 0;
  if (!isSupported) throw validation('Query key condition not supported');
  if (range && range.attribute !== collection.range) {
    throw validation(`Query condition missed key schema element: ${collection.range}`);
  }
  const types = { hash: 'string', range: rangeTypeOf(collection) };
  assertType(hash, types.hash);
  if (range) assertType(range, types.range);
  return { hash: hash.operands[0] as string, position: range ? positionIn(range) : () => 0 };
}

function rangeTypeOf({ index }: Collection): 'string' | 'number' | undefined {
  if (!index) return 'string';
  if (!index.rangeType) return undefined;
  return index.rangeType === 'S' ? 'string' : 'number';
}

function assertType({ attribute, operands, operator }: KeyTest, type: string | undefined): void {
  if (operands.some((operand) => type !== undefined && typeof operand !== type)) {
    throw validation(
      'One or more parameter values were invalid: Condition parameter type does not match schema type',
    );
  }
  if (operands.includes('') && operator !== 'begins_with') {
    throw validation(
      `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: ${attribute}`,
    );
  }
}

function conjuncts(condition: Condition): readonly Condition[] {
  if (condition.kind === 'parentheses') return conjuncts(condition.condition);
  if (condition.kind !== 'and') return [condition];
  return [...conjuncts(condition.left), ...conjuncts(condition.right)];
}

function keyTest(condition: Condition, placeholders: Placeholders): KeyTest {
  switch (condition.kind) {
    case 'comparison': {
      const { comparator, left, right } = condition;
      if (comparator === '<>') throw unusable('<>');
      const isTurned = left.kind === 'value';
      const [key, operand] = isTurned ? [right, left] : [left, right];
      const operator = isTurned ? TURNED[comparator] : comparator;
      const operands = [keyValue(operand, placeholders)];
      return { attribute: attributeOf(key, placeholders), operator, operands };
    }
    case 'between': {
      const operands = [condition.low, condition.high].map((o) => keyValue(o, placeholders));
      const [low, high] = operands as [RangeKey, RangeKey];
      if (typeof low !== typeof high || compareRanges(low, high) > 0) {
        throw new ExpressionFault(
          'The BETWEEN operator requires upper bound to be greater than or equal to lower bound',
        );
      }
      const attribute = attributeOf(condition.operand, placeholders);
      return { attribute, operator: 'BETWEEN', operands };
    }
    case 'function': {
      const [key, prefix] = condition.operands;
      if (condition.name !== 'begins_with' || !key || !prefix) throw unusable(condition.name);
      const operand = keyValue(prefix, placeholders);
      if (typeof operand !== 'string') {
        throw new ExpressionFault(
          'Incorrect operand type for operator or function; operator or function: begins_with, operand type: N',
        );
      }
      const attribute = attributeOf(key, placeholders);
      return { attribute, operator: 'begins_with', operands: [operand] };
    }
    default:
      throw unusable(condition.kind.toUpperCase());
  }
}

/** `:v < sk` asks for the same as `sk > :v`. */
const TURNED = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

const unusable = (operator: string): ExpressionFault =>
  new ExpressionFault(`Invalid operator used in KeyConditionExpression: ${operator}`);

function attributeOf(operand: Operand, placeholders: Placeholders): string {
  const path = operand.kind === 'path' ? bindPath(operand.path, placeholders) : [];
  const [attribute, ...deeper] = path;
  if (typeof attribute !== 'string' || deeper.length > 0) {
    throw new ExpressionFault(
      'Invalid condition in KeyConditionExpression: it must compare one key attribute with values',
    );
  }
  return attribute;
}

function keyValue(operand: Operand, placeholders: Placeholders): RangeKey {
  const value = operand.kind === 'value' ? placeholders.value(operand.placeholder) : undefined;
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new ExpressionFault(
    'Invalid condition in KeyConditionExpression: a key can only be compared with a text or a number',
  );
}

function positionIn({ operator, operands }: KeyTest): (range: RangeKey) => number {
  const [first, last] = operands as [RangeKey, RangeKey];
  const compared = (range: RangeKey): number => compareRanges(range, first);
  switch (operator) {
    case '=':
      return compared;
    case '<':
      return (range) => (compared(range) < 0 ? 0 : 1);
    case '<=':
      return (range) => (compared(range) <= 0 ? 0 : 1);
    case '>':
      return (range) => (compared(range) > 0 ? 0 : -1);
    case '>=':
      return (range) => (compared(range) >= 0 ? 0 : -1);
    case 'BETWEEN':
      return (range) => (compared(range) < 0 ? -1 : Number(compareRanges(range, last) > 0));
    case 'begins_with':
      return (range) => (String(range).startsWith(String(first)) ? 0 : compared(range));
  }
}
