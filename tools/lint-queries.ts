import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { lintQuestion } from './lint-queries/lint-question.ts';
import { trinoParser } from './lint-queries/trino-parser.ts';

/* The questions of analytics/queries, in SQL that Athena and DuckDB answer alike; part of `npm run check`. */

const FOLDER = 'analytics/queries';
const root = path.resolve(import.meta.dirname, '..');
const parse = await trinoParser();

const files = readdirSync(path.join(root, FOLDER)).filter((file) => file.endsWith('.sql'));
const found = files.flatMap((file) => {
  const text = readFileSync(path.join(root, FOLDER, file), 'utf8');
  return lintQuestion(parse, path.basename(file, '.sql'), text).map(
    ({ line, message }) => `${FOLDER}/${file}:${line}: ${message}`,
  );
});
for (const line of found) console.error(line);
console.log(`${files.length} questions, ${found.length} problems.`);
process.exitCode = found.length === 0 ? 0 : 1;
