import type { Clock } from '../../core/ports/clock.ts';
import type { Counters } from '../../core/ports/counters.ts';
import type { Answer, Answers, Found, FoundRows } from './answer.ts';
import { seatOf } from './ask-question.ts';
import type { Look, QueryEngine, Row } from './engine.ts';
import type { AnswerColumn, Question } from './question.ts';

export interface LookDeps {
  readonly answers: Answers;
  readonly found: FoundRows;
  readonly engine: QueryEngine;
  readonly counters: Counters;
  readonly clock: Clock;
  readonly questions: ReadonlyMap<string, Question>;
}

export interface Seen {
  readonly answer: Answer;
  /** Of an answer that is done. */
  readonly found?: Found | undefined;
}

/** A function answers with 6 MB at most; these are bytes of UTF-8, and text in JSON may grow. */
const MOST_BYTES = 4_000_000;

/** How far an answer is. Who sees first that it is there keeps what was found. */
export async function lookAtAnswer(deps: LookDeps, answer: Answer): Promise<Seen> {
  if (answer.status === 'DONE') return { answer, found: await deps.found.read(answer) };
  if (answer.status === 'FAILED') return { answer };
  const columns = deps.questions.get(answer.name)?.columns ?? [];
  const look = await deps.engine.look(answer.runId, columns);
  if (look.status === 'running') return { answer };
  if (look.status === 'failed') {
    return { answer: await finish(deps, { ...answer, status: 'FAILED', problem: look.reason }) };
  }
  const found = foundIn(look, columns);
  await deps.found.keep(answer, found);
  const { bytesScanned } = look;
  return { answer: await finish(deps, { ...answer, status: 'DONE', bytesScanned }), found };
}

async function finish({ answers, counters }: LookDeps, answer: Answer): Promise<Answer> {
  if (await answers.finish(answer)) await counters.giveBack(seatOf(answer));
  return answer;
}

function foundIn(
  { rows, truncated }: Extract<Look, { status: 'done' }>,
  columns: readonly AnswerColumn[],
): Found {
  let bytes = 0;
  const fitting: Row[] = [];
  for (const row of rows) {
    bytes += Buffer.byteLength(JSON.stringify(row)) + 1;
    if (bytes > MOST_BYTES) return { columns, rows: fitting, truncated: true };
    fitting.push(row);
  }
  return { columns, rows: fitting, truncated };
}
