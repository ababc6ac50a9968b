import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { questions } from '../analytics/questions/catalog.ts';
import { questionsAsMarkdown } from '../analytics/questions/document.ts';

/** What follows in docs/questions.md is written by this tool. */
const MARK = '## Questions\n\n';

/** A document with its tables as analytics/queries has them. */
export function withQuestions(text: string): string {
  const [prose] = text.split(MARK);
  return `${prose}${MARK}${questionsAsMarkdown([...questions().values()])}`;
}

if (import.meta.main) {
  const file = path.resolve(import.meta.dirname, '../docs/questions.md');
  writeFileSync(file, withQuestions(readFileSync(file, 'utf8')));
}
