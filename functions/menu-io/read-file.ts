import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { readCsv } from '../../adapters/spreadsheet/csv.ts';
import type { Sheet } from '../../core/domain/menu-sheet/sheet-of-menu.ts';
import { jsonOf, MAX_MENU_BYTES, rawBody } from '../shared/http/parse-body.ts';
import { ProblemError } from '../shared/http/problem.ts';

export type MenuFile =
  | { readonly type: 'json'; readonly value: unknown }
  | { readonly type: 'csv'; readonly sheet: Sheet };

/** As many dishes as a menu may have, the names of the columns, and one more to tell. */
const MAX_ROWS = 100 * 500 + 1;

/** What somebody sends as a menu. @throws ProblemError 400, 413 or 415. */
export function readFile(event: APIGatewayProxyEventV2): MenuFile {
  const [, type] = /^(application\/json|text\/csv)\s*(?:;|$)/i.exec(contentType(event)) ?? [];
  if (type === undefined) {
    const text = 'Send application/json or text/csv.';
    throw new ProblemError(415, 'not-json-or-csv', text, { field: 'Content-Type' });
  }
  const text = rawBody(event, MAX_MENU_BYTES);
  if (type.toLowerCase() === 'application/json') return { type: 'json', value: jsonOf(text) };
  return { type: 'csv', sheet: sheetOf(text) };
}

const contentType = ({ headers }: APIGatewayProxyEventV2): string => headers['content-type'] ?? '';

function sheetOf(text: string): Sheet {
  // What is no UTF-8 was replaced by this on its way here. No dish has it in its name.
  if (text.includes('\uFFFD')) {
    const detail = 'Save the spreadsheet as UTF-8 ("CSV UTF-8" in Excel).';
    throw new ProblemError(400, 'not-utf8', detail, { field: 'body' });
  }
  const read = readCsv(text, MAX_ROWS + 1);
  if (!read.ok) {
    const { row } = read.error;
    const detail = `A quotation mark in row ${row} is not closed.`;
    throw new ProblemError(400, 'bad-csv', detail, { field: 'body' }, {}, { row });
  }
  if (read.value.length > MAX_ROWS) {
    const detail = `A spreadsheet has at most ${MAX_ROWS} rows.`;
    throw new ProblemError(413, 'too-many-rows', detail, {}, {}, { limit: MAX_ROWS });
  }
  return read.value;
}
