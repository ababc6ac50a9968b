import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generateFacts } from '../analytics/questions/support/golden-data.ts';
import { lakeOf } from '../analytics/questions/support/lake-of-facts.ts';
import { askBoth } from './ask-both.ts';
import { createTables } from './create-tables.ts';
import { findJava, findTrino, OLDEST_JAVA, TRINO } from './find-trino.ts';
import { startTrino } from './start-trino.ts';

/*
 * `npm run test:trino`: every question, asked of a real Trino, which is what Athena is, and of DuckDB,
 * over the same Parquet files; `npm run test:trino -- rfm cohorts` asks these alone. Skips, and says so, where there is no Java or no Trino server.
 */

async function main(): Promise<number> {
  const java = findJava();
  if (!java) return skipped(`there is no Java ${OLDEST_JAVA} or newer (JAVA_HOME names one).`);
  const home = findTrino();
  if (!home) {
    return skipped(
      `Trino ${TRINO} cannot be had: neither KUAICAN_TRINO_HOME is a folder with the lib and plugin/hive of one, nor can Maven (mvn) bring it.`,
    );
  }
  const facts = lakeOf(generateFacts());
  const scratch = mkdtempSync(path.join(tmpdir(), 'kuaican-trino-'));
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
  process.stdout.write(`Starting ${home} ...\n`);
  await using trino = await startTrino({ java, home, scratch });
  await createTables(trino.run, facts);
  return (await askBoth(trino.run, facts, process.argv.slice(2))) ? 0 : 1;
}

function skipped(why: string): number {
  process.stdout.write(`SKIPPED: questions on a real Trino: ${why}\n`);
  return 0;
}

process.exitCode = await main();
