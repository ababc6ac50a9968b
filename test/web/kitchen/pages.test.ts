import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { larger, pagesOf, type Span } from '../../../web/src/kitchen/pages.ts';

const GRID: Span = { columns: 3, rows: 10 };
const rows = (count: number): Span => ({ columns: 1, rows: count });
const placesOf = (spans: readonly Span[]) =>
  pagesOf(spans, (s) => s, GRID).map((page) => page.map((p) => [p.column, p.row]));

describe('tickets on a screen', () => {
  test('go down the first column, then the next, so that the oldest is where one looks first', () => {
    expect(placesOf([rows(4), rows(6), rows(5), rows(6)])).toEqual([
      [
        [1, 1],
        [1, 5],
        [2, 1],
        [3, 1],
      ],
    ]);
  });

  test('that do not fit go to the next page, whole', () => {
    expect(placesOf([rows(10), rows(10), rows(6), rows(6)])).toEqual([
      [
        [1, 1],
        [2, 1],
        [3, 1],
      ],
      [[1, 1]],
    ]);
  });

  test('that are wider than what is left begin a page, and whoever follows stands beside them', () => {
    const wide = { columns: 2, rows: 10 };
    expect(placesOf([rows(10), rows(10), wide, rows(3)])).toEqual([
      [
        [1, 1],
        [2, 1],
      ],
      [
        [1, 1],
        [3, 1],
      ],
    ]);
  });

  test('are each on one page, in their order, inside the screen and on no other', () => {
    const span = fc.record({
      columns: fc.integer({ min: 1, max: 4 }),
      rows: fc.integer({ min: 1, max: 14 }),
    });
    void fc.assert(
      fc.property(fc.array(span, { maxLength: 30 }), (spans) => {
        const pages = pagesOf(spans, (s) => s, GRID);
        expect(pages.flat().map((p) => p.of)).toEqual(spans);
        for (const page of pages) {
          const taken = page.flatMap(({ column, row, span: { columns, rows: high } }) =>
            Array.from({ length: columns * high }, (_, n) => {
              const [x, y] = [column + (n % columns), row + Math.floor(n / columns)];
              expect(x <= GRID.columns && y <= GRID.rows).toBe(true);
              return `${x}/${y}`;
            }),
          );
          expect(new Set(taken).size).toBe(taken.length);
        }
      }),
    );
  });
});

describe('a ticket that does not fit its place', () => {
  test('gets as many rows more as it misses', () => {
    expect(larger(rows(4), 3, GRID)).toEqual(rows(7));
  });

  test('gets the whole column before it gets a second one', () => {
    expect(larger(rows(4), 9, GRID)).toEqual(rows(10));
    expect(larger(rows(10), 2, GRID)).toEqual({ columns: 2, rows: 10 });
  });

  test('that fills the screen gets no more, and scrolls', () => {
    expect(larger({ columns: 3, rows: 10 }, 1, GRID)).toBeUndefined();
  });
});
