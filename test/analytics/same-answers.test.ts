import { expect, test } from 'vitest';
import { firstDifference, inTrino } from '../trino/compare.ts';

const columns = [
  { name: 'store_id', type: 'string', meaning: 'It.' },
  { name: 'p50_ms', type: 'double', meaning: 'It.' },
] as const;
const rows = [
  ['s-1', 20],
  ['s-2', null],
];
const higher = [
  ['s-1', 30],
  ['s-2', null],
];
const differs = (answer: readonly (readonly unknown[])[]): string | undefined =>
  firstDifference(
    columns,
    { lower: rows, upper: higher },
    answer.map((row) => columns.map(({ type }, n) => inTrino(row[n], type))),
  );

test('an answer is the same where each cell is, doubles but for how they were added up', () => {
  expect(differs([...rows.slice(0, 1), ['s-2', undefined]])).toBeUndefined();
  expect(differs([['s-1', 30.00000000001], ...rows.slice(1)])).toBeUndefined();
});

test.each([
  ['a row less', [['s-1', 20]], '1 rows, DuckDB 2'],
  ['a row more', [...rows, ['s-3', 1]], '3 rows'],
  ['another order', rows.toReversed(), 'row 1, store_id'],
  [
    'another text',
    [
      ['s-1 ', 20],
      ['s-2', null],
    ],
    'row 1, store_id',
  ],
  [
    'a number outside',
    [
      ['s-1', 31],
      ['s-2', null],
    ],
    'between 20 and 30',
  ],
  [
    'nothing in place of something',
    [
      ['s-1', null],
      ['s-2', null],
    ],
    'row 1, p50_ms',
  ],
  [
    'something in place of nothing',
    [
      ['s-1', 20],
      ['s-2', 0],
    ],
    'row 2, p50_ms',
  ],
  [
    'what is no number',
    [
      ['s-1', 'NaN'],
      ['s-2', null],
    ],
    'row 1, p50_ms',
  ],
  [
    'infinity',
    [
      ['s-1', 'Infinity'],
      ['s-2', null],
    ],
    'row 1, p50_ms',
  ],
])('%s is a difference', (_, answer, say) => {
  expect(differs(answer)).toContain(say);
});
