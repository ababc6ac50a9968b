/** A place on the screen: so many rows high, a row being half a line of text. */
export interface Span {
  readonly columns: number;
  readonly rows: number;
}

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

/** The place for a ticket of which so many rows do not fit; undefined where there is none. */
export function larger(span: Span, missingRows: number, grid: Span): Span | undefined {
  const rows = span.rows + missingRows;
  if (span.columns === 1 && rows <= grid.rows) return { columns: 1, rows };
  if (span.rows < grid.rows && span.columns === 1) return { columns: 1, rows: grid.rows };
  return span.columns < grid.columns ? { columns: span.columns + 1, rows: grid.rows } : undefined;
}
