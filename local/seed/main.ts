import { existsSync, mkdirSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { DynamoDbDirectory } from '../../adapters/dynamodb/directory.ts';
import { systemClock } from '../../adapters/system/clock.ts';
import { FACT_TABLE_NAMES } from '../../analytics/facts/tables.ts';
import { businessDate } from '../../core/domain/business-date.ts';
import { daysAfter } from '../../core/domain/wall-clock.ts';
import { progress } from '../demo/lunch/progress.ts';
import { placeOf } from '../facts/rebuild.ts';
import { readJsonFile } from '../json-file.ts';
import { readSettings } from '../settings.ts';
import type { ReadyFile } from '../start-server.ts';
import { StartupError } from '../startup-error.ts';
import { seed, unseed } from './seed.ts';
import { bytesOf, SIZE_OPTIONS, type Sizes, sizesOf } from './sizes.ts';
import { BUSINESS_DAY, registerStores, seedStores } from './stores.ts';
import { bucketTarget, folderTarget, type HistoryTarget } from './target.ts';

/*
 * `npm run seed`: makes up a history of sales and puts it beside the real one of a running `npm start`,
 * or below a folder; `--remove` takes all of it away.
 */

const USAGE = `Usage: npm run seed -- [--days 90] [--stores 12] [--orders-per-day 3000] [--seed 1] [--out FOLDER]
       npm run seed -- --remove [--out FOLDER]`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Place {
  readonly target: HistoryTarget;
  /** On the disk that the files will be on; what is being made is there too. */
  readonly folder: string;
  readonly now: number;
  readonly addStores: (sizes: Sizes) => Promise<void>;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      ...SIZE_OPTIONS,
      out: { type: 'string' },
      remove: { type: 'boolean', default: false },
    },
  });
  const { out, remove, ...given } = values;
  const sizes = sizesOf(given);
  const { target, folder, now, addStores } = out === undefined ? runningServer() : below(out);
  if (remove) {
    say(`${await unseed(target)} made-up files are gone; the stores stay.`);
    return;
  }
  announce(sizes, folder);
  await addStores(sizes);
  const until = daysAfter(businessDate(now, BUSINESS_DAY), -1);
  const { step, end } = progress(sizes.days);
  const scratch = path.join(folder, `seed-${process.pid}.tmp`);
  const report = await seed({ sizes, until, scratch, target, onDay: step });
  end();
  const [seconds, megabytes] = [report.ms / 1_000, report.bytes / 1e6];
  say(
    `${report.files} files, ${megabytes.toFixed(0)} MB, ${seconds.toFixed(0)} s; the last day is ${until}.`,
  );
}

function announce(sizes: Sizes, folder: string): void {
  const { days, stores, ordersPerDay } = sizes;
  const [bytes, files] = [bytesOf(sizes), days * FACT_TABLE_NAMES.length];
  const { bavail, bsize } = statfsSync(folder);
  const [need, free] = [Math.ceil(bytes / 1e6), Math.floor((bavail * bsize) / 1e6)];
  say(
    `${days} days of ${stores} stores with ${ordersPerDay} orders a day: about ${need} MB in ${files} files.`,
  );
  if (need > free) throw new StartupError(`Only ${free} MB are free on the disk of ${folder}.`);
}

function below(out: string): Place {
  const folder = path.resolve(out);
  mkdirSync(folder, { recursive: true });
  const addStores = async (): Promise<void> => {};
  return { target: folderTarget(folder), folder, now: Date.now(), addStores };
}

function runningServer(): Place {
  const root = path.resolve(import.meta.dirname, '../..');
  const { readyFile, dataDir } = readSettings(process.env, root);
  const ready = readJsonFile<ReadyFile>(readyFile);
  if (!ready || !existsSync(dataDir)) {
    const text = `No running server: ${readyFile} is not there. Start one with \`npm start\`, or say --out FOLDER.`;
    throw new StartupError(text);
  }
  const { s3, bucket, dynamoDb, table } = placeOf(ready);
  return {
    target: bucketTarget(s3, bucket),
    folder: dataDir,
    now: systemClock(ready.environment['KUAICAN_CLOCK_ANCHOR']).now(),
    addStores: ({ stores }) =>
      registerStores(new DynamoDbDirectory(dynamoDb, table), seedStores(stores)),
  };
}

try {
  await main();
} catch (error) {
  const { code, message, stack } = error as NodeJS.ErrnoException;
  const isArguments = code?.startsWith('ERR_PARSE_ARGS');
  if (isArguments) process.stderr.write(`${message}\n${USAGE}\n`);
  else process.stderr.write(`${error instanceof StartupError ? message : stack}\n`);
  process.exitCode = 2;
}
