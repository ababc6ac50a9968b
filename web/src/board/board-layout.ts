export interface Room {
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  readonly columns: number;
  readonly rows: number;
  /** Height of a digit's box, in pixels. */
  readonly type: number;
  readonly pages: number;
}

/** A letter and digits in bold are so wide, in parts of their height; with air on both sides. */
const CHARACTER = 0.66;
const AIR = 0.8;
const LINE = 1.45;
/** Small numbers are read by nobody: there are pages before they get smaller than this. */
const LEAST = { part: 0.085, px: 40 } as const;
const MOST_PART = 0.3;

/**
 * The largest type in which all numbers are seen at once; where it would be too small to be read from
 * across the room, as many as can be read, and the rest on pages that take turns.
 * @param characters Of the longest number.
 */
export function layoutOf(count: number, characters: number, { width, height }: Room): Layout {
  const least = Math.max(LEAST.px, Math.min(width, height) * LEAST.part);
  const most = Math.max(least, Math.min(width, height) * MOST_PART);
  const cellOf = (type: number) => ({
    columns: Math.max(1, Math.floor(width / (type * (characters * CHARACTER + AIR)))),
    rows: Math.max(1, Math.floor(height / (type * LINE))),
  });
  const widest = width / (characters * CHARACTER + AIR);
  let type = Math.min(most, widest);
  const smallest = Math.min(least, widest);
  while (type > smallest && !holds(cellOf(type), count)) type = Math.max(smallest, type * 0.95);
  const { columns, rows } = cellOf(type);
  return { columns, rows, type, pages: Math.max(1, Math.ceil(count / (columns * rows))) };
}

const holds = ({ columns, rows }: { columns: number; rows: number }, count: number): boolean =>
  columns * rows >= count;

/** The numbers of the page whose turn it is. */
export function pageAt<T>(
  all: readonly T[],
  { columns, rows, pages }: Layout,
  turn: number,
): readonly T[] {
  const size = columns * rows;
  const page = turn % pages;
  return all.slice(page * size, (page + 1) * size);
}
