import Papa from 'papaparse';
import { fail, ok, type Result } from '../../core/domain/result.ts';
import { guarded, unguarded } from './plain-cell.ts';

type Rows = readonly (readonly string[])[];

/** Without it spreadsheet programs read UTF-8 as the code page of the country. */
const BYTE_ORDER_MARK = '\uFEFF';

/** RFC 4180 in UTF-8, as spreadsheet programs open it. */
export const writeCsv = (rows: Rows): string => writeCells(rows.map((row) => row.map(guarded)));

/** As `writeCsv`, of cells that a program may read as it likes, or that are guarded already. */
export const writeCells = (rows: Rows): string =>
  BYTE_ORDER_MARK + Papa.unparse([...rows], { newline: '\r\n' });

/**
 * A spreadsheet as a program saved it: with commas, or with the semicolons or tabs of other
 * countries. At most `maxRows` rows are read.
 * @returns the row with a quotation mark that nothing closes, where there is one.
 */
export function readCsv(text: string, maxRows: number): Result<Rows, { readonly row: number }> {
  const content = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  const { data, errors } = Papa.parse<string[]>(content, {
    delimiter: delimiterOf(content),
    preview: maxRows,
  });
  const [error] = errors;
  if (error) return fail({ row: (error.row ?? 0) + 1 });
  return ok(data.map((row) => row.map(unguarded)));
}

/** The first sign between two names of columns; they have none of these in them. */
const delimiterOf = (text: string): string => /^[^\r\n]*?([,;\t])/.exec(text)?.[1] ?? ',';
