import fc from 'fast-check';
import type { Emitter, Fragment } from './emitter.ts';
import { call, constant, constantOf, path, pathOf, type Steps, steps } from './operands.ts';
import { list, numbers, set } from './values.ts';

const add = (left: Fragment, operator: string, right: Fragment): Fragment => {
  return (e) => `${left(e)} ${operator} ${right(e)}`;
};

/** Right-hand sides that fit an attribute's usual type, given the attribute itself. */
const fitting = (self: Fragment): fc.Arbitrary<Fragment> =>
  fc.oneof(
    { arbitrary: constant, weight: 4 },
    { arbitrary: constant.map((other) => call('if_not_exists', self, other)), weight: 2 },
    { arbitrary: path, weight: 1 },
    fc
      .tuple(path, fc.constantFrom('+', '-'), constantOf(numbers))
      .map(([left, operator, right]) => add(left, operator, right)),
    fc.tuple(path, constantOf(list)).map(([left, right]) => call('list_append', left, right)),
  );
const count: fc.Arbitrary<Fragment> = fc
  .tuple(fc.constantFrom('+', '-'), constantOf(numbers), fc.boolean())
  .map(([operator, step, isNew]) => {
    const n = pathOf(['n'], true);
    return add(isNew ? call('if_not_exists', n, (e) => e.value(0)) : n, operator, step);
  });
const appended: fc.Arbitrary<Fragment> = fc
  .tuple(constantOf(list), fc.boolean())
  .map(([more, isFirst]) => {
    const l = call('if_not_exists', pathOf(['l'], true), (e) => e.value([]));
    return isFirst ? call('list_append', more, l) : call('list_append', l, more);
  });

interface Action {
  readonly word: 'SET' | 'REMOVE' | 'ADD' | 'DELETE';
  /** The attribute that it is about, so that an update can do without contradictions. */
  readonly attribute: string;
  readonly text: Fragment;
}

const setting = ([attribute, ...rest]: Steps, right: Fragment): Action => {
  const left = pathOf([String(attribute), ...rest], true);
  return { word: 'SET', attribute: String(attribute), text: add(left, '=', right) };
};
const keyOfIndex = fc.constantFrom(
  ['dueAt', 2],
  ['dueAt', 'no number'],
  ['dueShard', 'd1'],
  ['listPk', 'q1'],
  ['listSk', '9'],
);
const indexKeys = fc.constantFrom<Steps>(['dueAt'], ['listPk'], ['listSk']);

const action: fc.Arbitrary<Action> = fc.oneof(
  { arbitrary: steps.chain((s) => fitting(pathOf(s, true)).map((r) => setting(s, r))), weight: 4 },
  { arbitrary: count.map((right) => setting(['n'], right)), weight: 2 },
  { arbitrary: appended.map((right) => setting(['l'], right)), weight: 2 },
  keyOfIndex.map(([name, value]) => setting([String(name)], (e) => e.value(value))),
  fc
    .oneof(steps, indexKeys)
    .map((s): Action => ({ word: 'REMOVE', attribute: String(s[0]), text: pathOf(s, true) })),
  fc
    .tuple(fc.constantFrom('ADD' as const, 'DELETE' as const), steps, fc.oneof(set, numbers))
    .map(([word, s, value]): Action => {
      return {
        word,
        attribute: String(s[0]),
        text: (e) => `${pathOf(s, true)(e)} ${e.value(value)}`,
      };
    }),
  fc
    .tuple(fc.constantFrom('ADD' as const, 'DELETE' as const), set)
    .map(([word, value]): Action => ({ word, attribute: 't', text: (e) => `t ${e.value(value)}` })),
);

/** One to four actions, which rarely contradict each other. */
export const update: fc.Arbitrary<Fragment> = fc
  .oneof(
    {
      arbitrary: fc.uniqueArray(action, {
        minLength: 1,
        maxLength: 4,
        selector: (one) => one.attribute,
      }),
      weight: 12,
    },
    { arbitrary: fc.array(action, { minLength: 1, maxLength: 4 }), weight: 1 },
  )
  .map((actions): Fragment => {
    const words = [...new Set(actions.map(({ word }) => word))];
    const texts = (word: string, e: Emitter): string[] =>
      actions.filter((one) => one.word === word).map(({ text }) => text(e));
    return (e) => words.map((word) => `${word} ${texts(word, e).join(', ')}`).join(' ');
  });
