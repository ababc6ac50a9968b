import fc from 'fast-check';

/* Few values, so that they meet again. */

export const numbers = fc.constantFrom<unknown>(0, 1, 2, 10, -1);
export const texts = fc.constantFrom<unknown>('', 'x', 'xy', 'y', '\u{1f35c}', '\uff01');
const scalar = fc.oneof(numbers, texts, fc.constantFrom<unknown>(true, false, null));
export const set = fc.constantFrom<unknown>(
  new Set(['x']),
  new Set(['x', 'y']),
  new Set([1]),
  new Set([1, 2]),
);
export const list = fc.array(fc.oneof(scalar, fc.constant({ a: 1 })), { maxLength: 3 });
const map = fc.record({ a: scalar, b: scalar, c: fc.record({ d: scalar }) }, { requiredKeys: [] });

export const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: scalar, weight: 5 },
  set,
  list,
  map,
);

/** An item without its keys: mostly each attribute with values of its own type. */
export const attributes: fc.Arbitrary<Record<string, unknown>> = fc.record(
  {
    n: fc.oneof({ arbitrary: fc.constantFrom<unknown>(0, 1, 2, 10), weight: 4 }, anyValue),
    s: fc.oneof({ arbitrary: fc.constantFrom<unknown>('x', 'xy', 'y'), weight: 4 }, anyValue),
    m: fc.oneof({ arbitrary: map, weight: 4 }, anyValue),
    l: fc.oneof({ arbitrary: list, weight: 4 }, anyValue),
    t: fc.oneof({ arbitrary: set, weight: 4 }, anyValue),
    dueShard: fc.constantFrom('d1', 'd2'),
    dueAt: fc.constantFrom(1, 2, 3),
    listPk: fc.constantFrom('q1', 'q2'),
    listSk: fc.constantFrom('1', '2', '3'),
  },
  { requiredKeys: [] },
);
