import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.resolve(import.meta.dirname, '../queries');

/**
 * The files of analytics/queries, by their names without ending. A bundle has another module in the
 * place of this one, which holds their texts (tools/lambda-plugins.ts).
 */
export const QUERY_FILES: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => [path.basename(file, '.sql'), readFileSync(path.join(FOLDER, file), 'utf8')]),
);
