import type { Predicate } from './condition-operands.ts';
import { validation } from './failures.ts';
import { type Path, projectionPaths } from './paths.ts';
import type { Placeholders } from './placeholders.ts';
import { project } from './projection.ts';
import type { Row } from './sorted-rows.ts';
import { sizeOfItem } from './stored.ts';
import type { Item } from './values.ts';

/** Most bytes that one page reads. */
const MAX_PAGE_BYTES = 1024 * 1024;

export interface PageRequest {
  /** Of the first row to read. */
  readonly start: number;
  readonly limit: number | undefined;
  readonly filter: Predicate;
  /** Undefined: whole items. */
  readonly paths: readonly Path[] | undefined;
  readonly cursorAt: (last: Row) => Item;
}

/**
 * One page of a Query or Scan in the document client's form. A page that is full has a cursor, even
 * if nothing comes after it.
 */
export function pageOf(rows: readonly Row[], request: PageRequest): object {
  const { start, limit, filter, paths, cursorAt } = request;
  const read = rows.slice(start, endOfPage(rows, start, limit ?? Number.POSITIVE_INFINITY));
  const found = read.filter(({ item }) => filter(item));
  const last = read.at(-1);
  const isCut = read.length === limit || start + read.length < rows.length;
  return {
    $metadata: {},
    Items: found.map(({ item }) => (paths ? project(item, paths) : item)),
    Count: found.length,
    ScannedCount: read.length,
    ...(last && isCut && { LastEvaluatedKey: cursorAt(last) }),
  };
}

function endOfPage(rows: readonly Row[], start: number, limit: number): number {
  let bytes = 0;
  let end = start;
  while (end < rows.length && end - start < limit) {
    bytes += sizeOfItem((rows[end] as Row).item);
    if (bytes > MAX_PAGE_BYTES && end > start) break;
    end++;
  }
  return end;
}

/** @throws ValidationException */
export function assertLimit(limit: number | undefined): void {
  if (limit === undefined || limit >= 1) return;
  throw validation('Limit must be greater than or equal to 1');
}

export const pathsOf = (
  text: string | undefined,
  placeholders: Placeholders,
): readonly Path[] | undefined =>
  text === undefined ? undefined : projectionPaths(text, placeholders);
