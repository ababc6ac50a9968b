import { writeCells } from '../../adapters/spreadsheet/csv.ts';
import { guarded } from '../../adapters/spreadsheet/plain-cell.ts';
import { questions } from '../../analytics/questions/catalog.ts';
import type { Cell } from '../../analytics/questions/engine.ts';
import type { Seen } from '../../analytics/questions/look-at-answer.ts';
import type { AnswerType, Question } from '../../analytics/questions/question.ts';
import type { AnswerResponse, QuestionListResponse } from '../../api/questions.ts';

export const presentQuestion = ({
  name,
  heading,
  asks,
  parameters,
  columns,
}: Question): QuestionListResponse['questions'][number] => ({
  ...{ name, heading, asks },
  parameters: [...parameters],
  columns: [...columns],
});

export function presentAnswer({ answer, found }: Seen): AnswerResponse {
  const { answerId, name, status, from, to, storeIds, parameters, bytesScanned, problem } = answer;
  const columns = found?.columns ?? questions().get(name)?.columns ?? [];
  return {
    ...{ answerId, name, status, from, to, parameters: { ...parameters } },
    ...(storeIds && { storeIds: [...storeIds] }),
    columns: [...columns],
    ...(found && { rows: found.rows.map((row) => [...row]), truncated: found.truncated }),
    asOf: answer.askedAt,
    ...(bytesScanned !== undefined && { bytesScanned }),
    ...(problem && { problem }),
  };
}

/** Undefined of an answer that is not there. */
export function csvOf({ found }: Seen): string | undefined {
  if (!found) return undefined;
  const names = found.columns.map((column) => column.name);
  const rows = found.rows.map((row) =>
    row.map((cell, n) => textOf(cell, found.columns[n]?.type ?? 'string')),
  );
  return writeCells([names, ...rows]);
}

/** Numbers and dates are ours and stay what they are; a text may be anything that somebody typed. */
function textOf(cell: Cell, type: AnswerType): string {
  const text = cell === null ? '' : String(cell);
  return type === 'string' ? guarded(text) : text;
}
