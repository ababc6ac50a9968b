import { parseQuestion } from './parse-question.ts';
import { QUERY_FILES } from './query-files.ts';
import { HEADINGS, type Question } from './question.ts';

let parsed: ReadonlyMap<string, Question> | undefined;

/** All questions, by heading and name. */
export function questions(): ReadonlyMap<string, Question> {
  parsed ??= new Map(
    Object.entries(QUERY_FILES)
      .map(([name, text]) => parseQuestion(name, text))
      .sort((a, b) => HEADINGS.indexOf(a.heading) - HEADINGS.indexOf(b.heading))
      .map((question) => [question.name, question]),
  );
  return parsed;
}
