import fc from 'fast-check';
import type { Emitter, Fragment } from './emitter.ts';
import { call, constant, constantOf, path } from './operands.ts';
import { numbers, texts } from './values.ts';

const operand: fc.Arbitrary<Fragment> = fc.oneof(
  { arbitrary: path, weight: 2 },
  { arbitrary: constant, weight: 3 },
  path.map((one) => call('size', one)),
);
/** What can be put in order, rarely something that cannot. */
const ordered: fc.Arbitrary<Fragment> = fc.oneof(
  { arbitrary: constantOf(fc.oneof(numbers, texts)), weight: 30 },
  { arbitrary: path, weight: 15 },
  { arbitrary: path.map((one) => call('size', one)), weight: 5 },
  { arbitrary: constant, weight: 1 },
);
const type = fc
  .constantFrom('S', 'N', 'BOOL', 'NULL', 'L', 'M', 'SS', 'NS')
  .map((name) => (emitter: Emitter) => emitter.value(name));

const equality = fc.tuple(operand, fc.constantFrom('=', '<>'), operand).map(
  ([left, comparator, right]): Fragment =>
    (e) =>
      `${left(e)} ${comparator} ${right(e)}`,
);
const order = fc.tuple(ordered, fc.constantFrom('<', '<=', '>', '>='), ordered).map(
  ([left, comparator, right]): Fragment =>
    (e) =>
      `${left(e)} ${comparator} ${right(e)}`,
);
const comparison = fc.oneof(equality, order);
const bounds = fc.oneof(
  { arbitrary: fc.constantFrom<readonly unknown[]>([0, 2], [1, 1], ['x', 'xy']), weight: 30 },
  { arbitrary: fc.constantFrom<readonly unknown[]>([2, 0], ['x', 1], [true, null]), weight: 1 },
);
const between = fc.oneof(
  fc.tuple(path, bounds).map(([one, [low, high]]): Fragment => {
    return (e) => `${one(e)} BETWEEN ${e.value(low)} AND ${e.value(high)}`;
  }),
  fc.tuple(ordered, path, ordered).map(
    ([one, low, high]): Fragment =>
      (e) =>
        `${one(e)} BETWEEN ${low(e)} AND ${high(e)}`,
  ),
);
const within = fc.tuple(path, fc.array(operand, { minLength: 1, maxLength: 3 })).map(
  ([one, list]): Fragment =>
    (e) =>
      `${one(e)} in (${list.map((o) => o(e)).join(',')})`,
);
const test = fc.oneof(
  path.map((one) => call('attribute_exists', one)),
  path.map((one) => call('attribute_not_exists', one)),
  fc.tuple(path, type).map(([one, name]) => call('attribute_type', one, name)),
  fc.tuple(path, ordered).map(([one, part]) => call('begins_with', one, part)),
  fc.tuple(path, operand).map(([one, part]) => call('contains', one, part)),
);

/** Conditions of up to three levels of AND, OR, NOT and parentheses. */
export const condition: fc.Arbitrary<Fragment> = fc.letrec<{ any: Fragment }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.oneof(comparison, between, within, test),
    fc.tuple(tie('any'), fc.constantFrom('AND', 'OR', 'and'), tie('any')).map(
      ([left, word, right]): Fragment =>
        (e) =>
          `${left(e)} ${word} ${right(e)}`,
    ),
    tie('any').map(
      (one): Fragment =>
        (e) =>
          `NOT ${one(e)}`,
    ),
    fc.tuple(tie('any'), tie('any')).map(
      ([left, right]): Fragment =>
        (e) =>
          `(${left(e)} OR ${right(e)}) AND NOT (${left(e)})`,
    ),
  ),
})).any;
