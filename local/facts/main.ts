import path from 'node:path';
import { parseArgs } from 'node:util';
import { readJsonFile } from '../json-file.ts';
import { readSettings } from '../settings.ts';
import type { ReadyFile } from '../start-server.ts';
import { StartupError } from '../startup-error.ts';
import { type FactsPlace, placeOf, placeOfStage, rebuildFacts } from './rebuild.ts';

/*
 * `npm run rebuild-facts`: writes the facts of a business day again from the journals, here with a
 * running `npm start`, or of a deployed stage with the caller's AWS credentials.
 */

const USAGE = `Usage: npm run rebuild-facts -- --day YYYY-MM-DD
       npm run rebuild-facts -- --day YYYY-MM-DD --table NAME --bucket NAME`;

async function rebuild(): Promise<void> {
  const { values } = parseArgs({
    options: { day: { type: 'string' }, table: { type: 'string' }, bucket: { type: 'string' } },
  });
  const { day = '', table, bucket } = values;
  if (!isDay(day) || (table === undefined) !== (bucket === undefined)) {
    throw new StartupError(USAGE);
  }
  const place = table !== undefined && bucket !== undefined ? placeOfStage(table, bucket) : here();
  const counts = await rebuildFacts(place, day);
  const rows = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  process.stdout.write(`${day}: ${rows.join(', ') || 'nothing happened'}\n`);
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;

function here(): FactsPlace {
  const { readyFile } = readSettings(process.env, path.resolve(import.meta.dirname, '../..'));
  const ready = readJsonFile<ReadyFile>(readyFile);
  if (ready) return placeOf(ready);
  const text = `No running server: ${readyFile} is not there. Start one with \`npm start\`.`;
  throw new StartupError(text);
}

try {
  await rebuild();
} catch (error) {
  const known =
    error instanceof StartupError ||
    (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`${known ? (error as Error).message : String((error as Error).stack)}\n`);
  process.exitCode = 2;
}
