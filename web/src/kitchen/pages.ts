/** Of how many cells a ticket is: rows first, then columns beside each other. */
export interface Span {
  readonly columns: number;
  readonly rows: number;
}

export const ONE_CELL: Span = { columns: 1, rows: 1 };

export interface Placed<T> {
  readonly of: T;
  /** Counted from 1, as CSS grids do. */
  readonly column: number;
  readonly row: number;
  readonly span: Span;
}

/**
 * Puts tickets down the first column, then the next, so that who reads from the left reads from the
 * oldest; what does not fit goes to another page, whole.
 */
export function pagesOf<T>(
  tickets: readonly T[],
  spanOf: (ticket: T) => Span,
  grid: Span,
): readonly (readonly Placed<T>[])[] {
  const pages: Placed<T>[][] = [];
  let [column, row] = [1, 1];
  for (const of of tickets) {
    const span = within(spanOf(of), grid);
    if (row + span.rows - 1 > grid.rows) [column, row] = [column + 1, 1];
    if (pages.length === 0 || column + span.columns - 1 > grid.columns) {
      pages.push([]);
      [column, row] = [1, 1];
    }
    pages.at(-1)?.push({ of, column, row, span });
    row += span.rows;
    if (row > grid.rows) [column, row] = [column + span.columns, 1];
  }
  return pages;
}

const within = ({ columns, rows }: Span, grid: Span): Span => ({
  columns: Math.min(columns, grid.columns),
  // Beside each other only over the whole height: else the next ticket would stand under half of it.
  rows: columns > 1 ? grid.rows : Math.min(rows, grid.rows),
});

/** The next larger place for a ticket that does not fit; undefined where there is none. */
export function larger(span: Span, grid: Span): Span | undefined {
  if (span.rows < grid.rows) return { columns: span.columns, rows: grid.rows };
  return span.columns < grid.columns ? { ...span, columns: span.columns + 1 } : undefined;
}
