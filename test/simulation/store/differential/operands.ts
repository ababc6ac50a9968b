import fc from 'fast-check';
import type { Emitter, Fragment } from './emitter.ts';
import { anyValue } from './values.ts';

export type Steps = readonly (string | number)[];
const plainSteps = fc.constantFrom<Steps>(
  ['n'],
  ['s'],
  ['t'],
  ['m'],
  ['m', 'a'],
  ['m', 'b'],
  ['m', 'c', 'd'],
  ['l'],
  ['z'],
);
const indexedSteps = fc.constantFrom<Steps>(['l', 0], ['l', 1], ['l', 5], ['l', 0, 'a']);
export const steps: fc.Arbitrary<Steps> = fc.oneof(
  { arbitrary: plainSteps, weight: 8 },
  { arbitrary: indexedSteps, weight: 1 },
);

export const pathOf = (path: Steps, isBare: boolean): Fragment => {
  const [first, ...rest] = path;
  return (emitter) =>
    rest.reduce<string>(
      (text, step) =>
        typeof step === 'number' ? `${text}[${step}]` : `${text}.${emitter.step(step, isBare)}`,
      emitter.step(String(first), isBare),
    );
};

export const path: fc.Arbitrary<Fragment> = fc
  .tuple(steps, fc.boolean())
  .map(([one, isBare]) => pathOf(one, isBare));
export const constant: fc.Arbitrary<Fragment> = anyValue.map(
  (value) => (emitter: Emitter) => emitter.value(value),
);

export const call = (name: string, ...operands: readonly Fragment[]): Fragment => {
  return (emitter) => `${name}(${operands.map((operand) => operand(emitter)).join(', ')})`;
};

export const constantOf = (values: fc.Arbitrary<unknown>): fc.Arbitrary<Fragment> =>
  values.map((value) => (emitter: Emitter) => emitter.value(value));

export const projection: fc.Arbitrary<Fragment> = fc
  .array(path, { minLength: 1, maxLength: 3 })
  .map(
    (paths): Fragment =>
      (e) =>
        paths.map((one) => one(e)).join(', '),
  );
