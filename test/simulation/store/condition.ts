import { bindFunction } from './condition-functions.ts';
import {
  type Comparator,
  type Condition,
  parseCondition,
  writtenPaths,
} from './condition-grammar.ts';
import {
  assertDistinct,
  assertType,
  type Bound,
  bindOperand,
  type Predicate,
} from './condition-operands.ts';
import { ExpressionFault, inExpression } from './failures.ts';
import type { Placeholders } from './placeholders.ts';
import { compareValues, equalValues, typeOf, type Value } from './values.ts';

/**
 * The condition of a request as a function of the item.
 * @throws ValidationException
 */
export function bindCondition(
  parameter: 'ConditionExpression' | 'FilterExpression',
  text: string,
  placeholders: Placeholders,
): Predicate {
  return inExpression(parameter, () => bind(parseCondition(text), placeholders));
}

/** The attributes that a condition names. */
export function attributesOf(text: string, placeholders: Placeholders): ReadonlySet<string> {
  const steps = writtenPaths(parseCondition(text)).map(([first]) => String(first));
  return new Set(steps.map((step) => placeholders.attributeName(step)));
}

function bind(condition: Condition, placeholders: Placeholders): Predicate {
  switch (condition.kind) {
    case 'and': {
      const [left, right] = [
        bind(condition.left, placeholders),
        bind(condition.right, placeholders),
      ];
      return (item) => left(item) && right(item);
    }
    case 'or': {
      const [left, right] = [
        bind(condition.left, placeholders),
        bind(condition.right, placeholders),
      ];
      return (item) => left(item) || right(item);
    }
    case 'not': {
      const inner = bind(condition.condition, placeholders);
      return (item) => !inner(item);
    }
    case 'parentheses':
      return bind(condition.condition, placeholders);
    case 'comparison': {
      const { comparator } = condition;
      const left = bindOperand(condition.left, placeholders);
      const right = bindOperand(condition.right, placeholders);
      assertComparable(comparator, [left, right]);
      return (item) => COMPARE[comparator](left.read(item), right.read(item));
    }
    case 'between': {
      const [operand, low, high] = [condition.operand, condition.low, condition.high].map((o) =>
        bindOperand(o, placeholders),
      ) as [Bound, Bound, Bound];
      assertBounds(low.constant, high.constant);
      return (item) => {
        const value = operand.read(item);
        return COMPARE['>='](value, low.read(item)) && COMPARE['<='](value, high.read(item));
      };
    }
    case 'in': {
      const operand = bindOperand(condition.operand, placeholders);
      const list = condition.list.map((o) => bindOperand(o, placeholders));
      if (list.length > 100)
        throw new ExpressionFault('The IN operator takes at most 100 operands');
      return (item) => list.some((one) => COMPARE['='](operand.read(item), one.read(item)));
    }
    case 'function':
      return bindFunction(
        condition.name,
        condition.operands.map((o) => bindOperand(o, placeholders)),
      );
  }
}

type Operands = Value | undefined;

/** A missing operand makes every comparison false but `<>`; so do two of different types. */
const COMPARE: Readonly<Record<Comparator, (a: Operands, b: Operands) => boolean>> = {
  '=': (a, b) => a !== undefined && b !== undefined && equalValues(a, b),
  '<>': (a, b) => a === undefined || b === undefined || !equalValues(a, b),
  '<': (a, b) => a !== undefined && b !== undefined && compareValues(a, b) < 0,
  '<=': (a, b) => a !== undefined && b !== undefined && compareValues(a, b) <= 0,
  '>': (a, b) => a !== undefined && b !== undefined && compareValues(a, b) > 0,
  '>=': (a, b) => a !== undefined && b !== undefined && compareValues(a, b) >= 0,
};

function assertComparable(comparator: Comparator, [left, right]: readonly [Bound, Bound]): void {
  assertDistinct(comparator, left, right);
  if (comparator === '=' || comparator === '<>') return;
  for (const { constant } of [left, right]) {
    if (constant !== undefined) assertType(comparator, typeOf(constant), ['S', 'N', 'B']);
  }
}

function assertBounds(low: Value | undefined, high: Value | undefined): void {
  for (const bound of [low, high]) {
    if (bound !== undefined) assertType('BETWEEN', typeOf(bound), ['S', 'N', 'B']);
  }
  if (low === undefined || high === undefined) return;
  if (typeOf(low) !== typeOf(high)) {
    throw new ExpressionFault(
      'The BETWEEN operator requires same data type for lower and upper bounds',
    );
  }
  if (compareValues(low, high) > 0) {
    throw new ExpressionFault(
      'The BETWEEN operator requires upper bound to be greater than or equal to lower bound',
    );
  }
}
